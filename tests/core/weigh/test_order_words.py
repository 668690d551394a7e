"""An order that names items in its own words: `covers` seeks them where a substitution says (C6)."""

from decimal import Decimal

import pytest

from licwizard.core.compare import Substitution
from licwizard.core.weigh.attached import attached
from licwizard.core.weigh.covers import covers
from tests.core.stocks import PLAN, PRO, STORAGE, Row, exported, typed

PART = "AAA-12345"
NAMED = Substitution(PART, PRO)


@pytest.mark.parametrize(
    ("ordered", "now", "verdict"), [(50, Row(100, 50), "proved"), (50, Row(100, 60), "refuted"), (40, 90, "refuted")]
)
def test_a_part_number_is_the_item_that_a_substitution_names(ordered: int, now: Row | int, verdict: str) -> None:
    row = now if isinstance(now, Row) else Row(now)
    before, order, export = typed({PRO: 50}), typed({PART: ordered}), exported({PRO: row})
    result = covers(before, order, export, (NAMED,), direct_unchanged=True)
    assert result.verdict == verdict
    assert {line.item: line.ordered for line in result.lines} == {PRO: ordered}
    proved = attached(before, order, exported({PRO: Row(100)}), (NAMED,), direct_unchanged=True).verdict == "proved"
    assert proved == (ordered == 50 or row.owned >= 90)


def test_units_of_a_substitution_count_and_own_lines_are_added() -> None:
    before, order = typed({STORAGE: 15}), typed({"FIVE": 2, STORAGE: 5})
    for units, verdict in ((5, "proved"), (4, "refuted")):
        named = (Substitution("FIVE", STORAGE, Decimal(units)),)
        assert covers(before, order, exported({STORAGE: Row(30)}), named, direct_unchanged=True).verdict == verdict


def test_without_a_substitution_nobody_knows_what_was_ordered() -> None:
    before, export = typed({PRO: 50}), exported({PRO: Row(100, 50)})
    result = covers(before, typed({PART: 50}), export, direct_unchanged=True)
    assert result.verdict != "proved"


def test_what_is_held_under_the_same_word_is_met_and_not_renamed() -> None:
    word = "DYN365_ODD"
    before, order = typed({word: 5}), typed({PLAN: 5})
    export = exported({word: Row(5), PLAN: Row(5)})
    assert covers(before, order, export, (Substitution(word, PLAN),), direct_unchanged=True).verdict == "proved"


def test_gigabytes_of_a_part_number_are_no_licences() -> None:
    order, export = typed({PART: "50 GB"}), exported({PRO: Row(100)})
    assert covers(typed({PRO: 50}), order, export, (NAMED,), direct_unchanged=True).verdict != "proved"
