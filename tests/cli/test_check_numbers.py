"""`check`: counts and units, as people write them."""

import pytest

from tests.program import Call, assert_clear

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0),
        ("50", 50),
        ("050", 50),
        ("+50", 50),
        (" 50 ", 50),
        ("10 000", 10_000),
        (f"10{NO_BREAK}000", 10_000),
        ("10\u202f000", 10_000),
        ("10.000", 10_000),
        ("10,000", 10_000),
        ("10'000", 10_000),
        ("1.234.567", 1_234_567),
        ("50.0", 50),
        ("1000000000", 1_000_000_000),
    ],
)
def test_a_bare_number_may_have_thousands_marks(licwizard: Call, text: str, count: int) -> None:
    result = licwizard("check", "--current", text, "--ordered", "0", "--json")
    (line,) = result.document["lines"]
    assert line["current"] == count


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("-5", "negative"),
        ("−5", "negative"),
        ("1.5", "not whole"),
        ("10,5", "not whole"),
        ("1000000001", "largest"),
        ("1" + "0" * 30, "largest"),
        ("9" * 5000, "largest"),
        ("1e30", "not a count"),
        ("10^30", "not a count"),
        ("5 kg", "no number"),
        ("five", "no number"),
        ("nan", "no number"),
        ("inf", "no number"),
        ("0x10", "no number"),
        ("", "no number"),
        ("٥", "not a count"),  # noqa: RUF001 - digits that are not ours
        ("1,2,3", "not a count"),
    ],
)
def test_what_is_no_count_is_wrong_usage(licwizard: Call, text: str, why: str) -> None:
    assert_clear(licwizard("check", "--current", text, "--ordered", "50"), 2, "--current", why)
    assert_clear(licwizard("check", "--current", "50", "--ordered", text), 2, "--ordered", why)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("professional=-5", "negative"),
        ("professional=1.5", "not whole"),
        ("professional=1" + "0" * 30, "largest"),
        ("professional=five", "not a count"),
        ("storage=-5 GB", "negative"),
        ("storage=5 kg", "kg"),
        ("professional=5 kg", "kg"),
        ("unheard of=5 kg", "kg"),
        ("storage=GB", "not a count"),
    ],
)
def test_what_is_no_count_of_an_item_is_wrong_usage(licwizard: Call, text: str, why: str) -> None:
    assert_clear(licwizard("check", "--current", text, "--ordered", "professional=50"), 2, why)


def short_of_storage(licwizard: Call, current: str, ordered: str) -> float | None:
    result = licwizard("check", "--current", f"storage={current}", "--ordered", f"storage={ordered}", "--json")
    (line,) = result.document["lines"]
    assert line["unit"] == "GB"
    short: float | None = line["short"]
    return short


@pytest.mark.parametrize(
    ("current", "ordered", "short"),
    [
        ("5GB", "4GB", 1),
        ("5 GB", "4 gigabytes", 1),
        ("5", "4", 1),
        ("1 TB", "1024 GB", 0),
        ("1 TB", "1023", 1),
        ("5120 MB", "5 GB", 0),
        ("512 MB", "0 GB", 0.5),
        ("0.5 GB", "512 MB", 0),
        ("2,5 GB", "2.25 GB", 0.25),
        ("1 234 GB", "1000 GB", 234),
        ("1 234,5 GB", "1234 GB", 0.5),
        ("1.234.567 MB", "1234567 MB", 0),
    ],
)
def test_storage_has_units_and_decimals(licwizard: Call, current: str, ordered: str, short: float) -> None:
    assert short_of_storage(licwizard, current, ordered) == short


@pytest.mark.parametrize("text", ["1.234", "1,234", "1.234 GB", "12,345 MB"])
def test_storage_that_can_be_read_in_two_ways_is_unknown(licwizard: Call, text: str) -> None:
    result = licwizard("check", "--current", f"storage={text}", "--ordered", "storage=2000GB")
    assert_clear(result, 3, "two ways")
    assert short_of_storage(licwizard, text, "2000") is None


def test_the_same_mark_is_a_thousands_mark_for_whole_things(licwizard: Call) -> None:
    items = ("--current", "professional=1.234", "--ordered", "professional=1233")
    (line,) = licwizard("check", *items, "--json").document["lines"]
    assert (line["current"], line["short"]) == (1234, 1)


@pytest.mark.parametrize("text", ["professional=5GB", "storage=5 licences", "production instance=5 users"])
def test_a_unit_of_another_dimension_is_unknown(licwizard: Call, text: str) -> None:
    item = text.partition("=")[0]
    assert_clear(licwizard("check", "--current", text, "--ordered", f"{item}=5"), 3, "does not measure")
    assert_clear(licwizard("check", "--current", f"{item}=5", "--ordered", text), 3, "does not measure")


@pytest.mark.parametrize("text", ["professional=5 licences", "professional=5 users", "production instance=5 instances"])
def test_a_unit_of_its_own_dimension_changes_nothing(licwizard: Call, text: str) -> None:
    item = text.partition("=")[0]
    assert licwizard("check", "--current", text, "--ordered", f"{item}=5").code == 0
    assert licwizard("check", "--current", text, "--ordered", f"{item}=4").code == 1
