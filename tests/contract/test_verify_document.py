"""The documents of `verify … --json` and `diagnose --json`: their exact keys and types, and nothing beside them."""

from pathlib import Path
from typing import Any

import pytest

from tests.program import Call, Result, process
from tests.tenants import PRO, SALES, STORAGE, Term, listed, pooled, users

NUMBER = int | float | None
COMMON = {
    "schema_version": int,
    "command": str,
    "verdict": str | None,
    "exit_code": int,
    "lines": list,
    "explanation": dict | None,
    "left_out": list,
    "sources": list,
    "notes": list,
    "errors": list,
}
DOCUMENTS: dict[str, dict[str, Any]] = {
    "verify attached": COMMON,
    "verify covers": COMMON,
    "verify cancelled": {**COMMON, "direct_subscription": str, "users": list},
    "diagnose": {**COMMON, "place": dict | None, "procedure": str | None, "settle": list},
}
LINE = {
    "item": str,
    "sku_id": str | None,
    "name": str,
    "kind": str,
    "unit": str | None,
    "before": NUMBER,
    "ordered": NUMBER,
    "after": NUMBER,
    "assigned": int | None,
    "new": NUMBER,
    "needed": NUMBER,
    "short": NUMBER,
    "verdict": str,
    "substitution": list | None,
    "notes": list,
}
PARTS: dict[str, dict[str, Any]] = {
    "left_out": {"role": str, "item": str, "quantity": NUMBER, "reason": str},
    "sources": {
        "role": str,
        "path": str,
        "format": str,
        "sha256": str,
        "tenant_id": str | None,
        "taken": str | None,
        "size": int,
    },
    "errors": {"code": str, "message": str, "where": str | None, "help": str | None},
    "users": {"user": str, "what": str, "lost": list, "gained": list, "by_group": list, "problem": str | None},
}
PROOFS = {0: "proved", 1: "refuted", 3: "unknown", 2: None}


def assert_shape(value: dict[str, Any], shape: dict[str, Any]) -> None:
    assert set(value) == set(shape)
    for key, kind in shape.items():
        assert isinstance(value[key], kind), (key, value[key])
        assert not isinstance(value[key], bool)


def assert_document(result: Result, command: str) -> None:
    value = result.document
    assert_shape(value, DOCUMENTS[command])
    assert (value["schema_version"], value["command"], value["exit_code"]) == (1, command, result.code)
    for line in value["lines"]:
        assert_shape(line, {**LINE, "now": NUMBER} if command == "verify covers" else LINE)
        assert line["verdict"] in {"enough", "short", "unknown"}
        assert line.get("now", line["after"]) == line["after"]
    for name, shape in PARTS.items():
        for row in value.get(name, ()):
            assert_shape(row, shape)
    if value["explanation"]:
        assert_shape(value["explanation"], {"code": str, "message": str, "procedure": str | None})
    assert bool(value["errors"]) == (result.code >= 2)
    if result.code == 3:
        assert value["errors"][0]["code"] == value["explanation"]["code"]
        assert value["errors"][0]["message"] == value["explanation"]["message"]
        assert value["errors"][0]["help"]


HELD, NEW = (Term(PRO, 50), Term(STORAGE, 5)), (Term(PRO, 50, "new"), Term(STORAGE, 5, "new"))
ORDER = ("--ordered", "professional=50", "--ordered", "storage=5GB")


@pytest.mark.parametrize(
    ("what", "after", "more", "code"),
    [
        ("attached", (*HELD, *NEW), ("--direct-unchanged",), 0),
        ("attached", HELD, ("--direct-unchanged",), 1),
        ("attached", (*HELD, *NEW), (), 3),
        ("attached", (*HELD, *NEW), ("--max-size", "x"), 2),
        ("covers", (*HELD, *NEW), ("--direct-unchanged",), 0),
        ("covers", HELD, ("--direct-unchanged",), 1),
        ("covers", (*HELD, *NEW), (), 3),
        ("covers", (*HELD, *NEW), ("--map", "nothing"), 2),
        ("cancelled", NEW, (), 0),
        ("cancelled", NEW[:1], (), 1),
        ("cancelled", NEW, ("--users-before", "u.csv"), 2),
        ("cancelled", NEW, ("--no-such-option",), 2),
    ],
)
@pytest.mark.parametrize("lang", ["en", "sv"])
def test_every_outcome_of_verify_is_one_document(  # noqa: PLR0913, PLR0917 - one case
    licwizard: Call, tmp_path: Path, what: str, after: tuple[Term, ...], more: tuple[str, ...], code: int, lang: str
) -> None:
    before, then = pooled(tmp_path / "a.json", *HELD), pooled(tmp_path / "b.json", *after)
    order = () if what == "cancelled" else ORDER
    arguments = ("--before", before, *order, "--now" if what == "covers" else "--after", then, *more)
    result = licwizard("verify", what, *arguments, "--json", "--lang", lang)
    assert_document(result, f"verify {what}")
    assert (result.code, result.document["verdict"], result.err) == (code, PROOFS[code], "")
    english = licwizard("verify", what, *arguments, "--json", "--lang", "en")
    assert result.out == english.out


