"""What is said beside a verdict: what cannot be told is never said to be enough, and nothing that was seen is lost."""

from licwizard.core.people import Item, People, Person, compare_people, judge_people
from licwizard.core.stock import Source
from licwizard.core.weigh.attached import attached
from licwizard.core.weigh.cancelled import cancelled
from licwizard.core.weigh.covers import covers
from licwizard.messages import Name, msg
from tests.core.stocks import OTHER_TENANT, PRO, STORAGE, Row, exported, typed
from tests.core.weigh.evidence import Sub, listed

HELD = typed({PRO: 50})
ITEM = Item(PRO, Name("Professional"), "user")


def _people(*names: str, complete: bool = True) -> People:
    found = {name: Person(name, frozenset({PRO})) for name in names}
    return People(found, (ITEM,), Source("users.csv", "made-up", "0" * 64, complete=complete))


def test_no_line_is_enough_where_growth_proves_nothing() -> None:
    result = attached(HELD, HELD, exported({PRO: Row(100, 50)}))
    assert (result.verdict, result.explanation.code) == ("unknown", "direct-not-settled")
    (line,) = result.lines
    assert (line.before, line.ordered, line.after) == (50, 50, 100)
    assert (line.new, line.short, line.verdict) == (None, None, "unknown")


def test_no_line_is_enough_in_another_tenant() -> None:
    result = attached(exported({PRO: Row(50)}), HELD, exported({PRO: Row(100)}, tenant=OTHER_TENANT))
    assert result.verdict == "unknown"
    assert {line.verdict for line in result.lines} == {"unknown"}


def test_without_lists_of_users_it_says_that_nobody_looked() -> None:
    now = exported({PRO: Row(50, 50)})
    assert "not compared" in " ".join(note.english() for note in cancelled(HELD, now).notes)
    judged = judge_people(compare_people(_people("a@x"), _people("a@x")))
    assert "not compared" not in " ".join(note.english() for note in cancelled(HELD, now, people=judged).notes)


def test_where_nobody_counted_people_it_says_so_and_only_there() -> None:
    for before, now, said in (
        (listed(s1=Sub(PRO, 50)), listed(s2=Sub(PRO, 50)), True),
        (listed(s1=Sub(PRO, 50)), listed(s2=Sub(PRO, 50, people=40)), False),
        (listed(s1=Sub(STORAGE, 5)), listed(s2=Sub(STORAGE, 5)), False),  # nobody is assigned storage
    ):
        result = cancelled(before.stock(), now.stock())
        assert result.verdict == "proved"
        assert any("nobody counted those of" in note.english() for note in result.notes) is said


def test_a_subscription_that_is_listed_as_active_or_in_grace_is_not_said_to_be_gone() -> None:
    before = listed(s1=Sub(PRO, 50), s0=Sub(PRO, 9, "suspended"), s4=Sub(PRO, 9, trial=True))
    for status in ("active", "in_grace", "suspended"):
        after = listed(s1=Sub(PRO, 50, status), s2=Sub(PRO, 50))
        for result in (
            attached(before.stock(), HELD, after.stock()),
            covers(before.stock(), HELD, after.stock(), direct_unchanged=False),
        ):
            assert not any("not active any more" in note.english() for note in result.notes)


def test_why_lists_of_users_prove_nothing_is_said() -> None:
    now = exported({PRO: Row(50, 50)})
    part = judge_people(compare_people(_people("a@x"), _people("a@x", complete=False)))
    result = cancelled(HELD, now, people=part)
    assert result.verdict == "unknown"
    assert "users.csv holds a part" in " ".join(note.english() for note in result.notes)


def test_two_tenants_do_not_hide_who_lost_a_licence() -> None:
    gone = judge_people(compare_people(_people("a@x", "b@x"), _people("a@x")))
    other = exported({PRO: Row(50)}, tenant=OTHER_TENANT)
    result = cancelled(exported({PRO: Row(50)}), other, people=gone)
    assert result.verdict == "unknown"
    assert [one.user for one in result.affected] == ["b@x"]


def test_notes_of_both_exports_stand_once_in_a_line() -> None:
    notes = (msg("5 suspended (cancelled), not counted as owned"),)
    before, after = (
        stock._replace(holdings=tuple(held._replace(notes=notes) for held in stock.holdings))
        for stock in (exported({PRO: Row(50)}), exported({PRO: Row(50)}))
    )
    (line,) = cancelled(before, after).lines
    assert line.notes == notes


def test_an_earlier_export_that_holds_nothing_does_not_show_that_all_of_it_is_covered() -> None:
    result = covers(exported({}), HELD, exported({PRO: Row(50)}), direct_unchanged=True)
    assert (result.verdict, result.explanation.code) == ("unknown", "nothing-held")
