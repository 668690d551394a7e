"""Changes to files that know what a file is made of: trees of JSON, rows and cells of tables."""

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from fuzz.words import CODECS, ENCODINGS, FORMATS, GUIDS, MARKS, SIGNS, TEXTS, VALUES

Plain = Callable[[bytes, int], bytes]  # libFuzzer's own way to change bytes
_LONGEST_UNIT = 16
_MOST = 400  # places of a tree that are looked at


class Mutator:
    """Changes of one kind of file; `plain` changes bytes, `words` are what its keys and headers are called."""

    def __init__(self, plain: Plain, words: Sequence[str]) -> None:
        """Keep both."""
        self._plain = plain
        self._words = tuple(words)

    def __call__(self, data: bytes, most: int, seed: int) -> bytes:
        """Return other bytes, `most` of them at most; the same for the same seed, but for what libFuzzer does."""
        random = Random(seed)  # noqa: S311 - to be repeated, not to be secret
        if random.random() < 0.3:  # noqa: PLR2004
            return self._plain(data, most)
        text = data.decode("utf-8", "replace")
        made = self._tree(text, random) if text.lstrip()[:1] in {"{", "["} else self._table(text, random)
        changed = made.encode("utf-8", "replace")
        return changed if 0 < len(changed) <= most else self._plain(data, most)

    def _tree(self, text: str, random: Random) -> str:
        try:
            root = [json.loads(text)]
        except (ValueError, RecursionError):
            return _line_changed(text, random)
        for _ in range(random.choice((1, 1, 2, 4))):
            self._change(root, random)
        ascii_only = random.random() < 0.5  # noqa: PLR2004
        return json.dumps(root[0], ensure_ascii=ascii_only)

    def _change(self, root: list[Any], random: Random) -> None:
        """Change one place of a tree."""
        places = _places(root)
        holder, key = random.choice(places)
        match random.randrange(9):
            case 0 | 1:
                holder[key] = self._value(random)
            case 2 if isinstance(holder, dict):
                holder[random.choice(self._words)] = holder.pop(key)
            case 3 if isinstance(holder, dict):
                turned = random.choice((str.upper, str.lower, str.title, str.swapcase))
                holder[turned(key)] = holder.pop(key)
            case 4 if isinstance(holder, dict):
                holder[random.choice(self._words)] = self._value(random)
            case 5 if isinstance(holder, list) and holder is not root:
                holder.insert(random.randrange(len(holder) + 1), json.loads(json.dumps(holder[key])))
            case 6 if holder is not root:
                del holder[key]
            case 7:
                holder[key] = random.choice(
                    ([holder[key]], {random.choice(self._words): holder[key]}, {"value": [holder[key]]})
                )
            case _:
                other, at = random.choice(places)
                holder[key] = json.loads(json.dumps(other[at]))

    def _value(self, random: Random) -> Any:  # noqa: ANN401 - any JSON
        kind = random.random()
        if kind < 0.4:  # noqa: PLR2004
            return random.choice(VALUES)
        if kind < 0.9:  # noqa: PLR2004
            return self._text(random)
        return random.choice(([], {}, [{}], [self._text(random)], {random.choice(self._words): random.choice(VALUES)}))

    def _text(self, random: Random) -> str:
        pool = random.choice((TEXTS, self._words, GUIDS))
        text = random.choice(pool)
        return f"{random.choice(GUIDS)}_{text}" if random.random() < 0.05 else text  # noqa: PLR2004

    def _table(self, text: str, random: Random) -> str:
        lines = text.splitlines() or [""]
        mark = max(MARKS, key="\n".join(lines[:3]).count)
        rows = [line.split(mark) for line in lines]
        for _ in range(random.choice((1, 1, 2, 4))):
            self._change_cells(rows, random)
        if random.random() < 0.15:  # noqa: PLR2004
            return random.choice(_FORMS)(rows)
        if random.random() < 0.1:  # noqa: PLR2004
            mark = random.choice(MARKS)
        return "\n".join(mark.join(row) for row in rows) + random.choice(("\n", "", "\n\n"))

    def _change_cells(self, rows: list[list[str]], random: Random) -> None:
        """Change one row or cell of a table."""
        at = random.randrange(min(len(rows), 3) if random.random() < 0.4 else len(rows))  # noqa: PLR2004
        row = rows[at]
        cell = random.randrange(len(row)) if row else 0
        match random.randrange(10):
            case 0 | 1 | 2 if row:
                row[cell] = self._text(random)
            case 3 if row:
                row[cell] = f'"{row[cell]}{random.choice(("", chr(10), ",", chr(34) * 2))}"'
            case 4:
                rows.insert(random.randrange(len(rows) + 1), list(row))
            case 5 if len(rows) > 1:
                del rows[at]
            case 6:
                for one in rows:
                    one.insert(min(cell, len(one)), self._text(random) if one is rows[0] else random.choice(TEXTS))
            case 7 if row:
                for one in rows:
                    if cell < len(one):
                        one.append(one.pop(cell))
            case 8:
                rows.insert(
                    at, [random.choice(("sep=;", "#TYPE System.Object", "---", "--- ---", "|---|---|", "Total,5", ""))]
                )
            case _:
                rows[0] = [random.choice(self._words) for _ in rows[0]]


