"""What a file is, by its first bytes and lines; never by its name."""

from enum import Enum, auto

from licwizard.errors import SourceError
from licwizard.load.exports.forms import JSON
from licwizard.load.source import source_error
from licwizard.messages import Message, msg

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0"
_SHEET = msg("open it in Excel and save the sheet as an Excel workbook (.xlsx) or as CSV (UTF-8)")
_FOREIGN = (
    (_OLE, msg("this is a workbook of old Excel (.xls), or one with a password"), _SHEET),
    (b"%PDF", msg("this is a PDF, from which counts cannot be read for certain"), msg("ask for it as CSV or Excel")),
    (b"\x1f\x8b", msg("this is a packed file"), msg("unpack it, and name the file that was in it")),
    (b"7z\xbc\xaf", msg("this is a packed file"), msg("unpack it, and name the file that was in it")),
    (b"\x89PNG", msg("this is a picture"), msg("export the list as CSV, JSON or Excel")),
    (b"\xff\xd8\xff", msg("this is a picture"), msg("export the list as CSV, JSON or Excel")),
)
_MARKUP = ("<!doctype", "<html", "<?xml", "<table", "<head", "<body", "<div", "<meta", "<objs")


class Shape(Enum):
    """The ways in which a file can hold an inventory."""

    WORKBOOK = auto()
    JSON = auto()
    FORMAT_LIST = auto()
    MARKDOWN = auto()
    RULED = auto()
    YAML = auto()
    DELIMITED = auto()


_FORCED = {
    "table-xlsx": Shape.WORKBOOK,
    "table-csv": Shape.DELIMITED,
    "table-tsv": Shape.DELIMITED,
    "table-markdown": Shape.MARKDOWN,
    "table-yaml": Shape.YAML,
    "table-json": Shape.JSON,
}


def is_workbook(head: bytes, name: str, form: str) -> bool:
    """Return whether a file that begins with these bytes is a workbook; `form` may force what it is.

    Raises SourceError for files of another kind, and for a forced format that the bytes contradict.
    """
    _refuse_foreign(head, name)
    zipped = head.startswith(_ZIP)
    forced = _FORCED.get(form)
    if zipped and forced not in {None, Shape.WORKBOOK}:
        raise _error(name, msg("this is a workbook or another packed file, not {format}", format=form), _SHEET)
    if not zipped and forced is Shape.WORKBOOK:
        raise _error(name, msg("this is no workbook"), msg("leave out {option}", option="--format-in"))
    return zipped


def shape_of(text: str, name: str, form: str) -> Shape:
    """Return the shape of a file that begins with this text; `form` may force it.

    Raises SourceError for marked-up text, and for a forced format that the text contradicts.
    """
    return _FORCED.get(form) or _of_text(text, name, form)


def _of_text(text: str, name: str, form: str) -> Shape:
    from licwizard.load.exports.format_list import is_format_list  # noqa: PLC0415 - a workbook needs none of them
    from licwizard.load.exports.markdown import is_markdown  # noqa: PLC0415
    from licwizard.load.exports.plain_yaml import is_yaml  # noqa: PLC0415
    from licwizard.load.exports.ruled import is_ruled  # noqa: PLC0415

    first = text.lstrip()
    if first[:1] in {"{", "["}:
        return Shape.JSON
    if form in JSON and form not in {"partner-center-reconciliation", "graph-directory-subscriptions"}:
        raise _error(
            name, msg("this is no JSON, as {format} is", format=form), msg("leave out {option}", option="--format-in")
        )
    if first[:20].casefold().startswith(_MARKUP):
        raise _error(name, msg("this is a web page or XML, not a list"), msg("export the list as CSV, JSON or Excel"))
    whole = text[: text.rfind("\n") + 1] or text  # the last line of a head may be cut
    if is_format_list(whole):
        return Shape.FORMAT_LIST
    if is_markdown(whole):
        return Shape.MARKDOWN
    if is_ruled(whole):
        return Shape.RULED
    return Shape.YAML if is_yaml(whole) else Shape.DELIMITED


def _refuse_foreign(head: bytes, name: str) -> None:
    for mark, problem, way_out in _FOREIGN:
        if head.startswith(mark):
            raise _error(name, problem, way_out)


def _error(name: str, problem: Message, way_out: Message) -> SourceError:
    return source_error("not-a-list", name, problem, way_out)
