"""A bureau's first files: rows without numbers, tables in any order, words as clerks use them."""

from __future__ import annotations

import csv
import json

import pytest
import small_world

from halfhour.data.records import Brigade, Officer, RowSetAside, Squad
from halfhour.data.store import open_workspace
from halfhour.engine.desk import Desk
from halfhour.engine.run import Failure, run

WEST, EAST = "吴兴区", "南浔区"


def do(command, path, language="zh_CN", **params):
    answer = run(command, {"workspace": str(path), **params}, Desk(language=language))
    assert not isinstance(answer, Failure), answer
    return answer


def written(folder, name, rows):
    path = folder / f"{name}.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)
    return str(path)


def at(column, row):
    return list(small_world.place(*small_world.junction(column, row)))


@pytest.fixture
def files(tmp_path):
    places = [[list(p) for p in (small_world.place(x0, 0), small_world.place(x1, 0),
                                 small_world.place(x1, 25_000), small_world.place(x0, 25_000),
                                 small_world.place(x0, 0))]
              for x0, x1 in ((0, 14_000), (14_000, 25_000))]
    districts = tmp_path / "区县.geojson"
    districts.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"区县代码": code, "区县名称": name, "城市": "湖州市",
                                           "省份": "浙江省"},
         "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for code, name, ring in (("330502", WEST, places[0]), ("330503", EAST, places[1]))
    ]}, ensure_ascii=False), "utf-8")
    return {
        "districts": str(districts),
        "brigades": written(tmp_path, "执法队", [
            ["执法队名称", "层级", "所属区县", "经度", "纬度"],
            [f"{WEST}大队", "区县", WEST, *at(4, 9)], [f"{EAST}大队", "县区", EAST, *at(12, 9)],
            ["东部开发区大队", "县级", EAST, *at(13, 12)]]),
        "squads": written(tmp_path, "中队", [
            ["中队名称", "所属大队", "所属区县", "经度", "纬度"],
            ["一中队", f"{WEST}大队", WEST, *at(3, 4)], ["二中队", f"{WEST}大队", WEST, *at(4, 14)],
            ["三中队", "东部开发区大队", EAST, *at(12, 5)]]),
        "officers": written(tmp_path, "执法人员", [
            ["姓名", "所属中队", "执法证号", "有效期起", "有效期至"],
            ["演示甲", "二中队", "浙E000001", "2024.1.1", "2027年12月31日"],
            ["演示乙", "五中队", "浙E000002", "2024.1.1", "2027年12月31日"]]),
    }


def made(tmp_path, city="湖州市"):
    path = tmp_path / "w.gpkg"
    do("create", path, city=city)
    return path


def test_rows_without_numbers_get_different_ones_and_keep_them(tmp_path, files):
    path = made(tmp_path)
    answer = do("import", path, files=[files[t] for t in ("squads", "brigades", "districts")])
    assert (answer["new"], answer["set_aside"]) == (8, 0)
    with open_workspace(path) as workspace:
        squads = {s.name: s for s in workspace.read(Squad)}
        brigades = {b.name: b for b in workspace.read(Brigade)}
    assert {n: s.squad_id for n, s in squads.items()} == {
        "一中队": "S330502-01", "二中队": "S330502-02", "三中队": "S330503-01"}
    assert len({b.brigade_id for b in brigades.values()}) == 3
    assert {b.level for b in brigades.values()} == {"county"}
    assert squads["三中队"].brigade_id == brigades["东部开发区大队"].brigade_id
    again = do("import", path, files=[files["squads"], files["brigades"]])
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 6)


def test_a_row_that_stands_there_twice_is_still_refused_once(tmp_path, files):
    path = made(tmp_path)
    twice = written(tmp_path, "重复", [
        ["中队名称", "所属大队", "所属区县", "经度", "纬度"],
        *[["一中队", f"{WEST}大队", WEST, *at(3, 4)]] * 2])
    answer = do("import", path, files=[files["districts"], files["brigades"], twice])
    assert [p["problem"] for p in answer["problems"]] == ["与 重复.csv 第 2 行重复"]


def test_one_mistake_is_told_once(tmp_path, files):
    path = made(tmp_path)
    answer = do("import", path, files=list(files.values()))
    assert [(p["row"], p["column"]) for p in answer["problems"]] == [(3, "所属中队")]
    with open_workspace(path) as workspace:
        assert [o.name for o in workspace.read(Officer)] == ["演示甲"]
        assert workspace.count(RowSetAside) == 1
