"""Partners in joint enforcement: entered by command, by table and by form, by the same rule."""

from __future__ import annotations

import json
from datetime import date

import pytest

from halfhour.data.records import Event, Partner
from halfhour.data.store import open_workspace
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.engine.run import Failure, run


def do(command, path, **params):
    return run(command, {"workspace": str(path), **params}, Desk())


def stored(path, record=Partner):
    with open_workspace(path) as workspace:
        return workspace.read(record)


def test_a_partner_is_entered_changed_listed_and_removed(path):
    answer = do("partner", path, code="320500", name="苏州市", signed="2023-04-20")
    assert answer["saved"] == "320500"
    assert stored(path) == [Partner("320500", "苏州市", date(2023, 4, 20), None)]
    do("partner", path, code="320000", name="江苏省")
    changed = do("partner", path, code="320500", desk="执法支队 夜间值班室")
    assert [p["level"] for p in changed["partners"]] == ["province", "city"]
    assert stored(path)[-1] == Partner("320500", "苏州市", date(2023, 4, 20),
                                       "执法支队 夜间值班室"), "what is not named stays"
    assert [e.summary for e in stored(path, Event)[-3:]] == [
        "320500 entered", "320000 entered", "320500 changed"]
    assert any("苏州市" in line for line in lines("partner", changed, "zh_CN"))
    assert do("partner", path, code="320500", remove=True)["removed"] == "320500"
    assert [p.partner for p in stored(path)] == ["320000"]
    assert do("jointlog", path)["by_level"] == {"province": 1, "city": 0, "county": 0}


@pytest.mark.parametrize(("params", "sentence"), [
    ({"code": "Suzhou", "name": "x"}, "no six-digit code"),
    ({"code": "990009", "name": "x"}, "no six-digit code"),
    ({"code": "200500", "name": "x"}, "no six-digit code"),  # no province
    ({"code": "320500"}, "--name"), ({"code": "320500", "name": "  "}, "--name"),
    ({"code": "320500", "name": "x", "signed": "yesterday"}, "not a day"),
    ({"name": "x"}, "--code"), ({"code": "320500", "remove": True}, "There is no partner 320500"),
])
def test_a_wrong_partner_is_refused_in_a_sentence(path, params, sentence):
    refused = do("partner", path, **params)
    assert isinstance(refused, Failure) and sentence in refused.message
    assert stored(path) == []


def test_a_table_of_partners_is_recognised_and_judged(path, tmp_path):
    table = tmp_path / "联防联控伙伴.csv"
    table.write_text("序号,区划代码,名称,签订日期,联络处\n"
                     "1,320500,苏州市,2023年4月20日,支队值班室\n2,３２０５０９,吴江区,,\n"
                     "3,205000,某市,2024-01-01,\n", "gb18030")
    answer = do("import", path, files=[str(table)])
    assert (answer["new"], answer["set_aside"], answer["doubtful"]) == (2, 1, 1)
    assert [p.partner for p in stored(path)] == ["320500", "320509"]
    assert "GB/T 2260" in json.dumps(answer["problems"], ensure_ascii=False)
    again = do("import", path, files=[str(table)])
    assert (again["new"], again["same"]) == (0, 2)


def test_a_form_enters_changes_and_refuses(path):
    def record(**changes):
        return do("record", path, table="partners", changes=json.dumps(changes))

    row = {"partner": "320500", "name": "苏州市", "signed_on": "2023-04-20", "contact_desk": None}
    assert record(added=[row])["new"] == 1
    assert record(changed=[{"before": row, "after": {"contact_desk": "支队"}}])["changed"] == 1
    refused = record(added=[row | {"partner": "3205"}])
    assert isinstance(refused, Failure) and "3205" in refused.message
    assert [p.contact_desk for p in stored(path)] == ["支队"]
