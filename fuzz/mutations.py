"""What can be wrong with a small workbook: its cells, its XML, its package, its zip."""

import re
import struct
from collections.abc import Callable
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED

from fuzz.made import NASTY, NUMBERS, PLACES, lying, packed, some

ENCODINGS = ("utf-8", "utf-16", "iso-8859-1", "cp037", "rot13", "utf-7", "zip", "shift_jis", "idna", "x" * 300)


def _mutated_xml(random: Random) -> bytes:
    parts = some(random, random.choice((0, 0, 0.1)))
    for _ in range(random.choice((1, 1, 2, 5))):
        path = random.choice(list(parts))
        parts[path] = random.choice(_XML)(random, parts[path].decode("utf-8", "replace")).encode("utf-8", "replace")
    return packed(parts)


def _swap(pattern: str, choices: tuple[str, ...]) -> Callable[[Random, str], str]:
    def change(random: Random, text: str) -> str:
        found = list(re.finditer(pattern, text))
        if not found:
            return text
        match = random.choice(found)
        return text[: match.start()] + random.choice(choices) + text[match.end() :]

    return change


def _twice(random: Random, text: str) -> str:
    found = list(re.finditer(r"<(\w+)[^>]*>.*?</\1>|<\w[^>]*/>", text, re.DOTALL))
    match = random.choice(found) if found else None
    return text[: match.end()] + match[0] * random.choice((1, 3)) + text[match.end() :] if match else text


def _gone(random: Random, text: str) -> str:
    found = list(re.finditer(r"<[^>]*>", text))
    match = random.choice(found) if found else None
    return text[: match.start()] + text[match.end() :] if match else text


def _shuffled(random: Random, text: str) -> str:
    rows = re.findall(r"<row .*?</row>|<c .*?</c>", text, re.DOTALL)
    random.shuffle(rows)
    return re.sub(r"(<sheetData>).*(</sheetData>)", lambda m: m[1] + "".join(rows) + m[2], text, flags=re.DOTALL)


def _typed(random: Random, text: str) -> str:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    head = random.choice((f"<!DOCTYPE x [{bomb}]>", '<!DOCTYPE x SYSTEM "file:///etc/passwd">', "<!DOCTYPE x>"))
    return head + text.replace("<v>", "<v>&e9;", 1)


def _encoded(random: Random, text: str) -> str:
    return f'<?xml version="1.0" encoding="{random.choice(ENCODINGS)}"?>{text}'


def _nested(random: Random, text: str) -> str:
    depth = random.choice((10, 60, 3000))
    tag = random.choice(("a", "extLst", "is", "r", "c", "row"))
    return _swap(r"(?<=>)(?=<)", (f"<{tag}>" * depth + f"</{tag}>" * depth,))(random, text)


_XML: tuple[Callable[[Random, str], str], ...] = (
    _swap(r'(?<==")[^"]*(?=")', (*NASTY, *PLACES, *NUMBERS)),
    _swap(r"(?<=>)[^<]+(?=<)", (*NASTY, *NUMBERS, "&#0;", "&x;", "]]>", "\x01", "<![CDATA[x]]>", "&amp;" * 50)),
    _swap(r"<\w+", ("<x", "<v", "<row", "<c", "<is", "<si", "<sheetData", "<r:c")),
    _swap(r"xmlns", ("xmlns:q", "xmlnz", "a")),
    _swap(r"/main\"", ('/man"', '"', '/main" xmlns:z="' + "z" * 3000 + '"')),
    _twice,
    _gone,
    _shuffled,
    _typed,
    _encoded,
    _nested,
)


def _mutated_package(random: Random) -> bytes:
    parts = some(random)
    for _ in range(random.choice((1, 1, 2))):
        path = random.choice(list(parts))
        match random.randrange(6):
            case 0 if len(parts) > 1:
                del parts[path]
            case 1:
                parts[path] = parts[random.choice(list(parts))]
            case 2:
                parts[path] = parts[path][: random.randrange(len(parts[path]) + 1)]
            case 3:
                parts[random.choice((path.upper(), path.replace("/", "\\"), f"../{path}", f"/{path}"))] = parts.pop(
                    path
                )
            case 4:
                text = parts.get("xl/_rels/workbook.xml.rels", b"")
                link = random.choice(
                    (b"http://h/x", b"../../x", b"/xl/workbook.xml", b"", b"sharedStrings.xml", b"%2e")
                )
                parts["xl/_rels/workbook.xml.rels"] = re.sub(
                    rb'Target="[^"]*"', b'Target="' + link + b'"', text, count=1
                )
            case _:
                parts[
                    random.choice(("xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "docProps/core.xml"))
                ] = b"<x"
    return packed(parts, random.choice((ZIP_DEFLATED, ZIP_STORED) * 8 + (ZIP_BZIP2,)))


def _mutated_zip(random: Random) -> bytes:
    data = bytearray(packed(some(random), random.choice((ZIP_DEFLATED, ZIP_STORED))))
    for _ in range(random.choice((1, 1, 3, 20))):
        at = random.randrange(len(data))
        match random.randrange(7):
            case 0:
                data[at] ^= 1 << random.randrange(8)
            case 1:
                data[at : at + 4] = struct.pack("<I", random.choice((0, 1, 0xFFFFFFFF, 0x7FFFFFFF, 65536)))
            case 2:
                del data[at : at + random.choice((1, 7, 1000))]
            case 3:
                data[at:at] = bytes(random.choices(range(256), k=random.choice((1, 9))))
            case _:  # in a header, where it matters
                marks = [m.start() for m in re.finditer(rb"PK(\x01\x02|\x03\x04|\x05\x06)", bytes(data))]
                if marks:
                    at = random.choice(marks) + random.randrange(46)
                    data[at : at + 2] = struct.pack("<H", random.choice((0, 1, 8, 0xFFFF, random.randrange(65536))))
        if not data:
            break
    return bytes(data)


def _flipped(random: Random) -> bytes:
    parts = some(random)
    path = random.choice(list(parts))
    data = bytearray(parts[path])
    for _ in range(random.choice((1, 1, 2, 8))):
        data[random.randrange(len(data))] = random.randrange(256)
    parts[path] = bytes(data)
    return packed(parts)


def _plain(random: Random) -> bytes:
    return packed(some(random))


def _odd_cells(random: Random) -> bytes:
    return packed(some(random, random.choice((0.05, 0.2, 0.6))))


def _lying(random: Random) -> bytes:
    parts = some(random)
    path = random.choice(list(parts))
    return lying(path, parts[path] + b" " * random.choice((1, 10_000_000)), random.choice((1, len(parts[path]))))


MUTATIONS: dict[str, tuple[float, Callable[[Random], bytes]]] = {
    "plain": (8, _plain),
    "odd cells": (20, _odd_cells),
    "XML": (27, _mutated_xml),
    "package": (15, _mutated_package),
    "zip": (18, _mutated_zip),
    "bytes": (10, _flipped),
    "lying sizes": (1, _lying),
}
