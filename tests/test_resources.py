"""Where the data lie, in an installed package and in a source tree."""

from pathlib import Path

import pytest

from licwizard.errors import GuideError
from licwizard.resources import data_folder, locale_folder


def _put_guide(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "steps.yaml").write_text("licwizard: 1\n", encoding="utf-8")
    return folder


def test_the_data_of_this_installation_are_found() -> None:
    assert (data_folder() / "steps.yaml").is_file()
    assert (data_folder() / "products.yaml").is_file()
    assert (locale_folder() / "sv" / "LC_MESSAGES" / "guide.po").is_file()


def test_a_source_tree_keeps_its_data_at_the_root(tmp_path: Path) -> None:
    data = _put_guide(tmp_path / "data")
    assert data_folder(tmp_path / "src" / "licwizard") == data


def test_an_installed_package_reads_the_data_that_it_carries(tmp_path: Path) -> None:
    _put_guide(tmp_path / "data")
    carried = _put_guide(tmp_path / "lib" / "licwizard" / "data")
    assert data_folder(tmp_path / "lib" / "licwizard") == carried


def test_a_folder_that_only_bears_the_name_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "lib" / "licwizard" / "data").mkdir(parents=True)
    data = _put_guide(tmp_path / "data")
    assert data_folder(tmp_path / "lib" / "licwizard") == data


def test_missing_data_say_where_they_should_be_and_what_to_do(tmp_path: Path) -> None:
    package = tmp_path / "src" / "licwizard"
    with pytest.raises(GuideError) as caught:
        data_folder(package)
    assert caught.value.code == "data-missing"
    assert caught.value.where == str(package / "data")
    assert caught.value.help is not None
    assert "install" in caught.value.help.english()
