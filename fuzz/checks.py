"""What has to hold of anything that a reader is given; `TARGETS` are the readers, by the names of `fuzz/readers.py`.

Nothing here needs atheris, so the tests read the corpus with it too.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zlib import crc32

from licwizard.core.catalogue import Catalogue
from licwizard.core.compare import compare
from licwizard.core.doubts import doubts
from licwizard.core.inventory import take_stock
from licwizard.core.people import assigned_counts, changes_from_json, changes_to_json, compare_people
from licwizard.core.stock import Holding, Source, Stock
from licwizard.core.stock_json import stock_from_json, stock_to_json
from licwizard.errors import LicwizardError
from licwizard.i18n import Translator
from licwizard.load.catalogue import load_catalogue
from licwizard.load.export import read_stock
from licwizard.load.exports import delimited, format_list, json_export, markdown, plain_yaml, rows, ruled
from licwizard.load.exports.export import Reading
from licwizard.load.people import read_people
from licwizard.show.check import Beside, check_text
from licwizard.show.check_document import check_body
from licwizard.show.check_formats import check_csv, check_github, check_markdown, check_plain
from licwizard.show.document import document, failed
from licwizard.show.errors import error_text

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).resolve().parents[1]
READERS = (delimited, format_list, json_export, markdown, plain_yaml, ruled)  # which are loaded late, and seen only so
SECONDS = 2.0
MEGABYTES = 200
LONG = 64 * 1024
LONGEST_ERROR = 16_000
NOT_A_WORKBOOK = b"not a workbook, which fuzz/workbooks.py makes"
# Written otherwise than in show/safe.py: control characters, and what turns the direction of text
_OBEYED = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_WORKBOOK = b"PK"
_HEADER = b"Item,Count,Unit\n"
_UNIT = 1024 if sys.platform == "linux" else 1  # what the system counts memory in: kilobytes, or bytes


class BreachError(Exception):
    """Something that no user may meet."""


@cache
def catalogue() -> Catalogue:
    """Return the catalogue that comes with licwizard."""
    return load_catalogue(ROOT / "data" / "products.yaml")


@cache
def translators() -> tuple[Translator, ...]:
    """Return English and Swedish (English sentences with Swedish numbers, where nothing is compiled)."""
    return tuple(Translator(language, (ROOT / "data" / "locale",)) for language in ("en", "sv"))


def run(target: str, data: bytes) -> str:
    """Read the bytes; return `read`, or the code of the error. Raises what no user may meet, BreachError among it."""
    memory, started = _memory(), time.process_time()
    try:
        TARGETS[target](data)
        word = "read"
    except LicwizardError as error:
        check_error(error, crc32(data))
        word = error.code
    taken, grown = time.process_time() - started, _memory() - memory
    _breached(taken > SECONDS, f"{taken:.1f} seconds")
    _breached(grown > MEGABYTES, f"{grown} MB more")
    return word


def read_json(data: bytes) -> None:
    """Read JSON text, as it is once it is decoded."""
    with suppress(UnicodeDecodeError):
        export = json_export.read_json_export(data.decode(), "-")
        source = Source("-", export.format, "", export.tenant_id, export.complete, len(data), "", export.pooled)
        check_stock(take_stock(export.entries, catalogue(), source=source, everything=_everything(data)), crc32(data))


def read_table(data: bytes) -> None:
    """Read a file of any kind but a workbook, through all that a file goes through."""
    _stock(data, data, Reading())


def read_encoded(data: bytes) -> None:
    """Read a file as the first line says: encoding, a blank, format; each may be empty."""
    said, _, content = data.partition(b"\n")
    encoding, _, form = said.decode("ascii", "replace").partition(" ")
    _stock(data, content, Reading(format=form, encoding=encoding))


def read_users(data: bytes) -> None:
    """Read a list of users."""
    with _Piped(data):
        people = read_people("-", catalogue())
    _breached(any(key != person.name.casefold() for key, person in people.people.items()), "a user under another name")
    changes = compare_people(people, people)
    _breached(
        any(alike.before != alike.after for alike in changes.classes), "a user who lost something to the same list"
    )
    _breached(
        sum(assigned_counts(people).values()) != sum(len(person.items) for person in people.people.values()),
        "users were counted wrong",
    )
    kept = _kept(changes_to_json(changes))
    _breached(changes_from_json(kept) != changes, "the journal keeps other users")
    for note in people.notes:
        note.english()


def read_stream(data: bytes) -> None:
    """Read the rows below a header twice: as those that were looked at to find it, and as those that only pass by."""
    looked_at, passing = (_streamed(_HEADER + data, searched) for searched in (10_000, 1))
    _breached(looked_at != passing, "rows that pass by are read otherwise")


def _streamed(content: bytes, searched: int) -> object:
    """Return what a table comes to where a header is sought in so many rows; of several errors it may name any."""
    before, rows.SEARCHED = rows.SEARCHED, searched
    try:
        with _Piped(content):
            return _kept(stock_to_json(read_stock("-", catalogue(), everything=True)))
    except LicwizardError:
        return "an error"
    finally:
        rows.SEARCHED = before


def read_long(data: bytes) -> None:
    """Read what `prefix FF unit FF suffix` stands for, the unit so often that it is long."""
    prefix, _, rest = data.partition(b"\xff")
    unit, _, suffix = rest.partition(b"\xff")
    content = prefix + (unit or b" ") * ((LONG - len(prefix) - len(suffix)) // max(1, len(unit))) + suffix
    for reader in (read_table, read_users):
        try:
            reader(content)
        except LicwizardError as error:
            check_error(error, crc32(data))


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "json": read_json,
    "table": read_table,
    "encoding": read_encoded,
    "people": read_users,
    "stream": read_stream,
    "long": read_long,
}


def check_error(error: LicwizardError, turn: int) -> None:
    """Raise BreachError for an error that cannot be put into words, or not into words that are safe."""
    _breached(
        error.help is None or not error.help.english() or not error.message.english(), "an error without a way out"
    )
    text = error_text(error, translators()[turn % 2])
    _safe(text)
    _breached(len(text) > LONGEST_ERROR, "an error of unbounded length")
    if turn % 8 < 1:
        _is_json(failed("check", error.exit_code, error))


def check_stock(stock: Stock, turn: int) -> None:
    """Raise BreachError for an inventory that is wrong in itself, is kept otherwise, or is short of itself."""
    for one in stock.holdings:
        _check_holding(one)
    _breached(
        any(not _is_count(out.quantity) for out in stock.left_out) or any(one.units < 0 for one in stock.subscriptions),
        "a count below zero",
    )
    kept = _kept(stock_to_json(stock))
    back = stock_from_json(kept)
    _breached(
        _kept(stock_to_json(back)) != kept or _facts(back) != _facts(stock), "the journal keeps another inventory"
    )
    _show(stock, turn)


def _check_holding(one: Holding) -> None:
    _breached(
        not _is_count(one.quantity) or min(one.assigned or 0, one.in_grace, one.suspended) < 0, "a count below zero"
    )
    _breached(not one.item, "an item without a name")
    _breached(one.quantity is None and one.problem is None, "a count that is not known, and nothing says why")


def _breached(broken: bool, problem: str) -> None:  # noqa: FBT001 - it reads as a sentence
    if broken:
        raise BreachError(problem)


def _is_count(value: Decimal | None) -> bool:
    return value is None or (value.is_finite() and value >= 0)


def _facts(stock: Stock) -> Stock:
    """Return an inventory with its messages as English: what stands in their places is kept as words."""
    holdings = tuple(
        one._replace(
            problem=None, notes=(), name=one.name._replace(en=" ".join(note.english() for note in _messages(one)))
        )
        for one in stock.holdings
    )
    return stock._replace(holdings=holdings)


def _messages(one: Holding) -> list[Any]:
    return [*one.notes, *filter(None, (one.problem,))]


def _show(stock: Stock, turn: int) -> None:
    """Show an inventory held against itself, in one of the forms; which one is told by the bytes, so it is the same."""
    result = compare(stock, stock)
    _breached(result.verdict == "short", "an inventory that is short of itself")
    sources = (("current", stock.source), ("ordered", stock.source)) if stock.source else ()
    found = doubts(result, [source for _, source in sources], None)
    beside = Beside((), sources)
    match turn % 6:
        case 0:
            _safe(check_text(result, translators()[turn // 6 % 2], 30 if turn // 12 % 2 else 79, beside))
        case 1:
            _safe(check_plain(result).replace("\t", " "))
        case 2:
            _safe(check_csv(result).replace("\r\n", "\n"))
        case 3:
            _safe(check_markdown(result, beside))
        case 4:
            _safe(check_github(result, found))
        case _:
            _is_json(document("check", 0, check_body(result, sources), found))
    for doubt in found[:2]:
        _safe(error_text(doubt, translators()[0]))


def _safe(text: str) -> None:
    _breached(_OBEYED.search(text) is not None, "a terminal would obey what is shown")


def _is_json(text: str) -> None:
    _safe(text)
    json.loads(text)


def _kept(value: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """Return a value as it is after it was written and read again."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode())


def _stock(data: bytes, content: bytes, reading: Reading) -> None:
    if content.startswith(_WORKBOOK):
        return
    with _Piped(content):
        stock = read_stock("-", catalogue(), everything=_everything(data), reading=reading)
    check_stock(stock, crc32(data))


def _everything(data: bytes) -> bool:
    """Return whether `--all` is given: for every other length."""
    return len(data) % 2 == 1


def _memory() -> int:
    """Return the most megabytes that this process has held; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT // (1024 * 1024)


class _Piped:
    """Bytes as standard input."""

    def __init__(self, data: bytes) -> None:
        self.pipe: Any = SimpleNamespace(buffer=BytesIO(data), isatty=bool)

    def __enter__(self) -> None:
        self.before, sys.stdin = sys.stdin, self.pipe

    def __exit__(self, *_: object) -> None:
        sys.stdin = self.before
