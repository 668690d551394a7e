"""Everything that is found in a guide file, each finding with its place."""

from datetime import date
from pathlib import Path as FilePath

from licwizard.core.finding import Finding, Linted, Placed
from licwizard.core.guide import Guide
from licwizard.core.lint import check
from licwizard.errors import SourceError
from licwizard.load.files import text_of
from licwizard.load.guide import read_guide, read_guide_file
from licwizard.load.po import guide_translations, read_po
from licwizard.load.translations import doubts
from licwizard.load.yaml import Document, read_yaml

_WEIGHT = {"warning": 0, "unknown": 1, "error": 2}


def lint_file(given: str, today: date) -> Linted:
    """Return what is found in a guide file; raises SourceError where it cannot be read at all."""
    file = read_guide_file(given)
    text = text_of(file)
    try:
        document = read_yaml(text, given)
    except SourceError as error:
        _, line, column = (error.where or "::").rsplit(":", 2)
        finding = Finding("not-yaml", (), error.message, error.help)
        return Linted(given, (Placed(finding, int(line), int(column), error.excerpt),))
    guide = read_guide(document)
    if not isinstance(guide, Guide):
        found = [Finding(one.code, one.path, one.message, one.help) for one in guide]
        return Linted(given, _sorted(document, found))
    found = list(check(guide, today)[1])
    for language in guide.languages:
        if language != guide.language:
            translated = read_po(guide_translations(FilePath(given).expanduser().parent, language))
            found += doubts(document.value, language, translated)
    return Linted(given, _sorted(document, found))


def _sorted(document: Document, findings: list[Finding]) -> tuple[Placed, ...]:
    placed = [Placed(one, *document.place(one.path), document.excerpt(one.path)) for one in findings]
    return tuple(sorted(placed, key=lambda one: (_WEIGHT[one.severity], one.finding.code, one.line, one.column)))
