"""What stands in the files that are made: words of the dictionaries, and counts, marks and encodings that matter."""

import codecs
import re
from pathlib import Path

_FOLDER = Path(__file__).parent
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"')
GUIDS = (
    "328dc228-00bc-48c6-8b09-1fbc8bc3435d", "d17b27af-3f49-4822-99f9-56a661538792",
    "00000000-0000-0000-0000-000000000000", "11111111-2222-4333-8444-555555555555",
)  # fmt: skip
TEXTS = (
    "", " ", "0", "5",
    "-1", "+5", "50.0", "1.5", "1,5", "1.234", "1 234", "1\u00a0234", "5 GB", "5GB", "5 120 MB",
    "5 kg", "1000000000", "1000000001", "1e3", "\u0665", "x", "total", "Summa", "Enabled", "Active",
    "Deleted", "true", "False", "CRMSTANDARD", "CRMSTORAGE", "FLOW_FREE", "D365_X", "professional",
    "storage", "contoso:CRMSTANDARD", "a+b", "Unlicensed", "2026-11-23", "2026-11-23T00:00:00Z",
    "/Date(1682823962000)/", "/Date(-99999999999999)/", "\x1b[31m", "\u202e", "\x85", "a\nb", "=1+1",
    "{item}", "\U0001f600", "\u0130", "\u00df", "n" * 1001, "anna@contoso.example",
)  # fmt: skip
VALUES = (0, 1, 5, -1, 10_000, 10**9, 10**9 + 1, 10**30, 0.5, 5.0, 1e308, True, False, None)
MARKS = (",", ";", "\t", "|")
SIGNS = (
    " ", "  ", "\t", "\n", "\r", "|", "+", "-", "--", "=", "==", ":", " : ", "#", "//", "-->",
    "\\", "'", '"', "`", "**", "__", "1", "1 ", "1,", ",", ";", "{", "[", '":', "- ", "&a",
    "*a", "\u00a0", "\u2212", "(qualified offer)", "...", "\\ud83d", "a:b", "\u0130",
)  # fmt: skip
CODECS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8"),
    (b"", "utf-16-le"), (b"", "cp1252"), (b"", "cp850"),
)  # fmt: skip
ENCODINGS = (
    "", "", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp850", "latin-1",
    "shift_jis", "gb18030", "hz", "iso2022_jp", "big5", "cp037", "mbcs", "rot13", "base64", "utf-7",
    "utf_8", "ascii", "mac-roman", "koi8-r", "x",
)  # fmt: skip
FORMATS = (
    "", "", "", "table-csv", "table-tsv", "table-markdown", "table-yaml", "table-json",
    "graph-subscribed-skus", "graph-directory-subscriptions", "partner-center-reconciliation",
    "power-platform-tenant-capacity", "msol-account-sku", "admin-center-licenses", "mg-subscribed-sku-csv",
    "vl-order-lines", "table-xlsx",
)  # fmt: skip


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of one of libFuzzer's dictionaries that stand for keys, headers and values."""
    text = (_FOLDER / f"{name}.dict").read_text(encoding="utf-8")
    found = (word.encode().decode("unicode_escape").encode("latin-1").decode() for word in _WORD.findall(text))
    return tuple(word for word in found if any(map(str.isalpha, word)) and not any(mark in word for mark in '\\"&!*'))
