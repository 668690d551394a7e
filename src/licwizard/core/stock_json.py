"""Inventories as the journal keeps them, and back."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from licwizard.core.compare import Substitution
from licwizard.core.stock import Holding, LeftOut, Source, Stock, Subscription
from licwizard.messages import Message, Name, english, plain_number


def stock_to_json(stock: Stock) -> dict[str, Any]:
    """Return a stock as JSON; counts as text, so that none is rounded."""
    return {
        "holdings": [
            {
                "item": held.item,
                "sku_id": held.sku_id,
                "name": held.name.en,
                "sv": held.name.sv,
                "kind": held.kind,
                "unit": held.unit,
                "quantity": _text(held.quantity),
                "assigned": held.assigned,
                "problem": _words(held.problem) if held.problem else None,
                "notes": [_words(note) for note in held.notes],
                "in_grace": held.in_grace,
                "suspended": held.suspended,
                "codes": list(held.codes),
            }
            for held in stock.holdings
        ],
        "left_out": [[out.item, _text(out.quantity), out.reason] for out in stock.left_out],
        "source": stock.source._asdict() if stock.source else None,
        "subscriptions": [list(one) for one in stock.subscriptions],
    }


def stock_from_json(value: Mapping[str, Any]) -> Stock:
    """Return the stock that `value` was written from."""
    holdings = tuple(
        Holding(
            item=held["item"],
            sku_id=held["sku_id"],
            name=Name(held["name"], held["sv"]),
            kind=held["kind"],
            unit=held["unit"],
            quantity=_count(held["quantity"]),
            assigned=held["assigned"],
            problem=_message(held["problem"]) if held["problem"] else None,
            notes=tuple(_message(note) for note in held["notes"]),
            in_grace=held.get("in_grace", 0),
            suspended=held.get("suspended", 0),
            codes=tuple(held.get("codes", ())),
        )
        for held in value["holdings"]
    )
    left_out = tuple(LeftOut(item, _count(count), reason) for item, count, reason in value["left_out"])
    listed = tuple(_subscription(*one) for one in value.get("subscriptions", ()))
    return Stock(holdings, left_out, Source(**value["source"]) if value["source"] else None, listed)


def substitutions_of(value: Mapping[str, Any]) -> tuple[Substitution, ...]:
    """Return the substitutions that were decided with an inventory."""
    return tuple(Substitution(one[0], one[1], Decimal(one[2])) for one in value.get("map", ()))


def sources_of(value: Any) -> tuple[Source, ...]:  # noqa: ANN401 - any answer
    """Return the files that an answer was read from."""
    if not isinstance(value, dict):
        return ()
    found = [value.get("source"), *((value.get(key) or {}).get("source") for key in ("snapshot", "counted"))]
    people = value.get("people") or {}
    found += [people.get("before"), people.get("after")]
    return tuple(Source(**one) for one in found if one)


def added(stocks: Iterable[Stock]) -> Stock:
    """Return several inventories together, as one; its source is that of a part if there is any, else the first."""
    total: dict[str, Holding] = {}
    left_out: list[LeftOut] = []
    sources: list[Source] = []
    for stock in stocks:
        left_out += stock.left_out
        sources += (stock.source,) if stock.source else ()
        for held in stock.holdings:
            before = total.get(held.item)
            if before is None:
                total[held.item] = held
                continue
            known = before.quantity is not None and held.quantity is not None
            total[held.item] = before._replace(
                quantity=(before.quantity or 0) + (held.quantity or Decimal(0)) if known else None,
                problem=before.problem or held.problem,
                notes=(*before.notes, *(note for note in held.notes if note not in before.notes)),
                assigned=held.assigned if before.assigned is None else before.assigned + (held.assigned or 0),
                in_grace=before.in_grace + held.in_grace,
                suspended=before.suspended + held.suspended,
                codes=tuple(sorted({*before.codes, *held.codes})),
            )
    source = next((one for one in sources if not one.complete), sources[0] if sources else None)
    return Stock(tuple(total[item] for item in sorted(total)), tuple(left_out), source)


def _subscription(*values: Any) -> Subscription:  # noqa: ANN401 - any JSON
    one = Subscription(*values)
    return one._replace(also=tuple(one.also))


def _words(message: Message) -> list[Any]:
    """Keep the template, not the sentence, so that it can still be put into any language."""
    return [message.text, {name: english(value) for name, value in message.values.items()}]


def _message(words: Sequence[Any]) -> Message:
    return Message(words[0], words[1])


def _text(count: Decimal | None) -> str | None:
    return None if count is None else plain_number(count)


def _count(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
