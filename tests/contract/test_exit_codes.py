"""Every exit code of the contract, each from a real process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from licwizard.errors import Exit
from tests.journeys import HELD, REASON, everything, until, write
from tests.program import PATIENCE, Result, assert_clear, environment, process

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes are those of POSIX")
HOLD = """
import os, sys
from pathlib import Path
from licwizard.store.sqlite import open_store
with open_store(Path(os.environ["LICWIZARD_HOME"]), create=False) as store:
    with store.hold(store.runs()[0]):
        print("held", flush=True)
        sys.stdin.readline()
"""


def test_the_table_is_the_contracts() -> None:
    assert {code.value: code.name for code in Exit} == {
        0: "OK",
        1: "REFUSED",
        2: "USAGE",
        3: "UNKNOWN",
        4: "NEEDS_ANSWER",
        5: "IN_USE",
        6: "STORE",
        70: "BUG",
        130: "INTERRUPTED",
        141: "BROKEN_PIPE",
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 0),
        (("--version",), 0),
        (("runs",), 0),
        (("check", "--current", "50", "--ordered", "50"), 0),
        (("check", "--current", "50", "--ordered", "48"), 1),
        (("check", "--current", "50", "--ordered", "x"), 2),
        (("check", "--current", "50", "--ordered", "professional=50"), 2),
        (("check", "--current", "storage=1.234", "--ordered", "storage=5"), 3),
        (("check", "--current", "unheard of=1", "--ordered", "professional=5"), 3),
        (("migrate", "--answer", "programme=none"), 1),
        (("migrate", "--answer", "programme=none", "--answer", "bought-by=invoice"), 2),
        (("migrate",), 4),
        (("migrate", "--no-input"), 4),
    ],
)
def test_results_and_wrong_usage(arguments: tuple[str, ...], code: int) -> None:
    assert process(*arguments).code == code


def test_a_migration_to_its_end_is_0(tmp_path: Path) -> None:
    assert process("migrate", "--answers", write(tmp_path, everything(tmp_path))).code == 0


def test_waiting_for_another_party_is_0(tmp_path: Path) -> None:
    answers = write(tmp_path, until("order-result", order_result="waiting"))
    assert process("migrate", "--answers", answers).code == 0


def test_a_gate_that_does_not_pass_is_1_and_an_unknown_one_3(tmp_path: Path) -> None:
    short = until("place-order", count_ordered={**HELD, "storage": "4 GB"})
    assert process("migrate", "short", "--answers", write(tmp_path, short)).code == 1
    undated = until("place-order", direct_term={"renews": "no"})
    assert process("migrate", "undated", "--answers", write(tmp_path, undated)).code == 3
    reasoned = until("order-result", direct_term={"renews": "no"}, dates_fit={"reason": REASON})
    assert process("migrate", "reasoned", "--answers", write(tmp_path, reasoned)).code == 4


def test_a_run_that_is_open_elsewhere_is_5_and_can_be_looked_at_all_the_same() -> None:
    process("migrate", "--answer", "programme=enterprise-agreement")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(), text=True
    ) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == "held\n"
            refused = process("migrate", "--answer", "bought-by=invoice")
            looked = process("status")
        finally:
            other.kill()
    assert_clear(refused, 5, "migration", "another name")
    assert looked.code == 0
    assert process("migrate", "--answer", "bought-by=invoice").code == 4


def test_a_store_that_cannot_be_used_is_6(tmp_path: Path) -> None:
    home = tmp_path / "a-file"
    home.write_text("no folder", encoding="utf-8")
    for command in ("migrate", "status", "runs"):
        result = process(command, "--no-input", environ={"LICWIZARD_HOME": str(home)})
        assert_clear(result, 6, "LICWIZARD_HOME")


def test_a_bug_is_70_with_a_log_laid_out_as_a_report(tmp_path: Path) -> None:
    result = process("check", "--current", "50", "--ordered", "50", first=_FAULT)
    assert result.code == 70
    assert result.out == ""
    (sentence,) = result.err.splitlines()
    assert "bug" in sentence
    (log,) = (tmp_path / "licwizard-home" / "logs").iterdir()
    assert str(log) in sentence
    report = log.read_text(encoding="utf-8")
    for part in ("# licwizard", "version", "python", "'--current', '50'", "Traceback", "ZeroDivisionError"):
        assert part in report


def test_a_bug_is_a_document_where_a_script_listens() -> None:
    result = process("check", "--current", "50", "--ordered", "50", "--json", first=_FAULT)
    assert (result.code, result.document["exit_code"], result.document["verdict"]) == (70, 70, None)
    assert [error["code"] for error in result.document["errors"]] == ["bug"]


def test_a_bug_whose_log_cannot_be_written_is_70_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("no folder", encoding="utf-8")
    home = {"LICWIZARD_HOME": str(tmp_path / "a-file")}
    result = process("check", "--current", "50", "--ordered", "50", first=_FAULT, environ=home)
    assert result.code == 70
    assert "Traceback" not in result.err
    assert "ZeroDivisionError" in result.err


_FAULT = "import licwizard.commands.check as command; command.compare_counts = lambda *_: 1 / 0"


@POSIX
def test_ctrl_c_is_130_and_says_how_to_go_on() -> None:
    with _begun("migrate", "--answers", "-") as child:
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=PATIENCE)
    assert child.returncode == 130
    assert "Traceback" not in out + err


@POSIX
def test_ctrl_c_in_the_middle_of_a_script_keeps_the_answers_before_it() -> None:
    first = (
        "import licwizard.core.accept, licwizard.session.drive as drive\n"
        "record = drive.Run.record\n"
        "def interrupted(run, key, value, *, via):\n"
        "    if key.step == 'direct-term':\n"
        "        raise KeyboardInterrupt\n"
        "    return record(run, key, value, via=via)\n"
        "drive.Run.record = interrupted\n"
    )
    answers = ("--answer", "programme=enterprise-agreement", "--answer", "bought-by=invoice")
    result = process("migrate", *answers, "--answer", "direct-term=done", first=first)
    assert result.code == 130
    assert "Traceback" not in result.out + result.err
    assert "licwizard migrate" in result.said
    assert process("status", "--json").document["step"] == "direct-term"


@POSIX
@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("-h",),
        ("check", "--help"),
        ("faq",),
        ("faq", "--json"),
        ("check", "--current", "50", "--ordered", "50"),
        ("check", "--current", "50", "--json"),
        ("migrate", "--answer", "programme=none"),
        ("migrate", "--answer", "programme=none", "--json"),
        ("status",),
    ],
)
def test_a_pipe_that_nobody_reads_is_141_without_a_word(arguments: tuple[str, ...]) -> None:
    if arguments == ("status",):
        process("migrate", "--answer", "programme=none")
    result = _into_a_closed_pipe(*arguments)
    assert (result.code, result.err) == (141, "")


@POSIX
def test_a_reader_that_has_enough_ends_the_program_quietly() -> None:
    """As `licwizard guide show | head -c 1` does: the whole guide does not fit into a pipe."""
    with subprocess.Popen(
        [sys.executable, "-m", "licwizard", "guide", "show"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert len(child.stdout.read(1)) == 1
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 141


def _begun(*arguments: str) -> subprocess.Popen[str]:
    """Start the program, and wait for its first words."""
    child = subprocess.Popen(
        [sys.executable, "-m", "licwizard", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    assert child.stdout is not None
    assert "licwizard" in child.stdout.readline()
    return child


def _into_a_closed_pipe(*arguments: str) -> Result:
    read, write_to = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "licwizard", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=write_to,
        stderr=subprocess.PIPE,
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )
    os.close(write_to)
    return Result(done.returncode, "", done.stderr.decode())
