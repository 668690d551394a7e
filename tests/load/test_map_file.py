"""Files of mappings: every form says the same, and what is wrong is named with its line."""

from decimal import Decimal
from pathlib import Path

import pytest

from licwizard.core.mapping import substitutions
from licwizard.core.stock import Stock
from licwizard.errors import LicwizardError
from licwizard.load.map_file import SIZE_LIMIT, read_map_file
from tests.core.stocks import CATALOGUE, INSTANCE, PLAN, PRO, STORAGE

NONE = Stock(())
BOTH = [(PRO, PLAN, Decimal(1)), (INSTANCE, STORAGE, Decimal(10))]

FORMS = {
    "map.yaml": f"# decided by Kim\nprofessional: DYN365_PLAN\n{INSTANCE}: {{ordered: storage, units: 10}}\n",
    "short.yml": f"professional: DYN365_PLAN\n{INSTANCE}: storage:10\n",
    "list.yaml": f"- professional=DYN365_PLAN\n- {INSTANCE}=storage:10\n",
    "maps.yaml": f"- professional: DYN365_PLAN\n- current: {INSTANCE}\n  ordered: storage\n  units: 10\n",
    "map.json": f'{{"professional": "DYN365_PLAN", "{INSTANCE}": {{"ordered": "storage", "units": 10}}}}',
    "list.json": f'["professional=DYN365_PLAN", "{INSTANCE}=storage:10"]',
    "three.csv": f"professional,DYN365_PLAN,1\n{INSTANCE},storage,10\n",
    "header.csv": f"Current,Ordered,Units\n\nprofessional,DYN365_PLAN,\n{INSTANCE},storage,10\n",
    "svenska.csv": f"Nuvarande;Beställt;Antal\nprofessional;DYN365_PLAN\n{INSTANCE};storage;10\n",
    "two.csv": f"current,ordered\nprofessional,DYN365_PLAN\n# by weight\n{INSTANCE},storage:10\n",
    "tabs.tsv": f"professional\tDYN365_PLAN\r\n{INSTANCE}\tstorage\t10\r\n",
    "quoted.csv": f'"professional","DYN365_PLAN"\n"{INSTANCE}","storage","10"\n',
    "bom.csv": f"\ufeffcurrent,ordered,units\nprofessional,DYN365_PLAN,1\n{INSTANCE},storage,10\n",
}


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def read(path: Path) -> list[tuple[str, str, Decimal]]:
    return [(one.current, one.ordered, one.units) for one in substitutions([read_map_file(str(path))], CATALOGUE, NONE)]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_the_same(tmp_path: Path, name: str) -> None:
    assert read(written(tmp_path, name, FORMS[name])) == BOTH


@pytest.mark.parametrize("name", FORMS)
def test_what_a_file_is_is_told_by_what_it_holds_where_its_name_does_not_say(tmp_path: Path, name: str) -> None:
    assert read(written(tmp_path, "mappings.txt", FORMS[name])) == BOTH


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_name_may_hold_commas_where_the_table_is_separated_by_another_mark(tmp_path: Path, mark: str) -> None:
    text = f"Case Management, Enterprise, old{mark}professional{mark}0,5\n"
    assert read(written(tmp_path, "map.csv", text)) == [("Case Management, Enterprise, old", PRO, Decimal("0.5"))]


WRONG = {
    "no pair": ("map.csv", "professional,DYN365_PLAN\nstorage\n", "map.csv:2:1", "item held"),
    "no item ordered": ("map.csv", "a,b\n\nc,,5\n", "map.csv:3:1", "item held"),
    "four columns": ("map.csv", "a,b,1,x\n", "map.csv:1:1", "item held"),
    "a header of other words": ("map.csv", "old,new,how many\na,b,1\n", "map.csv:1:1", "more than zero"),
    "units of nothing": ("map.csv", "a,b,1\nc,d,0\n", "map.csv:2:1", "more than zero"),
    "units in words": ("map.csv", "a,b\nc,d,two\n", "map.csv:2:1", "more than zero"),
    "an open quote": ("map.csv", 'a,b\n"c,d\n', "map.csv:2:1", "CSV"),
    "a pair twice in a table": ("map.csv", "a,b\nx,y\na,b,2\n", "map.csv:3:1", "twice"),
    "a pair twice in a list": ("map.yaml", "- a=b\n- x=y\n- a=b:2\n", "map.yaml:3:3", "twice"),
    "a key twice": ("map.yaml", "a: b\nx: y\na: c\n", "map.yaml:3:1", "stands twice"),
    "units of nothing in YAML": ("map.yaml", "a: b\nc: {ordered: d, units: 0}\n", "map.yaml:2:1", "more than zero"),
    "a key that means nothing": ("map.yaml", "a: {orderd: b}\n", "map.yaml:1:1", "'orderd'"),
    "nothing behind the name": ("map.yaml", "a: b\nc:\n", "map.yaml:2:1", "says no substitution"),
    "no equals sign": ("map.yaml", "- a=b\n- c\n", "map.yaml:2:3", "says no substitution"),
    "JSON with nothing": ("map.json", '{\n "a": null}', "map.json:2:2", "says no substitution"),
    "one word": ("map.yaml", "professional\n", "map.yaml:1:1", "neither a map nor a list"),
    "no YAML": ("map.yaml", "a: [b\n", "map.yaml:2:1", "not YAML"),
    "an empty map": ("map.json", "{}", "map.json", "holds no mappings"),
    "a header alone": ("map.csv", "current,ordered\n", "map.csv", "holds no mappings"),
    "an empty file": ("map.csv", "\n", "map.csv", "empty"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named_with_its_place_and_a_way_out(tmp_path: Path, case: str) -> None:
    name, text, place, problem = WRONG[case]
    path = written(tmp_path, name, text)
    with pytest.raises(LicwizardError) as error:
        read(path)
    assert str(error.value.where) == str(tmp_path / place)
    assert problem in error.value.message.english()
    assert error.value.help
    assert error.value.exit_code == 2


def test_a_file_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LicwizardError, match="larger than"):
        read(written(tmp_path, "map.csv", "a,b\n" * (SIZE_LIMIT // 4 + 1)))
    with pytest.raises(LicwizardError, match="more than 10000"):
        read(written(tmp_path, "map.csv", "".join(f"item {number},b\n" for number in range(10_050))))


@pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(60), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60)])
@pytest.mark.parametrize("name", ["map.xlsx", "map.csv"])
def test_a_workbook_is_said_to_be_one(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(LicwizardError, match="this is a workbook") as error:
        read_map_file(str(path))
    assert error.value.help
    assert "CSV" in error.value.help.english()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_says_in_what_it_stands_else_it_is_utf_8_else_what_was_said(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "map.csv"
    path.write_bytes("Försäljning,professional\n".encode(codec))
    (one,) = substitutions([read_map_file(str(path), "cp1252")], CATALOGUE, NONE)
    assert one.current == "Försäljning"


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_bytes("Försäljning,professional\n".encode("cp1252"))
    with pytest.raises(LicwizardError, match="not UTF-8"):
        read_map_file(str(path))
