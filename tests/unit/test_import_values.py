"""Cells as people write them: what they mean, and what is refused rather than guessed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfhour.data.importing import values
from halfhour.data.importing.problem import Unreadable

DAY = date(2025, 3, 1)


@pytest.mark.parametrize("cell", [
    "2025/3/1", "2025.3.1", "2025-03-01", "2025年3月1日", "20250301", "２０２５．３．１", 20250301,
    45717, "45717", 45717.5, datetime(2025, 3, 1, 9), DAY, "2025-03-01 00:00:00", "2025/03/01 8:30",
])
def test_a_day_in_every_form(cell):
    assert values.day(cell) == DAY


@pytest.mark.parametrize("cell", ["2025年3月", "3/1/2025", "25.3.1", "2025-02-30", "明天", 12, "2025"])
def test_a_day_that_is_none_or_uncertain_is_refused(cell):
    with pytest.raises(Unreadable):
        values.day(cell)


def test_serials_of_a_mac_workbook_count_from_1904():
    assert values.day(45717 - 1462, date1904=True) == DAY


@given(st.dates(date(1955, 1, 1), date(2100, 1, 1)), st.sampled_from(
    ["{0}/{1}/{2}", "{0}.{1}.{2}", "{0}-{1:02}-{2:02}", "{0}年{1}月{2}日", "{0}{1:02}{2:02}"]))
def test_any_day_comes_back_from_any_form(day, form):
    assert values.day(form.format(day.year, day.month, day.day)) == day
    assert values.day((day - date(1899, 12, 30)).days) == day


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.booleans())
def test_any_number_comes_back(value, thousands):
    written = f"{value:,.6f}" if thousands else repr(value)
    wide = written.translate(str.maketrans("0123456789.,-", "０１２３４５６７８９．，－"))
    assert values.number(written) == values.number(wide) == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize("cell", ["十二", "1,23", "1 2 3 x", "--1", float("nan"), "1e999", True])
def test_what_is_no_number_is_refused(cell):
    with pytest.raises(Unreadable):
        values.number(cell)


@pytest.mark.parametrize("cell", [1e300, "9" * 30, 2**31, "1.5", -(2**40)])
def test_a_count_that_cannot_be_is_refused(cell):
    with pytest.raises(Unreadable):
        values.integer(cell)
    assert values.integer(2**31 - 1) == 2**31 - 1


@pytest.mark.parametrize("cell", ["是", "√", "1", "有", "Y", "TRUE", 1, True, "１", "✔"])
def test_yes(cell):
    assert values.yes(cell) is True


@pytest.mark.parametrize("cell", ["否", "×", "0", "无", "N", "FALSE", 0, False, "０"])
def test_no(cell):
    assert values.yes(cell) is False


def test_maybe_is_refused():
    with pytest.raises(Unreadable):
        values.yes("可能")


@pytest.mark.parametrize(("cell", "code"), [
    ("0571", "0571"), (" ９１３３０５０２DEM00GDU8F ", "91330502DEM00GDU8F"), (330502.0, "330502"),
    ("330502.0", "330502"), ("'330502", "330502"), ("", None), ("——", None), (None, None),
])
def test_codes_stay_text(cell, code):
    assert values.code(cell) == code


@pytest.mark.parametrize("cell", [9.1330502123456e17, "9.13305E+17"])
def test_a_code_that_excel_destroyed_is_refused(cell):
    with pytest.raises(Unreadable, match="destroyed"):
        values.code(cell)


@pytest.mark.parametrize(("cell", "minutes"), [
    ("09:30", 570), ("9：30", 570), ("9点半", 570), ("下午2点", 840), (0.5, 720), (time(8, 15), 495),
    (570, 570), ("24:00", 1440), ("8时05分", 485),
])
def test_clock(cell, minutes):
    assert values.clock(cell) == minutes


@pytest.mark.parametrize("cell", ["25:00", "9:70", "早上", -5])
def test_no_clock(cell):
    with pytest.raises(Unreadable):
        values.clock(cell)


@pytest.mark.parametrize(("cell", "factor", "minutes"), [
    ("1小时30分", 1, 90), ("45分钟", 1, 45), (1.5, 60, 90), ("30", 1, 30), ("2h", 1, 120),
    (timedelta(minutes=7), 1, 7),
])
def test_durations(cell, factor, minutes):
    assert values.minutes(cell, factor) == minutes


def test_lists_and_choices():
    assert values.several("涉水、涉气;涉水/化工") == ("涉水", "涉气", "化工")
    assert values.choice(" 红色 ", {"红色": "red"}) == "red"
    with pytest.raises(Unreadable) as refused:
        values.choice("紫", {"红色": "red", "red": "red"})
    assert refused.value.params["choices"] == "红色"


anything = st.one_of(st.none(), st.text(max_size=30), st.floats(), st.integers(), st.booleans(),
                     st.datetimes(), st.dates(), st.times(), st.timedeltas())


@given(anything)
def test_no_cell_raises_anything_but_unreadable(cell):
    for read in (values.text, values.code, values.number, values.integer, values.minutes,
                 values.clock, values.yes, values.day, values.several,
                 lambda c: values.choice(c, {"红": "red"})):
        try:
            read(cell)
        except Unreadable:
            pass
        except OverflowError:
            assert abs(cell) > 1e300  # caught where rows are read
