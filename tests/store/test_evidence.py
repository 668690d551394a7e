"""Copies of what was shown."""

from hashlib import sha256
from pathlib import Path

import pytest

from licwizard.errors import SourceError, StoreError
from licwizard.store.evidence import keep


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def test_a_copy_lies_under_its_digest_and_is_made_once(tmp_path: Path) -> None:
    shown = tmp_path / "before.json"
    shown.write_bytes(b"what was shown")
    kept = keep(tmp_path / "home", shown, digest(b"what was shown"))
    assert kept.read_bytes() == b"what was shown"
    shown.unlink()
    assert keep(tmp_path / "home", shown, digest(b"what was shown")) == kept
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_a_file_that_changed_since_it_was_read_is_not_kept(tmp_path: Path) -> None:
    shown = tmp_path / "before.json"
    shown.write_bytes(b"something else")
    with pytest.raises(SourceError) as error:
        keep(tmp_path / "home", shown, digest(b"what was shown"))
    assert error.value.code == "changed-file"
    assert not any((tmp_path / "home" / "evidence").iterdir())


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way", encoding="utf-8")
    shown = tmp_path / "before.json"
    shown.write_bytes(b"x")
    with pytest.raises(StoreError):
        keep(tmp_path / "home", shown, digest(b"x"))
