"""Pairs of messy files, current and ordered: in each, one item is short, one has grown, and three are as they were."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

Table = list[tuple[str, str]]


class Item(NamedTuple):
    """An item by all that it is called in the files, or in what a tool says of them."""

    id: str
    guid: str
    name: str

    @property
    def names(self) -> tuple[str, ...]:
        """Return all its names."""
        return self


# The first two count in the same unit, so that nothing but a verdict can tell what is said of them apart
SHORT = Item("CRMSTANDARD", "d17b27af-3f49-4822-99f9-56a661538792", "Dynamics CRM Online Professional")
GROWN = Item("CRMPLAN2", "906af65a-2970-46d5-9b58-4e9aa50f0657", "Microsoft Dynamics CRM Online Basic")
SAME = (
    Item("CRMINSTANCE", "9d776713-14cb-4697-a21d-9a52455c738a", "Additional production instance"),
    Item("CRMTESTINSTANCE", "e06abcc2-7ec5-4a79-b08b-d9c282376f72", "Additional non-production instance"),
    Item("CRMSTORAGE", "328dc228-00bc-48c6-8b09-1fbc8bc3435d", "Additional database storage"),
)
ITEMS = (SHORT, GROWN, *SAME)
_PLAIN = {"CRMINSTANCE": "3", "CRMTESTINSTANCE": "2", "CRMSTORAGE": "10"}


class Pair(NamedTuple):
    """What is held, an order that is short, and one that is enough, as files.

    `key` is the column of items, `mark` what stands between columns, `same` the counts that agree.
    """

    name: str
    key: str
    mark: str
    current: bytes
    short: bytes
    enough: bytes
    same: Mapping[str, str]


def pairs() -> tuple[Pair, ...]:
    """Return a plain pair and twelve messy ones.

    The mess is in both files where one program may have written both, which is kind to tools that compare text;
    else it is in the order alone.
    """
    plain = _pair("plain", _csv, _csv)
    thousands = {**_PLAIN, "CRMTESTINSTANCE": "1234"}
    return (
        plain,
        _in_both(plain, "byte-order mark", lambda text: b"\xef\xbb\xbf" + text),
        _pair("semicolon, decimal comma", _semicolons, _semicolons, {**_PLAIN, "CRMSTORAGE": "7,5"}, mark=";"),
        _pair("tabs", _tabs, _tabs, mark="\t"),
        _pair(
            "Quantity, then Antal", lambda rows: _csv(rows, count="Quantity"), lambda rows: _csv(rows, count="Antal")
        ),
        _in_both(plain, "UTF-16", lambda text: text.decode().encode("utf-16")),
        _pair("rows in another order", _csv, lambda rows: _csv(rows[::-1])),
        _pair("more columns in the order", _csv, _more_columns),
        _pair("rows that repeat an item", _csv, lambda rows: _csv(_repeated(rows))),
        _pair("Swedish header, other names", _swedish_before, _swedish_after, key="Produkt"),
        _pair("quoted thousands", _csv, lambda rows: _csv(_quoted(rows)), thousands),
        _in_both(plain, "logo rows above", lambda text: b"Contoso AB,\n,\nLicences as of 1 November,\n\n" + text),
        _in_both(plain, "blank lines below", lambda text: text + b"\n\n,\n,\n\n"),
    )


def _pair(  # noqa: PLR0913 - what most pairs have in common is left out
    name: str,
    before: Callable[[Table], str],
    after: Callable[[Table], str],
    same: Mapping[str, str] = _PLAIN,
    *,
    key: str = "item",
    mark: str = ",",
) -> Pair:
    def rows(short: str, grown: str) -> Table:
        return [(SHORT.id, short), *list(same.items())[:1], (GROWN.id, grown), *list(same.items())[1:]]

    current, short, enough = before(rows("50", "5")), after(rows("48", "7")), after(rows("50", "7"))
    return Pair(name, key, mark, current.encode(), short.encode(), enough.encode(), same)


def _in_both(pair: Pair, name: str, change: Callable[[bytes], bytes]) -> Pair:
    current, short, enough = map(change, (pair.current, pair.short, pair.enough))
    return pair._replace(name=name, current=current, short=short, enough=enough)


def _csv(rows: Iterable[tuple[str, str]], item: str = "item", count: str = "count") -> str:
    return "".join(f"{first},{second}\n" for first, second in [(item, count), *rows])


def _semicolons(rows: Table) -> str:
    return "".join(f"{item};{count}\n" for item, count in [("item", "count"), *rows])


def _tabs(rows: Table) -> str:
    return "".join(f"{item}\t{count}\n" for item, count in [("item", "count"), *rows])


def _more_columns(rows: Table) -> str:
    return "".join(
        f"{centre},{item},{count},{comment}\n"
        for centre, item, count, comment in [
            ("cost centre", "item", "count", "comment"),
            *(("Malmö", *row, "as agreed") for row in rows),
        ]
    )


def _repeated(rows: Table) -> Table:
    """Return two rows for each of the first two items, which come to what the one row held."""
    parts = {SHORT.id: 30, GROWN.id: 4}
    halves = [(item, str(int(count) - parts[item])) for item, count in rows if item in parts]
    return [(item, str(parts.get(item, count))) for item, count in rows] + halves


def _swedish_before(rows: Table) -> str:
    by_id = {item.id: item for item in ITEMS}
    named = [(by_id[item].guid if at % 2 else item, count) for at, (item, count) in enumerate(rows)]
    return _csv(named, "Produkt", "Antal")


def _swedish_after(rows: Table) -> str:
    names = {item.id: item.name for item in ITEMS}
    return _csv([(names[item], count) for item, count in rows], "Produkt", "Antal")


def _quoted(rows: Table) -> Table:
    return [(item, f'"{count[:-3]} {count[-3:]}"' if len(count) > 3 else count) for item, count in rows]  # noqa: PLR2004
