"""XML from outside, gone through once under bounds: what passes is safe to give to a library.

No document types, and so no entities; no tag without end; no depth, no number of elements, attributes
or names that a reader which keeps them all could not bear.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.parsers import expat

from licwizard.errors import SourceError
from licwizard.load.exports.workbook_faults import bad_workbook, too_large
from licwizard.messages import msg

DEPTH_LIMIT = 48
_CHUNK = 64 * 1024
_TAG_LIMIT = 256 * 1024
_NAME_LIMIT = 512  # with the namespace, which a reader puts before every name
_NAMES_LIMIT = 4_000
_ENCODINGS = {"", "utf-8", "utf8", "us-ascii", "ascii"}
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")

Start = Callable[[str, Mapping[str, str], int], None]
End = Callable[[int], None]
Text = Callable[[str], None]


class Handlers(NamedTuple):
    """What is called for the begin of an element, its end, and text.

    Names are `namespace name`; numbers are the byte at which a tag begins.
    """

    start: Start
    end: End | None = None
    text: Text | None = None


def scan_xml(data: bytes, where: str, handlers: Handlers, *, limit: int, past: SourceError | None = None) -> int:
    """Return how many elements and attributes there are, having called the handlers for each.

    Raises SourceError for what is no XML, for document types, and past the bounds, of which `limit` is
    the number of elements and attributes: then `past`, if that is given.
    """
    names: dict[str, str] = {}
    parser = expat.ParserCreate(namespace_separator=" ", intern=names)
    parser.buffer_text = True
    bounds = _Bounds(where, handlers, parser)
    if data.startswith(_WIDE):
        raise bounds.wide()
    parser.StartElementHandler = bounds.begun
    parser.EndElementHandler = bounds.ended
    parser.StartNamespaceDeclHandler = bounds.declared
    parser.XmlDeclHandler = bounds.headed
    parser.StartDoctypeDeclHandler = bounds.typed
    if handlers.text:
        parser.CharacterDataHandler = handlers.text
    try:
        for at in range(0, len(data), _CHUNK):
            parser.Parse(data[at : at + _CHUNK], False)  # noqa: FBT003 - expat's own way
            if at + _CHUNK - parser.CurrentByteIndex > _TAG_LIMIT or len(names) > _NAMES_LIMIT:
                raise bounds.strange()
            if bounds.count > limit:
                raise past or too_large(where, msg("its XML has more than {limit} parts", limit=limit))
        parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, UnicodeError, LookupError):
        raise bad_workbook(where, msg("the XML is damaged")) from None
    return bounds.count


class _Bounds:
    def __init__(self, where: str, handlers: Handlers, parser: expat.XMLParserType) -> None:
        self.count = 0
        self._depth = 0
        self._where = where
        self._handlers = handlers
        self._parser = parser

    def wide(self) -> SourceError:
        return bad_workbook(self._where, msg("the XML is not UTF-8"))

    def strange(self) -> SourceError:
        return bad_workbook(self._where, msg("the XML is not that of a workbook"))

    def begun(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1 + len(attributes)
        self._depth += 1
        if self._depth > DEPTH_LIMIT or len(name) > _NAME_LIMIT:
            raise self.strange()
        self._handlers.start(name, attributes, self._parser.CurrentByteIndex)

    def ended(self, _name: str) -> None:
        self._depth -= 1
        if self._handlers.end:
            self._handlers.end(self._parser.CurrentByteIndex)

    def declared(self, _prefix: str | None, _namespace: str | None) -> None:
        self.count += 1

    def headed(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "").casefold() not in _ENCODINGS:
            raise self.wide()

    def typed(self, *_: object) -> None:
        raise bad_workbook(self._where, msg("the XML declares a document type, which workbooks do not"))
