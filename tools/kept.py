"""Files that a tool makes and git keeps: written, or compared with what there is."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
Files = Mapping[Path, str]


def stale(files: Files, root: Path = ROOT) -> tuple[Path, ...]:
    """Return the paths, relative to `root`, whose content is not what it should be."""
    return tuple(path for path, text in files.items() if _content(root / path) != text)


def write(files: Files, root: Path = ROOT) -> None:
    """Write the files, UTF-8 and with line feeds on every system."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def run(make: Callable[[], Files], about: str) -> int:
    """Make the files and write them; with --check write nothing, and return 1 if one of them is stale."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--check", action="store_true", help="write nothing; return 1 if a file is stale")
    check = parser.parse_args().check
    files = make()
    found = stale(files)
    if not check:
        write(files)
    for path in found:
        print(f"{path.as_posix()}: {'stale; make it again' if check else 'written'}")
    return int(check and bool(found))


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
