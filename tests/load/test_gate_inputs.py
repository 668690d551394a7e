"""What feeds a gate is of the kind that it reads, so that it can decide, and does not break down over it."""

import pytest

from licwizard.core.gates import DECIDES
from licwizard.core.guide import Gate
from licwizard.core.roles import ROLES
from tests.load.guides import SMALL, error_of, line_of, load

_DECIDES = "        decides: order-covers\n"
_INPUTS = "        inputs: {current: [held], ordered: [pack]}\n"
_RECORDS = "          on: {label: The day, type: date}\n"
_DATES = "          usage-start: {label: Start, type: date}\n          ends: {label: End, type: date}\n"


def _gate(decides: str, inputs: str, more: str = "", records: str = _RECORDS) -> str:
    """The small guide with another gate."""
    changed = SMALL.replace(_DECIDES, f"        decides: {decides}\n{more}")
    changed = changed.replace(_INPUTS, f"        inputs: {inputs}\n").replace(_RECORDS, records)
    assert changed.count(f"inputs: {inputs}") == 1
    return changed


_FILE = "        file: true\n"
_REASON = "        reason: true\n"
_RENEWS = "          renews: {label: Renews, type: choice, options: {yes: {label: Yes}, no: {label: No}}}\n"
_TERM = _DATES + _RENEWS
_FIT = "{term: [pack], ordered: [pack]}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_gate("order-covers", "{current: [held], ordered: [pack]}"), id="order-covers"),
        pytest.param(_gate("dates-fit", _FIT, records=_DATES), id="dates-fit"),
        pytest.param(_gate("dates-fit", _FIT, records=_TERM), id="dates-fit renews"),
        pytest.param(
            _gate("dates-fit", "{term: [pack], bought: [ask], ordered: [pack]}", _REASON, _DATES), id="bought"
        ),
        pytest.param(_gate("order-matches", "{ordered: [pack]}", _FILE), id="order-matches"),
        pytest.param(_gate("order-matches", "{ordered: [pack]}", _REASON), id="order-matches by a reason"),
        pytest.param(_gate("order-matches", "{ordered: [pack], current: [held]}", _FILE), id="looked at again"),
        pytest.param(_gate("attached", "{before: [held], ordered: [pack, held]}", _FILE), id="attached"),
        pytest.param(_gate("covers-alone", "{before: [held], ordered: [pack]}", _FILE), id="covers-alone"),
        pytest.param(_gate("users-ready", "{}", _FILE), id="users-ready alone"),
        pytest.param(_gate("users-ready", "{before: [held], ordered: [pack]}", _FILE), id="users-ready"),
        pytest.param(_gate("cancelled", "{before: [held]}", _FILE), id="cancelled"),
        pytest.param(_gate("cancelled", "{before: [held], attached: [fits]}", _FILE), id="cancelled after a gate"),
    ],
)
def test_a_gate_that_is_fed_with_what_it_reads_is_sound(text: str) -> None:
    assert isinstance(load(text).guide.procedures["move"].steps["fits"], Gate)


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        pytest.param(_gate("order-covers", "{}"), "inputs:", "input 'current'", id="no inputs"),
        pytest.param(_gate("order-covers", "{ordered: [pack]}"), "inputs:", "input 'current'", id="nothing held"),
        pytest.param(_gate("order-covers", "{current: [held]}"), "inputs:", "input 'ordered'", id="nothing ordered"),
        pytest.param(
            _gate("attached", "{before: [held]}", _FILE), "inputs:", "input 'ordered'", id="nothing to attach"
        ),
        pytest.param(_gate("cancelled", "{}", _FILE), "inputs:", "input 'before'", id="nothing before"),
        pytest.param(
            _gate("order-covers", "{curent: [held], ordered: [pack]}"),
            "curent",
            "knows no input 'curent'",
            id="misspelt",
        ),
        pytest.param(
            _gate("order-covers", "{current: [held], ordered: [pack], odd: [pack]}"), "odd:", "'odd'", id="one more"
        ),
        pytest.param(
            _gate("order-covers", "{current: [ask], ordered: [pack]}"), "[ask]", "'ask' is no inventory", id="choice"
        ),
        pytest.param(
            _gate("order-covers", "{current: [leave], ordered: [pack]}"), "[leave]", "is no inventory", id="task"
        ),
        pytest.param(
            _gate("order-covers", "{current: [help], ordered: [pack]}"), "[help]", "is no inventory", id="call"
        ),
        pytest.param(
            _gate("order-covers", "{current: [held, there], ordered: [pack]}"), "there]", "'there'", id="end, later"
        ),
        pytest.param(
            _gate("order-covers", "{current: [fits], ordered: [pack]}"), "[fits]", "'fits' is no inventory", id="itself"
        ),
        pytest.param(_gate("dates-fit", _FIT), "term: [pack]", "no date 'ends'", id="no end"),
        pytest.param(
            _gate("dates-fit", "{term: [ask], ordered: [pack]}", records=_DATES),
            "[ask]",
            "records nothing",
            id="a word",
        ),
        pytest.param(
            _gate("dates-fit", _FIT, records=_DATES.replace("End, type: date", "End, type: text")),
            "term: [pack]",
            "no date 'ends'",
            id="end in words",
        ),
        pytest.param(
            _gate("dates-fit", _FIT, records=_DATES.replace("Start, type: date", "Start, type: text")),
            "ordered: [pack]",
            "no date 'usage-start'",
            id="start in words",
        ),
        pytest.param(
            _gate("dates-fit", _FIT, records=_DATES + "          renews: {label: Renews, type: list}\n"),
            "term: [pack]",
            "yes or no",
            id="renewal as a list",
        ),
        pytest.param(
            _gate("dates-fit", _FIT, records=_TERM.replace("no: {label: No}", "never: {label: No}")),
            "term: [pack]",
            "yes or no",
            id="renewal in other words",
        ),
        pytest.param(
            _gate("dates-fit", "{term: [pack], bought: [held], ordered: [pack]}", records=_DATES),
            "bought: [held]",
            "'held' is no choice",
            id="bought as a count",
        ),
        pytest.param(
            _gate("cancelled", "{before: [held], attached: [ask]}", _FILE), "[ask]", "is no gate that", id="no gate"
        ),
        pytest.param(
            _gate("cancelled", "{before: [held], attached: [fits]}", _REASON), "[fits]", "a file", id="no file"
        ),
        pytest.param(
            _gate("order-matches", "{ordered: [pack]}"), "decides:", "neither a file nor a typed reason", id="closed"
        ),
        pytest.param(_gate("users-ready", "{}"), "decides:", "neither a file nor", id="closed to lists"),
        pytest.param(
            _gate("order-covers", "{current: [held], ordered: [pack]}", _REASON),
            "reason:",
            "no typed",
            id="talked over",
        ),
        pytest.param(
            _gate("covers-alone", "{before: [held], ordered: [pack]}", _FILE + _REASON),
            "reason:",
            "no typed reason",
            id="talked over at the last",
        ),
    ],
)
def test_a_gate_that_cannot_decide_is_an_error_on_its_line(text: str, part: str, words: str) -> None:
    error = error_of(text)
    assert error.where is not None
    assert words in error.message.english()
    assert int(error.where.split(":")[1]) == line_of(text, part)
    assert error.help is not None


def test_a_misspelt_input_is_not_missing_as_well() -> None:
    error = error_of(_gate("order-covers", "{curent: [held], ordered: [pack]}"))
    assert "more" not in error.message.english()
    assert error.help is not None
    assert "'current'" in error.help.english()


def test_there_are_roles_for_all_that_gates_decide() -> None:
    assert set(ROLES) == set(DECIDES)
