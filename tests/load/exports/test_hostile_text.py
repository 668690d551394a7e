"""Text that fuzzing found hard to read: what it comes to, and that reading takes time in proportion to its length."""

from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest

from licwizard.errors import SourceError
from tests.load.exports.tables import held, read

LONG = 64 * 1024
SECONDS = 2.0  # some of these took minutes, and take milliseconds
SELECTED = "SkuPartNumber,SkuId,Enabled,ConsumedUnits\n"


def refused(path: Path, content: str, *, form: str = "") -> SourceError:
    with pytest.raises(SourceError) as raised:
        read(path, content, form=form)
    assert raised.value.help
    return raised.value


@pytest.mark.parametrize("text", ["5", "-0", "1e9", "null", "true", '"CRMSTANDARD"'])
def test_json_that_is_a_single_value_is_refused_where_json_is_asked_for(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path / "held.json", text, form="table-json").code in {"unknown-json", "no-rows"}


@pytest.mark.parametrize("name", ["", " ", "\\n"])
def test_a_count_under_a_key_without_a_name_is_refused(tmp_path: Path, name: str) -> None:
    error = refused(tmp_path / "held.json", f'{{"CRMSTANDARD": 50, "{name}": 5}}')
    assert error.code == "not-a-table"


@pytest.mark.parametrize("row", [",,50,0", ",,,"])
def test_a_row_of_an_export_that_names_no_item_is_refused(tmp_path: Path, row: str) -> None:
    content = SELECTED + "CRMSTANDARD,,50,0\n" + row + "\n"
    if row.strip(","):
        assert refused(tmp_path / "held.csv", content).where == f"{tmp_path / 'held.csv'}:3:1"
    else:
        assert held(read(tmp_path / "held.csv", content)) == {"CRMSTANDARD": 50}


def test_a_subscription_without_a_name_and_a_count_is_no_remark_beside_an_order(tmp_path: Path) -> None:
    content = "skuPartNumber,totalLicenses,status\nCRMSTANDARD,50,Enabled\n,,Enabled\n"
    assert refused(tmp_path / "held.csv", content).where == f"{tmp_path / 'held.csv'}:3:1"


def test_a_number_sign_within_a_printed_name_is_part_of_it(tmp_path: Path) -> None:
    content = "Item     Count\n-------- -----\nPlan #2     50\n"
    assert held(read(tmp_path / "held.txt", content)) == {"Plan #2": 50}


def test_a_list_without_items_is_refused_with_a_line_that_it_has(tmp_path: Path) -> None:
    error = refused(tmp_path / "held.txt", "\nThing : a\nOther : b\n\nThing : c\nOther : d\n")
    assert error.where == f"{tmp_path / 'held.txt'}:2:1"


def test_a_list_of_which_every_block_has_other_names_is_refused(tmp_path: Path) -> None:
    blocks = "\n\n".join(f"Item{number:04} : CRMSTANDARD\nCount{number:03} : 5" for number in range(300))
    assert refused(tmp_path / "held.txt", blocks).code == "not-a-table"
    rows = "".join(f"- item{number}: CRMSTANDARD\n" for number in range(300))
    assert refused(tmp_path / "held.yaml", rows).code == "not-a-table"


def test_a_value_of_a_list_may_go_on_over_many_lines(tmp_path: Path) -> None:
    content = "Item  : CRM\n        STAN\n        DARD\nCount : 50\n"
    assert held(read(tmp_path / "held.txt", content)) == {"CRMSTANDARD": 50}


LINES = {
    "a pipe after blanks": ("a|b\n", " ", "|x\n"),
    "blanks between pipes": ("a|b\n|-|", " ", "x\n"),
    "blanks before a mark of a comment": ("", " ", "#x\n-- --\na 5\n"),
    "blanks behind a mark of a comment": ("#", " ", "x\n-- --\na 5\n"),
    "blanks in a printed row": ("Item   Count\n------ -----\na", " ", "5\n"),
    "blanks before a colon": ("a : b\nc : d\na", " ", "x: 5\n"),
    "lines below a table": ("|a|\n|---|\n", "\n", "x"),
    "blanks in a key": ("a: 1\nb", " ", "x\n"),
    "dashes of a list": ("a: 1\n", "- ", "x,\n"),
    "a value over many lines": ("a : b\nc : d\n", "x\n", ""),
    "columns": ("", ",", "\n"),
}


@pytest.mark.parametrize("line", LINES)
def test_a_long_line_takes_no_longer_than_others(tmp_path: Path, line: str) -> None:
    before, unit, after = LINES[line]
    content = before + unit * ((LONG - len(before) - len(after)) // len(unit)) + after
    started = process_time()
    with suppress(SourceError):
        read(tmp_path / "held.txt", content)
    assert process_time() - started < SECONDS


MANY = "x" * (LONG // 3)
WORDY = {
    "a unit": f"Item,Count\nstorage,5 {MANY}\n",
    "a unit in a column": f"Item,Count,Unit\nstorage,5,{MANY}\n",
    "a unit in a pipe table": f"|Item|Count|\n|-|-|\n|storage|5 {MANY}|\n",
    "a count without a header": f"storage,5 =={MANY}\n",
    "a title above what is no count": f"Item,Count{'.' * LONG}\nstorage,x\n",
    "a title above no count": f"Item,Count{'.' * LONG}\nstorage,\n",
    "a sum": f"Item,Count\nstorage,5\nTotal,{'0' * LONG}6\n",
    "tenants": f"Item,Count,Tenant\nstorage,5,{MANY}\nstorage,5,{MANY}y\n",
    "a key above what is no count": f'{{"{MANY}": "x", "storage": 5}}',
    "a count in JSON": f'{{"storage": "5 {MANY}"}}',
    "a count in YAML": f"storage: 5 {MANY}\n",
    "a key of YAML": f"? {MANY}\n: 5\n",
    "a tag": f"storage: !{MANY} 5\n",
    "an alias": f"storage: *{MANY}\n",
    "an anchor": f"storage: [&{MANY} 1, &{MANY} 2]\n",
    "a key twice": f"? {MANY}\n: 5\n? {MANY}\n: 5\n",
}


@pytest.mark.parametrize("text", WORDY)
def test_an_error_is_short_however_long_the_text_is_that_it_speaks_of(tmp_path: Path, text: str) -> None:
    error = refused(tmp_path / "held.txt", WORDY[text])
    assert len(error.message.english()) < 4_000
    assert len(error.where or "") < 1_000
