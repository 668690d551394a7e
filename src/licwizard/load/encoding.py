"""In which encoding a text stands: as its mark says, else as declared, else UTF-8; never guessed."""

import codecs
from typing import NamedTuple

from licwizard.errors import SourceError
from licwizard.load.source import binary, source_error
from licwizard.messages import msg

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before that of UTF-16, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# They spell characters with others, and some of them halves of characters too.
_ESCAPES = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
# å ä ö é ü Å Ä Ö É in the code page of DOS, which means nothing but quotation marks and dashes in that of Windows
_DOS = frozenset(b"\x86\x84\x94\x82\x81\x8f\x8e\x99\x90")
_FEW = 4


class Codec(NamedTuple):
    """A codec of Python, and how many bytes of a mark stand before the text."""

    name: str
    skip: int


def codec_of(head: bytes, declared: str, name: str) -> Codec:
    """Return how a text that begins with `head` is decoded: by its mark, whatever is declared of the others.

    Raises SourceError for an encoding that is unknown, and for UTF-16 without a mark that is not declared.
    """
    codec = _known(declared, name) if declared else ""
    for mark, marked in _MARKS:
        if head.startswith(mark):
            return Codec(marked, len(mark))
    if not codec:
        _refuse_wide(head, name)
        return Codec("utf-8", 0)
    if codec in {"utf-16", "utf-32"}:
        # The end that an ASCII letter begins with: half of the bytes are zero in either
        codec += "-be" if head[:1] == b"\0" else "-le"
    return Codec(codec, 0)


def decode(data: bytes, declared: str, name: str) -> str:
    """Return the text of a whole file; raises SourceError for what is none."""
    codec = codec_of(data, declared, name)
    try:
        text = data[codec.skip :].decode(codec.name)
    except UnicodeDecodeError as error:
        raise undecodable(error, codec.skip + error.start, codec, name) from None
    if "\0" in text:
        raise binary(name)
    return text


def beginning(head: bytes, codec: Codec) -> str:
    """Return what can be read of a head, which may end inside a character."""
    decoder = codecs.getincrementaldecoder(codec.name)("replace")
    return decoder.decode(head[codec.skip :])


def undecodable(error: UnicodeDecodeError, offset: int, codec: Codec, name: str) -> SourceError:
    """Return the error for bytes that are no text, with what the encoding may be in its help."""
    if codec.name != "utf-8":
        return source_error(
            "not-decodable",
            name,
            msg("the file is not {encoding} text (byte {offset})", encoding=codec.name, offset=offset),
            msg("export it again")
            if codec.skip
            else msg("say in which encoding it stands: {option}", option="--encoding NAME"),
        )
    option = f"--encoding {_likely(error.object)}"
    return source_error(
        "not-utf-8",
        name,
        msg("the file is not UTF-8 text (byte {offset})", offset=offset),
        msg("save it again as UTF-8, or, if that is what it stands in, say {option}", option=option),
    )


def _known(declared: str, name: str) -> str:
    try:
        codec = codecs.lookup(declared).name.replace("_", "-")
        "a".encode(codec)  # a codec from bytes to bytes has no text to encode
    except (LookupError, ValueError):
        codec = ""
    if not codec or codec in _ESCAPES:
        raise source_error(
            "unknown-encoding",
            name,
            msg("'{encoding}' is no encoding of text that licwizard knows", encoding=declared),
            msg("name one, such as {names}", names=("utf-8", "utf-16", "cp1252", "iso-8859-1")),
        )
    return codec.removesuffix("-sig")


def _refuse_wide(head: bytes, name: str) -> None:
    """Refuse text in which every other byte is zero."""
    for first, second in ((head[::2], head[1::2]), (head[1::2], head[::2])):
        if second and second.count(0) * 2 > len(second) and not first.count(0) and len(head) >= _FEW:
            raise source_error(
                "not-utf-8",
                name,
                msg("the file is not UTF-8 text; it looks like UTF-16 without its mark"),
                msg("say so: {option}", option="--encoding utf-16"),
            )


def _likely(data: bytes) -> str:
    beyond = {byte for byte in data if byte > 0x7F}  # noqa: PLR2004 - the last byte of ASCII
    return "cp850" if beyond <= _DOS else "cp1252"
