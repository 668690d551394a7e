"""Keeps the translations with the texts: `python tools/translations.py extract|update|compile|check`.

extract   writes what there is to translate to build/locale/*.pot, for a translator's own tools
update    merges it into data/locale/LANG/LC_MESSAGES/*.po; what has changed is marked fuzzy
compile   makes the .mo files that the program reads
check     lists what is missing, doubtful or left over, and returns 1 if anything is
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import PoFileError, read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # as a script, it would see its own folder alone

from hatch_build import compile_all, compiled  # noqa: E402
from tools.extraction import guide_template, languages, program_template  # noqa: E402

# No date and no version of a tool: a catalogue changes when a text does.
_HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: licwizard\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def templates(root: Path) -> dict[str, Catalog]:
    """Return what there is to translate, by domain."""
    return {"licwizard": program_template(root)[0], "guide": guide_template(root)}


def extract(root: Path) -> None:
    """Write the templates, with nothing translated."""
    for domain, template in templates(root).items():
        _write(root / "build" / "locale" / f"{domain}.pot", template, "en")


def update(root: Path) -> None:
    """Merge the templates into the catalogues; those that are not there yet are begun."""
    for domain, template in templates(root).items():
        for language in languages(root):
            path = _catalogue_path(root, language, domain)
            catalogue = _read(path) if path.is_file() else Catalog(locale=language)
            catalogue.update(template)
            _write(path, catalogue, language)


def problems(root: Path) -> Iterator[str]:
    """Yield what keeps the translations from being whole, a line each."""
    for loose in program_template(root)[1]:
        yield f"{loose.place}: {loose.call}() without a literal text, which nobody can translate"
    for domain, template in templates(root).items():
        for language in languages(root):
            path = _catalogue_path(root, language, domain)
            place = path.relative_to(root).as_posix()
            if not path.is_file():
                yield f"{place}: not there"
                continue
            try:
                catalogue = _read(path)
            except (PoFileError, UnicodeDecodeError) as error:
                yield f"{place}: {error}"
                continue
            yield from (f"{place}{problem}" for problem in _compared(template, catalogue))
            if not _is_compiled(path):
                yield f"{path.with_suffix('.mo').relative_to(root).as_posix()}: missing or older than its .po"


def _compared(template: Catalog, catalogue: Catalog) -> Iterator[str]:
    for wanted in template:
        if not wanted.id:
            continue
        found = catalogue.get(wanted.id)
        if found is None or found.id != wanted.id or not all(_forms(found.string)):
            yield f": untranslated: {_short(wanted)}"
        elif found.fuzzy:
            yield f":{found.lineno}: fuzzy: {_short(found)}"
        elif not _same_places(found):
            yield f":{found.lineno}: other {{places}} than the English: {_short(found)}"
    for message in catalogue:
        if message.id and message.id not in template:
            yield f":{message.lineno}: left over: {_short(message)}"
    for message in catalogue.obsolete.values():
        yield f":{message.lineno}: left over (#~): {_short(message)}"


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the one form of a text, or singular and plural."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _same_places(message: Message) -> bool:
    ids = _forms(message.id)
    known = frozenset[str]().union(*(_places(text) for text in ids))
    for number, form in enumerate(_forms(message.string)):
        wanted = _places(ids[min(number, len(ids) - 1)])
        if len(ids) > 1:
            wanted -= {"count"}  # one language writes "1 licence", another "a licence"
        if not wanted <= _places(form) <= known:
            return False
    return True


def _places(text: str) -> frozenset[str]:
    try:
        parts = [(name, spec) for _, name, spec, _ in Formatter().parse(text) if name is not None]
    except ValueError:  # a lone brace: no template
        return frozenset({"{"})
    return frozenset(f"{name}:{spec}" if spec else name for name, spec in parts)


def _is_compiled(path: Path) -> bool:
    """Compare the messages; the header names a version of Babel."""
    mo = path.with_suffix(".mo")
    return mo.is_file() and _content(mo.read_bytes()) == _content(compiled(path))


def _content(mo: bytes) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(_forms(message.id), _forms(message.string)) for message in read_mo(BytesIO(mo)) if message.id}


def _short(message: Message) -> str:
    text = _forms(message.id)[0]
    return text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004


def _catalogue_path(root: Path, language: str, domain: str) -> Path:
    return root / "data" / "locale" / language / "LC_MESSAGES" / f"{domain}.po"


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name, abort_invalid=True)


def _write(path: Path, catalogue: Catalog, language: str) -> None:
    output = BytesIO()
    write_po(output, catalogue, omit_header=True, include_lineno=False, width=0)
    header = _HEADER.format(language=language, plural=Catalog(locale=language).plural_forms)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header.encode() + output.getvalue().rstrip(b"\n") + b"\n")


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Do what was asked for under `root` and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("extract", "update", "compile", "check"))
    match parser.parse_args(arguments).task:
        case "extract":
            extract(root)
        case "update":
            update(root)
        case "compile":
            compile_all(root / "data" / "locale")
        case _:
            found = list(problems(root))
            print(*found or ["the translations are whole"], sep="\n")
            return 1 if found else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