class EncodedMutator(Mutator):
    """Changes of a file below a line that says its encoding and format."""

    def __call__(self, data: bytes, most: int, seed: int) -> bytes:
        """Return other bytes, or the same text in another encoding."""
        random = Random(seed)  # noqa: S311
        said, _, content = data.partition(b"\n")
        if random.random() < 0.2:  # noqa: PLR2004
            said = f"{random.choice(ENCODINGS)} {random.choice(FORMATS)}".encode()
        if random.random() < 0.4:  # noqa: PLR2004
            changed = self._plain(content, most)
        else:
            changed = super().__call__(_decoded(content), most, seed)
            if random.random() < 0.5:  # noqa: PLR2004
                mark, encoding = random.choice(CODECS)
                changed = mark + changed.decode("utf-8", "replace").encode(encoding, "replace")
        return (said + b"\n" + changed)[:most]


class LongMutator(Mutator):
    """Changes of what a long file is made of, which is no text itself."""

    def __call__(self, data: bytes, most: int, seed: int) -> bytes:
        """Return one of the three parts changed, or with one of the marks that readers look for."""
        random = Random(seed)  # noqa: S311
        parts = data.split(b"\xff")[:3]
        at = random.randrange(len(parts))
        if random.random() < 0.5:  # noqa: PLR2004
            parts[at] = self._plain(parts[at], max(len(parts[at]) + 1, most // 4))
        else:
            cut = random.randrange(len(parts[at]) + 1)
            said = random.choice((*SIGNS, random.choice(self._words)))
            parts[at] = parts[at][: cut if random.random() < 0.7 else 0] + said.encode() + parts[at][cut:]  # noqa: PLR2004
        if len(parts) > 1 and len(parts[1]) > _LONGEST_UNIT:
            parts[1] = parts[1][:_LONGEST_UNIT]
        return b"\xff".join(parts)[:most]


def _decoded(content: bytes) -> bytes:
    """Return text as UTF-8, whichever of the known marks it begins with."""
    mark, encoding = next(((mark, name) for mark, name in CODECS if mark and content.startswith(mark)), (b"", "utf-8"))
    return content[len(mark) :].decode(encoding, "replace").encode("utf-8", "replace")


def _line_changed(text: str, random: Random) -> str:
    """Return text with one character taken out or doubled."""
    at = random.randrange(len(text))
    return text[:at] + text[at] * random.choice((0, 2)) + text[at + 1 :]


def _places(root: list[Any]) -> list[tuple[Any, Any]]:
    """Return each place of a tree, as what holds it and its key or number there."""
    found: list[tuple[Any, Any]] = []
    waiting: list[Any] = [root]
    while waiting and len(found) < _MOST:
        holder = waiting.pop()
        for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            found.append((holder, key))
            if isinstance(value, dict | list):
                waiting.append(value)
    return found


def _as_markdown(rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([*lines[:1], "|" + "---|" * len(rows[0]), *lines[1:], ""])


def _as_ruled(rows: Sequence[Sequence[str]]) -> str:
    lines = [" ".join(f"{cell:<14}" for cell in row) for row in rows]
    return "\n".join([*lines[:1], " ".join(["-" * 14] * len(rows[0])), *lines[1:], ""])


def _as_list(rows: Sequence[Sequence[str]]) -> str:
    blocks = ("\n".join(f"{title:<16} : {cell}" for title, cell in zip(rows[0], row, strict=False)) for row in rows[1:])
    return "\n\n".join(blocks)


def _as_yaml(rows: Sequence[Sequence[str]]) -> str:
    return "".join(f"{row[0]}: {row[-1]}\n" for row in rows if row)


def _as_rows_of_yaml(rows: Sequence[Sequence[str]]) -> str:
    return "".join(f"- {json.dumps(dict(zip(rows[0], row, strict=False)))}\n" for row in rows[1:])


def _as_json(rows: Sequence[Sequence[str]]) -> str:
    return json.dumps([dict(zip(rows[0], row, strict=False)) for row in rows[1:]])


_FORMS = (_as_markdown, _as_ruled, _as_list, _as_yaml, _as_rows_of_yaml, _as_json)
