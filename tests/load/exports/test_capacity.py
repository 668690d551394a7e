"""Power Platform capacity: megabytes of add-ons, each licence once, nothing that is included or temporary."""

from decimal import Decimal

import pytest

from licwizard.core.stock import Stock
from licwizard.errors import SourceError
from tests.core.stocks import PRO, STORAGE, quantities, reasons
from tests.load.exports.json_shapes import OTHER, TENANT, Object, capacity, licence, read, stock, tenant_capacity


def database(*licences: Object, total: float | None = None, unit: str = "MB") -> Stock:
    return stock(tenant_capacity(capacity("Database", "AddOn", *licences, total=total, unit=unit)))


def test_megabytes_become_gigabytes() -> None:
    assert quantities(database(licence(STORAGE, 5120.0))) == {STORAGE: 5}
    assert quantities(database(licence(STORAGE, 512))) == {STORAGE: Decimal("0.5")}
    assert quantities(database(licence(STORAGE, 2), unit="TB")) == {STORAGE: 2048}


def test_a_licence_that_is_listed_twice_counts_once() -> None:
    twice = [licence(STORAGE, 5120.0), licence(STORAGE, 5120.0)]
    assert quantities(database(*twice, total=5120.0)) == {STORAGE: 5}


def test_a_licence_that_is_listed_twice_and_not_alike_cannot_be_counted() -> None:
    found = database(licence(STORAGE, 5120.0), licence(STORAGE, 1024.0))
    assert quantities(found) == {STORAGE: None}


def test_an_entitlement_that_comes_again_counts_once() -> None:
    once = capacity("Database", "AddOn", licence(STORAGE, 5120.0))
    assert quantities(stock(tenant_capacity(once, once))) == {STORAGE: 5}
    other = capacity("Database", "AddOn", licence(STORAGE, 1024.0))
    assert quantities(stock(tenant_capacity(once, other))) == {STORAGE: None}


def test_temporary_licences_and_trials_are_set_apart() -> None:
    found = database(licence(STORAGE, 5120.0, isTemporaryLicense=True))
    assert (quantities(found), reasons(found)) == ({}, {STORAGE: "trial"})
    found = database(licence(STORAGE, 5120.0, paid=0, trial=5), licence("CRM_OTHER", 1024.0))
    assert (quantities(found), reasons(found)) == ({"CRM_OTHER": 1}, {STORAGE: "trial"})


def test_what_is_bought_counts_beside_what_is_temporary() -> None:
    found = database(licence(STORAGE, 5120.0), licence(STORAGE, 1024.0, isTemporaryLicense=True))
    assert (quantities(found), reasons(found)) == ({STORAGE: 5}, {STORAGE: "trial"})


@pytest.mark.parametrize("part", ["Base", "Incremental"])
def test_what_licences_include_is_no_add_on(part: str) -> None:
    value = tenant_capacity(
        capacity("Database", part, licence(STORAGE, 15360.0)), capacity("Database", "AddOn", licence(STORAGE, 1024))
    )
    assert quantities(stock(value)) == {STORAGE: 1}


def test_capacity_that_no_licence_explains_makes_a_line_unknown() -> None:
    found = database(licence(STORAGE, 1024.0), total=5120.0)
    assert quantities(found) == {STORAGE: 1, "DatabaseAddOn": None}
    assert quantities(database(total=0)) == {}


@pytest.mark.parametrize(
    "more", [{"trial": 1}, {"warning": 2}, {"isTemporaryLicense": "perhaps"}, {"entitlementCode": ""}]
)
def test_capacity_of_which_part_is_not_owned_cannot_be_counted(more: Object) -> None:
    row = {**licence("CRM_OTHER", 5120.0, **more), "skuId": ""}
    assert list(quantities(database(row)).values()) == [None]


def test_units_in_grace_are_told_and_not_owned() -> None:
    (holding,) = database(licence(STORAGE, 5120.0, paid=0, warning=5)).holdings
    assert (holding.quantity, holding.in_grace) == (0, 5)


def test_an_item_that_brings_several_types_of_capacity_makes_no_sum() -> None:
    value = tenant_capacity(
        capacity("Database", "AddOn", licence(STORAGE, 5120)), capacity("File", "AddOn", licence(STORAGE, 20480))
    )
    assert quantities(stock(value)) == {STORAGE: None}


@pytest.mark.parametrize("unit", ["Unit", "", None])
def test_what_is_not_measured_as_storage_cannot_be_counted(unit: str) -> None:
    assert quantities(database(licence(STORAGE, 12.5), unit=unit)) == {STORAGE: None}


def test_an_item_that_is_not_measured_as_storage_cannot_be_counted_in_megabytes() -> None:
    assert quantities(database(licence(PRO, 5120.0))) == {PRO: None}


def test_the_tenant_stands_at_the_top_unless_it_was_blotted_out() -> None:
    value = tenant_capacity(capacity("Database", "AddOn", licence(STORAGE, 5120.0)))
    export = read(value)
    assert (export.format, export.tenant_id, export.pooled) == ("power-platform-tenant-capacity", TENANT, True)
    assert read({**value, "tenantId": "00000000-0000-0000-0000-000000000000"}).tenant_id is None
    with pytest.raises(SourceError, match="2 tenants"):
        read([value, {**value, "tenantId": OTHER}])


@pytest.mark.parametrize("megabytes", [-1, True, "5120", 10**10])
def test_a_capacity_that_is_none_is_refused(megabytes: float) -> None:
    with pytest.raises(SourceError) as raised:
        database(licence(STORAGE, megabytes), total=0)
    assert raised.value.where == "made.json: row 1"
