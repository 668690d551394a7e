"""The core computes from what it is given: it reads no clock, opens and prints nothing."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import licwizard.core

CORE = Path(licwizard.core.__file__).parent
_OURS = ("licwizard.core", "licwizard.errors", "licwizard.messages")
_BUILTINS = frozenset({"__import__", "breakpoint", "eval", "exec", "input", "open", "print"})
_CLOCK = frozenset({"now", "today", "utcnow"})
_CLASSES = frozenset({"date", "datetime"})


def impurities(source: str) -> list[str]:
    """Return the calls and imports in `source` that the core may not have."""
    return sorted(found for node in ast.walk(ast.parse(source)) for found in _judge(node))


def _judge(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in _BUILTINS | _CLOCK:
            yield name
        case ast.Call(func=ast.Attribute(attr=name)) if name in _CLOCK:
            yield name
        case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name) if (
            owner in _CLASSES and name in _CLOCK
        ):
            yield f"{owner}.{name}"
        case ast.Import(names=names):
            yield from (alias.name for alias in names if not _allowed(alias.name))
        case ast.ImportFrom(module=module, level=0) if module and not _allowed(module):
            yield module


def _allowed(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names or module.startswith(_OURS)


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=lambda path: path.stem)
def test_a_module_of_the_core_is_pure(path: Path) -> None:
    assert impurities(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("today = date.today()", ["date.today", "today"]),
        ("at = datetime.datetime.now(UTC)", ["datetime.now", "now"]),
        ("field(default_factory=date.today)", ["date.today"]),
        ("def f():\n    with open('x') as file:\n        print(input())", ["input", "open", "print"]),
        ("import yaml", ["yaml"]),
        ("from licwizard.store import sqlite", ["licwizard.store"]),
        ("from datetime import date\nfrom licwizard.core.guide import Guide\nstate.open\nline.now", []),
    ],
)
def test_the_rule_sees_clocks_streams_and_strangers(source: str, found: list[str]) -> None:
    assert impurities(source) == found
