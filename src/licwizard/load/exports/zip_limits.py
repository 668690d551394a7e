"""Zip files from outside: what they declare is held against bounds, and then against what is really in them."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from licwizard.load.exports.workbook_bounds import Bounds
from licwizard.load.exports.workbook_faults import bad_workbook, too_large
from licwizard.messages import msg

MEMBER_LIMIT = 2_000
RATIO_LIMIT = 300
_RATIO_FROM = 1024 * 1024
_MEGABYTE = 1024 * 1024
_ENTRY = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s22sHH")
_ENCRYPTED = 0x1
_SHOWN = 80


class Member(NamedTuple):
    """A file in the zip: its declared size and checksum, and where its packed bytes lie."""

    name: str
    method: int
    size: int
    checksum: int
    start: int
    end: int


class Archive(NamedTuple):
    """A zip that keeps the bounds; members under their names, small letters and `/` throughout."""

    name: str
    data: bytes
    members: Mapping[str, Member]
    bounds: Bounds

    def read(self, path: str) -> bytes:
        """Return the bytes of a member.

        Raises SourceError where it is missing or larger than is read, or where its size or checksum is
        not what the zip declares.
        """
        member = self.members.get(key(path))
        if member is None:
            raise bad_workbook(self.name, msg("the part {part} is missing", part=path[:_SHOWN]))
        if member.size > self.bounds.part:
            limit, part = self.bounds.part // _MEGABYTE, member.name[:_SHOWN]
            problem = msg("the part {part} unpacks to more than {limit} MB", part=part, limit=limit)
            raise too_large(self.name, problem, self.bounds.way_out)
        packed = self.data[member.start : member.end]
        content = packed if member.method == ZIP_STORED else _inflated(packed, member.size)
        if content is None or len(content) != member.size or zlib.crc32(content) != member.checksum:
            raise bad_workbook(self.name, msg("the part {part} is damaged", part=member.name[:_SHOWN]))
        return content


def key(path: str) -> str:
    """Return the name under which a member is found: names of parts do not tell letter case apart."""
    return path.replace("\\", "/").lstrip("/").casefold()


def open_archive(data: bytes, name: str, bounds: Bounds) -> Archive:
    """Return the zip in `data`; no member is unpacked.

    Raises SourceError for what is no zip, is encrypted, holds two members of one name or members that
    overlap, or declares more than the bounds.
    """
    if data.count(_ENTRY) > MEMBER_LIMIT:  # before zipfile makes an object of each
        raise too_large(name, msg("the workbook consists of more than {count} files", count=MEMBER_LIMIT))
    try:
        with ZipFile(BytesIO(data)) as opened:
            listed = [info for info in opened.infolist() if not info.is_dir()]
    except Exception:  # noqa: BLE001 - zipfile has no bound on what it raises for bytes that are no zip
        raise bad_workbook(name, msg("the workbook is cut off or damaged")) from None
    if sum(info.file_size for info in listed) > bounds.total:
        problem = msg("the workbook unpacks to more than {limit} MB", limit=bounds.total // _MEGABYTE)
        raise too_large(name, problem, bounds.way_out)
    members: dict[str, Member] = {}
    for info in listed:
        if key(info.filename) in members:
            raise bad_workbook(name, msg("the part {part} is there twice", part=info.filename[:_SHOWN]))
        members[key(info.filename)] = _member(data, name, info)
    spans = sorted((info.header_offset, members[key(info.filename)].end) for info in listed)
    if any(end > following for (_, end), (following, _) in pairwise(spans)):
        raise bad_workbook(name, msg("parts of the workbook overlap"))
    return Archive(name, data, members, bounds)


def _member(data: bytes, name: str, info: ZipInfo) -> Member:
    if info.flag_bits & _ENCRYPTED:
        raise bad_workbook(name, msg("the workbook is encrypted"), msg("save it without a password"))
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise bad_workbook(name, msg("the workbook is packed in a way that workbooks are not"))
    if info.file_size > _RATIO_FROM and info.file_size > RATIO_LIMIT * info.compress_size:
        raise too_large(name, msg("the part {part} is packed more tightly than any table", part=info.filename[:_SHOWN]))
    offset = info.header_offset
    if not 0 <= offset <= len(data) - _LOCAL.size:
        raise bad_workbook(name, msg("the workbook is cut off or damaged"))
    signature, _, name_size, extra_size = _LOCAL.unpack_from(data, offset)
    start = offset + _LOCAL.size + name_size + extra_size
    end = start + info.compress_size
    if signature != b"PK\x03\x04" or end > len(data):
        raise bad_workbook(name, msg("the workbook is cut off or damaged"))
    return Member(info.filename, info.compress_type, info.file_size, info.CRC, start, end)


def _inflated(packed: bytes, size: int) -> bytes | None:
    """Return the unpacked bytes, at most one more than declared; None for what is not packed so."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(packed, size + 1)
    except zlib.error:
        return None
    return content if stream.eof else None
