"""Who is on duty: grids of officers and days, leave, nights, holidays, days without a roster."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import bureau_files
import openpyxl
import pytest
import small_world

from halfhour.data.duty_calendar import kind_of_day
from halfhour.data.records import Absence, Holiday, Officer, RosterDay, Squad, Vehicle
from halfhour.data.settings import Settings
from halfhour.data.store import open_workspace
from halfhour.engine.command_line import main
from halfhour.engine.desk import Desk
from halfhour.engine.run import Failure, run
from halfhour.routing.day.crews import People, crews_of_day


def do(command, **params):
    outcome = run(command, {k: str(v) if isinstance(v, Path) else v for k, v in params.items()},
                  Desk(language="zh_CN"))
    assert not isinstance(outcome, Failure), outcome
    return outcome


def rows_of(path, record, **where):
    with open_workspace(path) as workspace:
        return workspace.read(record, **where)


GRID = [
    ["演示执法队 2026年4月值班表"] + [""] * 9,
    ["序号", "姓名", *range(1, 8), "备注"],
    ["", "", "三", "四", "五", "六", "日", "一", "二", ""],
    [1, "演示W1-1", "班", "夜", "休", "", "", "年休", "年休", "x"],
    [2, "演示W1-2", "√", "内勤", "培训", "培训", "夜班", "白", "奇怪", ""],
    ["注:√ 为外勤"] + [""] * 9,
]


def test_a_grid_becomes_duties_and_absences(path, tmp_path):
    file = bureau_files.write_csv(tmp_path / "值班.csv", [[str(c) for c in row] for row in GRID])
    answer = do("import", workspace=path, files=[str(file)])
    duties = {(r.officer_id, r.day.day): r.duty for r in rows_of(path, RosterDay)
              if r.day.month == 4}
    assert duties == {("W1-1", 1): "field", ("W1-1", 2): "night", ("W1-2", 1): "field",
                      ("W1-2", 2): "office", ("W1-2", 5): "night", ("W1-2", 6): "field"}
    away = {(a.officer_id, a.from_day.day, a.to_day.day, a.reason)
            for a in rows_of(path, Absence) if a.from_day.month == 4}
    assert away == {("W1-1", 6, 7, "年休假"), ("W1-2", 3, 4, "业务培训")}
    (problem,) = answer["problems"]  # the word nobody knows, on the row it stands in
    assert (problem["row"], "奇怪" in problem["problem"]) == (5, True)
    again = do("import", workspace=path, files=[str(file)])
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 8)


SHIFTS = [
    ["演示执法队 2026年4月值班表"] + [""] * 4,
    ["日期", "星期", "带班领导", "白班人员", "夜班"],
    ["4月1日", "三", "演示领导", "演示W1-1、演示W1-2", "演示E1-1"],
    ["2日", "四", "演示领导", "演示W1-2，没有的人", ""],
    ["3日", "五", "", "", "演示E1-1\n演示E1-2"],
]


def test_several_people_in_a_cell_under_their_shifts(path, tmp_path):
    answer = do("import", workspace=path, files=[
        str(bureau_files.write_csv(tmp_path / "值班.csv", SHIFTS))])
    assert {(r.officer_id, r.day.day, r.duty) for r in rows_of(path, RosterDay)
            if r.day.month == 4} == {
        ("W1-1", 1, "field"), ("W1-2", 1, "field"), ("E1-1", 1, "night"), ("W1-2", 2, "field"),
        ("E1-1", 3, "night"), ("E1-2", 3, "night")}
    (problem,) = answer["problems"]
    assert (problem["row"], "没有的人" in problem["problem"]) == (4, True)
    assert answer["sources"][0]["unused"] == ["星期", "带班领导"]


def test_several_people_in_a_cell_of_a_list(path, tmp_path):
    rows = [["日期", "值班人员", "班次"], ["2026-04-01", "演示W1-1/演示W1-2；演示E1-1", "外勤"]]
    file = bureau_files.write_csv(tmp_path / "值班.csv", rows)
    assert do("import", workspace=path, files=[str(file)], table="roster")["new"] == 3
    leave = [["请假人", "开始日期", "结束日期"], ["演示W1-1、演示W1-2", "2026-04-06", "2026-04-07"]]
    file = bureau_files.write_csv(tmp_path / "请假.csv", leave)
    assert do("import", workspace=path, files=[str(file)])["new"] == 2


@pytest.mark.parametrize("header", [
    [datetime(2026, 4, d) for d in range(1, 8)], [f"4月{d}日" for d in range(1, 8)],
    [f"2026-04-{d:02d}" for d in range(1, 8)], [f"{d}日" for d in range(1, 8)]])
def test_days_are_written_in_many_ways(path, tmp_path, header):
    book = openpyxl.Workbook()
    book.active.title = "2026年4月"
    book.active.append(["姓名", *header])
    book.active.append(["演示E1-1", *["班"] * 7])
    book.save(tmp_path / "x.xlsx")
    assert do("import", workspace=path, files=[str(tmp_path / "x.xlsx")])["new"] == 7
    assert len(rows_of(path, RosterDay, officer_id="E1-1", day=date(2026, 4, 7))) == 1


@pytest.mark.parametrize(("rows", "told"), [
    ([["姓名", *map(str, range(1, 8))], ["演示E1-1", *["班"] * 7]], "2026年3月"),
    ([["2026年2月"], ["姓名", *map(str, range(25, 32))], ["演示E1-1", *["班"] * 7]], "29")])
def test_days_that_cannot_be_are_said(path, tmp_path, rows, told):
    file = bureau_files.write_csv(tmp_path / "x.csv", rows)
    outcome = run("import", {"workspace": str(path), "files": [str(file)]}, Desk())
    assert isinstance(outcome, Failure)
    assert (outcome.exit_code, told in outcome.message) == (2, True), outcome


def test_holidays_are_imported_and_tell_days_from_days(path, tmp_path):
    file = bureau_files.write_csv(tmp_path / "放假安排.csv", [
        ["日期", "安排", "节日"], ["2026-05-01", "放假", "劳动节"], ["2026-05-09", "补班", "劳动节"]])
    assert do("import", workspace=path, files=[str(file)])["new"] == 2
    days = do("roster", workspace=path, date="2026-05-01", days=9)["days"]
    assert [d["kind"] for d in days] == ["holiday", "weekend", "weekend", *["workday"] * 5, "makeup"]
    assert days[-1]["name"] == "劳动节"
    assert kind_of_day(date(2026, 5, 2), {date(2026, 5, 2): Holiday(
        date(2026, 5, 2), "workday", "")}).worked


def test_the_calendar_counts_who_is_there_and_says_where_nobody_is_rostered(path, capsys):
    days = do("roster", workspace=path, days=7)["days"]
    assert days[0]["day"] == "2026-03-16"
    tuesday = days[1]
    rostered = [r for r in rows_of(path, RosterDay) if r.day == small_world.DAY]
    assert tuesday["rostered"] == len(rostered)
    assert tuesday["field"] + tuesday["office"] + tuesday["night"] + 1 == len(rostered)  # one away
    assert tuesday["away"] == 1
    assert main(["roster", str(path), "--days", "7", "--lang", "zh_CN"]) == 0
    out = capsys.readouterr().out
    assert "工作日未排班" in out and "周末" in out
    one = do("roster", workspace=path, date="2026-03-17", days=1)["people"]
    (absent,) = [p for p in one if p["duty"] == "away"]
    assert (absent["officer_id"], absent["reason"]) == ("E2-5", "年休假")
    assert main(["roster", str(path), "--days", "0"]) == 2


def test_a_day_without_roster_is_refused_by_the_plan(path):
    outcome = run("plan", {"workspace": str(path), "date": str(small_world.NO_ROSTER_DAY)}, Desk())
    assert isinstance(outcome, Failure)
    assert str(small_world.NO_ROSTER_DAY) in outcome.message


def test_night_duty_is_no_crew_of_the_day():
    world = small_world.records()
    roster = [replace(r, duty="night") if (r.officer_id, r.day) == ("W1-1", small_world.DAY) else r
              for r in world if isinstance(r, RosterDay)]
    people = People([r for r in world if isinstance(r, Officer)], roster, [], [],
                    [r for r in world if isinstance(r, Vehicle)])
    squads = [r for r in world if isinstance(r, Squad)]
    crews, out = crews_of_day(small_world.DAY, squads, {s.squad_id: i for i, s in
                                                       enumerate(squads)}, people, Settings())
    assert not [c for c in crews if any(m.officer_id == "W1-1" for m in c.members)]
    assert [o.code for o in out if o.officer_id == "W1-1"] == ["night"]
