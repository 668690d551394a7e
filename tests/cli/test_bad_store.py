"""A store that cannot be read or written: exit 6, where it is, a way out, and nothing lost."""

import sqlite3
import sys
from pathlib import Path

import pytest

from tests.program import Call, assert_clear, process

BEGIN = ("migrate", "--answer", "programme=enterprise-agreement")
COMMANDS = (BEGIN, ("status",), ("runs",))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "licwizard-home"


def store(home: Path) -> Path:
    return home / "licwizard.sqlite3"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_where_the_folder_should_be(
    licwizard: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for below in ("file", "file/below", "file/far/below"):
        monkeypatch.setenv("LICWIZARD_HOME", str(tmp_path / below))
        assert_clear(licwizard(*command), 6, str(tmp_path / "file"), "LICWIZARD_HOME")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_where_the_database_should_be(licwizard: Call, home: Path, command: tuple[str, ...]) -> None:
    store(home).mkdir(parents=True)
    assert_clear(licwizard(*command), 6, str(store(home)))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "content", [b"no database at all, only a few words of text" * 40, b"\0" * 4096, b"SQLite format 3\0"]
)
def test_a_file_that_is_no_database_stays_as_it_is(
    licwizard: Call, home: Path, command: tuple[str, ...], content: bytes
) -> None:
    home.mkdir()
    store(home).write_bytes(content)
    assert_clear(licwizard(*command), 6, str(store(home)))
    assert store(home).read_bytes() == content


@pytest.mark.parametrize("command", COMMANDS)
def test_a_store_cut_off_in_the_middle(licwizard: Call, home: Path, command: tuple[str, ...]) -> None:
    licwizard(*BEGIN)
    half = store(home).read_bytes()[:6000]
    store(home).write_bytes(half)
    assert_clear(licwizard(*command), 6, "damaged", "backup")
    assert store(home).read_bytes() == half


@pytest.mark.parametrize("command", COMMANDS)
def test_a_store_of_a_newer_version_is_not_touched(licwizard: Call, home: Path, command: tuple[str, ...]) -> None:
    licwizard(*BEGIN)
    with sqlite3.connect(store(home)) as database:
        database.execute("PRAGMA user_version = 7")
    database.close()
    before = store(home).read_bytes()
    assert_clear(licwizard(*command), 6, "version 7", "newer licwizard")
    assert store(home).read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_database_of_another_program_is_not_touched(licwizard: Call, home: Path, command: tuple[str, ...]) -> None:
    home.mkdir()
    with sqlite3.connect(store(home)) as database:
        database.execute("CREATE TABLE bookmarks (address TEXT)")
    database.close()
    before = store(home).read_bytes()
    assert_clear(licwizard(*command), 6, "another program")
    assert store(home).read_bytes() == before


FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_full_disk_at_the_beginning_leaves_nothing_half_made() -> None:
    result = process(*BEGIN, first=FULL.format(size=4096))
    assert result.code == 6
    assert "Traceback" not in result.err
    assert "error: " in result.err
    assert "help: " in result.err
    assert process("runs", "--json").document["runs"] == []
    assert process(*BEGIN).code == 4


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_full_disk_later_loses_no_answer_that_was_given(home: Path) -> None:
    process(*BEGIN)
    size = store(home).stat().st_size
    long = f"direct-term={{billing-account: {'x' * 1900}, subscription-ids: [{'y' * 1900}]}}"
    arguments = ("migrate", "--answer", "bought-by=invoice", "--answer", long)
    result = process(*arguments, first=FULL.format(size=size))
    assert result.code == 6
    assert "Traceback" not in result.err
    status = process("status", "--json").document
    assert status["answers"] == {"programme": "enterprise-agreement", "bought-by": "invoice"}
    assert process(*arguments).code == 4
    assert process("status", "--json").document["step"] == "online-services"
