"""Every column people see has a name in both languages, and no name is left over."""

from __future__ import annotations

import pytest

from halfhour.data.records import registered
from halfhour.protocol.codes import CODES
from halfhour.protocol.fields import COMMON, FIELDS, TABLES, field_name, table_name

#: Columns that a layer gets by a join, not from its table.
JOINED = {("joint_zones", f) for f in ("agreement_name", "agreement_valid_from",
                                      "agreement_valid_to", "agreement_actions",
                                      "district_name", "district_own")}
JOINED |= {("units", "gap_missing_min"), ("units", "gap_band")}


@pytest.mark.parametrize("table", list(registered()))
def test_every_table_and_column_has_a_name(table):
    assert table_name(table, "en") != table_name(table, "zh_CN")
    names = [c.name for c in registered()[table].columns]
    for column in names:
        assert field_name(table, column, "en")
        chinese = field_name(table, column, "zh_CN")
        assert any("\u4e00" <= c <= "\u9fff" for c in chinese), chinese
    english = [field_name(table, c, "en") for c in names]
    assert len(set(english)) == len(english), "two columns of one table share a name"


def test_no_name_is_left_over():
    tables = registered()
    assert set(TABLES) == set(tables)
    columns = {(t, c.name) for t, spec in tables.items() for c in spec.columns} | JOINED
    for source in (FIELDS, CODES):
        assert not {(t, f) for t, fields in source.items() for f in fields} - columns
    used = {f for _, f in columns}
    assert not set(COMMON) - used
