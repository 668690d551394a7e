"""What is there to translate: the messages of the program, and the sentences of the guide."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from babel.messages.catalog import Catalog

GUIDE = Path("data", "steps.yaml")
SOURCE = Path("src", "licwizard")
_GUIDE_KEYS = frozenset({"about", "hint", "label", "name", "question", "say", "source", "text", "title"})
_MESSAGES = {"msg": 1, "nmsg": 2}
_TRANSLATORS = frozenset({"say", "translate", "translator"})
_PASSED_ON = SOURCE / "i18n.py"  # where a translator makes a message of the literal that it was called with


class Loose(NamedTuple):
    """A message whose text is no literal: it would stay English for ever."""

    place: str
    call: str


def program_template(root: Path) -> tuple[Catalog, tuple[Loose, ...]]:
    """Return the messages of the source under `root`, and the calls that hide theirs.

    Read from the syntax tree, since a message may stand in the values of another.
    """
    template, loose = Catalog(), []
    for path in sorted((root / SOURCE).rglob("*.py")):
        place = path.relative_to(root)
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"), str(place))):
            name = _name(call)
            texts = tuple(_literal(part) for part in call.args[: _MESSAGES.get(name, 1)])
            if texts and all(texts):
                template.add(texts if len(texts) > 1 else texts[0], locations=[(place.as_posix(), 0)])
            elif place != _PASSED_ON and (name in _MESSAGES or any(map(_is_composed, call.args[:1]))):
                loose.append(Loose(f"{place.as_posix()}:{call.lineno}", name))
    return template, tuple(loose)


def _calls(tree: ast.AST) -> list[ast.Call]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    wanted = [call for call in calls if _name(call) in _MESSAGES or _name(call) in _TRANSLATORS]
    return sorted(wanted, key=lambda call: (call.lineno, call.col_offset))


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.lstrip("_")
    return ""


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_composed(node: ast.expr) -> bool:
    """Tell a text put together on the spot from a message made elsewhere, which a translator may be given."""
    match node:
        case ast.JoinedStr():
            return True
        case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
            return any(bool(_literal(part)) or _is_composed(part) for part in (left, right))
    return False


def guide_template(root: Path) -> Catalog:
    """Return the sentences of the guide; products carry their Swedish names themselves."""
    template = Catalog()
    for text, place in _sentences(read_guide(root), ()):
        template.add(text, locations=[(f"{GUIDE.as_posix()}:{'/'.join(place)}", 0)])
    return template


def languages(root: Path) -> tuple[str, ...]:
    """Return the languages that the guide declares, apart from its own."""
    guide = read_guide(root)
    return tuple(language for language in guide["languages"] if language != guide["language"])


def read_guide(root: Path) -> dict[str, Any]:
    """Return the guide with each scalar as text, so that `no` stays a word."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    guide: dict[str, Any] = yaml.load((root / GUIDE).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
    return guide


def _sentences(node: object, place: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each text with its place, which holds ids and no numbers: what moves stays the same."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in _GUIDE_KEYS and isinstance(value, str):
                if value:
                    yield value, (*place, key)
            else:
                yield from _sentences(value, (*place, key))
    elif isinstance(node, list):
        for part in node:
            named = isinstance(part, dict) and "id" in part
            yield from _sentences(part, (*place, part["id"]) if named else place)