@pytest.mark.parametrize("command", DOCUMENTS)
def test_nothing_given_is_a_document_too(licwizard: Call, command: str) -> None:
    result = licwizard(*command.split(), "--json")
    assert_document(result, command)
    assert (result.code, result.document["verdict"]) == (2, None)


def test_lines_carry_the_counts_of_the_contract(licwizard: Call, tmp_path: Path) -> None:
    before, now = pooled(tmp_path / "a.json", *HELD), pooled(tmp_path / "b.json", *HELD, *NEW, assigned=60)
    result = licwizard("verify", "covers", "--before", before, *ORDER, "--now", now, "--direct-unchanged", "--json")
    line = result.document["lines"][0]
    assert (line["item"], line["sku_id"], line["kind"], line["unit"]) == (
        PRO,
        "d17b27af-3f49-4822-99f9-56a661538792",
        "user",
        "licence",
    )
    counts = ("before", "ordered", "now", "assigned", "new", "needed", "short", "verdict")
    assert [line[key] for key in counts] == [50, 50, 100, 60, 50, 60, 10, "short"]


def test_users_and_the_direct_subscription_are_in_the_document(licwizard: Call, tmp_path: Path) -> None:
    before, after = listed(tmp_path / "a.json", *HELD), listed(tmp_path / "b.json", *NEW)
    lists = (
        "--users-before",
        users(tmp_path / "u.csv", ada=PRO),
        "--users-after",
        users(tmp_path / "v.csv", ada=SALES),
    )
    result = licwizard("verify", "cancelled", "--before", before, "--after", after, *lists, "--json")
    assert_document(result, "verify cancelled")
    (user,) = result.document["users"]
    assert (user["user"], user["what"], user["lost"], user["gained"]) == ("ada@example.com", "lost", [PRO], [SALES])
    assert (result.code, result.document["direct_subscription"]) == (1, "gone")


def test_what_is_left_out_has_its_role(licwizard: Call, tmp_path: Path) -> None:
    before = pooled(tmp_path / "a.json", *HELD, Term("FLOW_FREE", 10_000))
    after = pooled(tmp_path / "b.json", *HELD)
    document = licwizard("verify", "cancelled", "--before", before, "--after", after, "--json").document
    assert document["left_out"] == [{"role": "before", "item": "FLOW_FREE", "quantity": 10_000, "reason": "trial"}]


@pytest.mark.parametrize(("after", "code"), [((*HELD, *NEW), 0), ((), 3)])
def test_every_outcome_of_diagnose_is_one_document(
    licwizard: Call, tmp_path: Path, after: tuple[Term, ...], code: int
) -> None:
    held = HELD if after else (Term("FLOW_FREE", 5),)
    before = listed(tmp_path / "a.json", *held)
    then = listed(tmp_path / "b.json", *after) if after else before
    result = licwizard("diagnose", "--before", before, *ORDER, "--after", then, "--json")
    assert_document(result, "diagnose")
    assert (result.code, result.document["verdict"]) == (code, None)
    place = result.document["place"]
    assert (place is None) == (code == 3)
    if place:
        assert {key: type(value) for key, value in place.items()} == {"step": str, "title": str, "certain": bool}


def test_a_process_writes_the_document_and_nothing_else(tmp_path: Path) -> None:
    before = pooled(tmp_path / "a.json", *HELD)
    for command, roles in (("verify attached", ORDER), ("verify cancelled", ()), ("diagnose", ORDER)):
        result = process(*command.split(), "--before", before, *roles, "--after", before, "--json")
        assert_document(result, command)
        assert result.err == ""
