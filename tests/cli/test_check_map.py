"""`check --map`: an item held is met by another on the order."""

import pytest

from tests.program import Call, assert_clear

INSTANCES = ("--current", "production instance=3")


@pytest.mark.parametrize(
    ("ordered", "mapping", "short"),
    [
        ("30GB", "production instance=storage:10", 0),
        ("29GB", "production instance=storage:10", 1),
        ("9GB", "production instance=storage:10", 3),
        ("3GB", "production instance=storage", 0),
        ("2GB", "CRMINSTANCE=CRMSTORAGE", 1),
        ("30GB", "PRODUCTION INSTANCES=328dc228-00bc-48c6-8b09-1fbc8bc3435d:10", 0),
    ],
)
def test_n_ordered_units_meet_one_held(licwizard: Call, ordered: str, mapping: str, short: int) -> None:
    result = licwizard("check", *INSTANCES, "--ordered", f"storage={ordered}", "--map", mapping, "--json")
    line = next(line for line in result.document["lines"] if line["item"] == "CRMINSTANCE")
    assert (line["short"], result.code) == (short, int(short > 0))


def test_without_a_mapping_nothing_is_met_by_another(licwizard: Call) -> None:
    assert licwizard("check", *INSTANCES, "--ordered", "storage=30GB").code == 1


def test_each_ordered_unit_is_spent_once_on_its_own_item_first(licwizard: Call) -> None:
    items = (*INSTANCES, "--current", "storage=10GB", "--map", "production instance=storage:10", "--ordered")
    assert licwizard("check", *items, "storage=40GB").code == 0
    result = licwizard("check", *items, "storage=39GB", "--json")
    lines = {line["item"]: line["short"] for line in result.document["lines"]}
    assert lines == {"CRMINSTANCE": 1, "CRMSTORAGE": 0}


def test_mappings_are_used_in_their_order(licwizard: Call) -> None:
    items = ("--current", "production instance=2", "--current", "non-production instance=2", "--ordered", "storage=2GB")
    first, second = ("--map", "production instance=storage"), ("--map", "non-production instance=storage")
    for maps, met in (((*first, *second), "CRMINSTANCE"), ((*second, *first), "CRMTESTINSTANCE")):
        result = licwizard("check", *items, *maps, "--json")
        assert {line["item"] for line in result.document["lines"] if line["short"] == 0} == {met, "CRMSTORAGE"}


def test_a_mapping_says_what_an_unknown_item_is(licwizard: Call) -> None:
    items = ("--current", "our old thing=5", "--ordered")
    mapping = ("--map", "our old thing=professional")
    assert licwizard("check", *items, "professional=5").code == 3
    assert licwizard("check", *items, "professional=5", *mapping).code == 0
    assert licwizard("check", *items, "professional=4", *mapping).code == 1


def test_a_mapped_line_shows_the_substitution(licwizard: Call) -> None:
    result = licwizard("check", *INSTANCES, "--ordered", "storage=30GB", "--map", "production instance=storage:10")
    assert result.code == 0
    assert "met by CRMSTORAGE" in result.said


def test_what_should_meet_it_but_cannot_be_counted_is_unknown(licwizard: Call) -> None:
    mapping = ("--map", "production instance=storage:10")
    assert licwizard("check", *INSTANCES, "--ordered", "storage=1.234", *mapping).code == 3


@pytest.mark.parametrize(
    "mapping", ["nothing", "=storage", "production instance=", "a=b:0", "a=b:x", "a=b:-1", "a=b:", ""]
)
def test_a_mapping_that_says_none_is_wrong_usage(licwizard: Call, mapping: str) -> None:
    result = licwizard("check", *INSTANCES, "--ordered", "storage=30GB", "--map", mapping)
    assert_clear(result, 2, f"'{mapping}'", "CURRENT=ORDERED:N")
