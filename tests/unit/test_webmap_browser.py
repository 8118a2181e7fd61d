"""The web map in a real browser: it asks for nothing, throws nothing, and runs no data."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from pathlib import Path

import chromium
import planned_world
import pytest

from halfhour.data.settings import changed
from halfhour.layers import situation
from halfhour.layers.webmap import render

pytestmark = pytest.mark.browser
EVIL = '"><img src=x onerror=hacked=1><script>hacked=1</script>{{7*7}}'


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Chromium]:
    if chromium.binary() is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs a Chromium to prove that the web map makes no request")
        pytest.skip("NOT RUN: no Chromium, so the web map was not seen in a browser")
    with chromium.Chromium(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> situation.Situation:
    with planned_world.build(tmp_path_factory.mktemp("world") / "w.gpkg") as workspace:
        return situation.load(workspace)


def opened(browser: chromium.Chromium, path: Path, page: str) -> Path:
    path.write_text(page, "utf-8")
    browser.requests.clear()
    browser.complaints.clear()
    browser.open(path)
    return path


def test_the_sensor_sees_a_request(browser: chromium.Chromium, tmp_path: Path) -> None:
    opened(browser, tmp_path / "bad.html",
           '<p>x</p><img src="http://example.invalid/a.png"><script>fetch("http://b.invalid/")'
           ".catch(() => 0)</script>")
    browser.settle()
    assert [url for url in browser.requests if not url.startswith("file:")]


def test_no_request_but_the_file_itself(
    browser: chromium.Chromium, shown: situation.Situation, tmp_path: Path
) -> None:
    path = opened(browser, tmp_path / "地图.html", render(shown))
    for step in (
        "HalfHour.map.setZoom(14, {animate: false})",
        "document.querySelectorAll('button.name')[2].click()",
        "HalfHour.layers.crews[2].line.openPopup()",
        "document.getElementById('language').click()",
        "document.getElementById('crews-all').click()",
        "document.getElementById('fold').click()",
        "document.getElementById('cover-area').value = 'once twice'",
        "document.getElementById('cover-area').dispatchEvent(new Event('change'))",
        "document.querySelectorAll('#legend input').forEach(box => box.click())",
    ):
        browser.value(step + "; 1")
        browser.settle()
    assert browser.requests == [path.absolute().as_uri()]
    assert browser.complaints == []


def test_what_is_on_the_map(
    browser: chromium.Chromium, shown: situation.Situation, tmp_path: Path
) -> None:
    opened(browser, tmp_path / "map.html", render(shown))
    assert browser.value("Object.values(HalfHour.layers.groups.unit_outside._layers).length") == 1
    assert browser.value("HalfHour.layers.crews.filter(c => c.on).length") == 10
    assert "生态环境执法" in browser.value("document.querySelector('#panel h1').textContent")
    assert "演示数据" in browser.value("document.getElementById('banner').textContent")
    assert browser.value("document.querySelectorAll('#legend label').length") == 13
    assert browser.value("HalfHour.layers.circles.group.getLayers().length") == 1

    browser.value("""const choice = document.getElementById('cover-area');
        choice.value = 'first'; choice.dispatchEvent(new Event('change')); 1""")
    assert browser.value("HalfHour.layers.coverAreas.group.getLayers().length") == 5
    assert browser.value("document.querySelectorAll('#cover-key li').length") == 5

    browser.value("document.querySelectorAll('button.name')[0].click(); 1")
    assert browser.value("document.querySelectorAll('.stop').length") == 3
    browser.value("HalfHour.layers.crews[0].line.openPopup(); 1")
    table = browser.value("document.querySelector('.card table').innerText")
    assert "09:20–10:20" in table and "驻地备勤" in table
    browser.value("document.getElementById('language').click(); 1")
    assert "Layers and legend" in browser.value("document.getElementById('legend').innerText")
    left = browser.value("document.getElementById('panel').innerText")
    assert "Coverage, worst" in left and "82.0 % · 13:20" in left


def test_no_label_lies_on_another(
    browser: chromium.Chromium, shown: situation.Situation, tmp_path: Path
) -> None:
    opened(browser, tmp_path / "map.html", render(shown))
    for zoom in (9.5, 11, 13):
        browser.value(f"HalfHour.map.setZoom({zoom}, {{animate: false}}); 1")
        browser.settle()
        boxes = browser.value("""Array.from(document.querySelectorAll('.label'))
            .filter(e => e.style.display !== 'none' && e.style.left)
            .map(e => e.getBoundingClientRect()).map(r => [r.left, r.top, r.right, r.bottom])""")
        assert zoom > 11 or len(boxes) > 3
        for i, a in enumerate(boxes):
            for b in boxes[:i]:
                apart = a[0] >= b[2] - 1 or b[0] >= a[2] - 1 or a[1] >= b[3] - 1 or b[1] >= a[3] - 1
                assert apart, (zoom, a, b)


def test_no_number_lies_on_another(
    browser: chromium.Chromium, shown: situation.Situation, tmp_path: Path
) -> None:
    opened(browser, tmp_path / "map.html", render(shown))
    numbers = {}
    for zoom in (9, 12):
        browser.value(f"HalfHour.map.setZoom({zoom}, {{animate: false}}); 1")
        browser.settle()
        numbers[zoom] = browser.value("""Array.from(document.querySelectorAll('.stop:not(.dot)'))
            .map(e => e.getBoundingClientRect()).map(r => [r.left, r.top])""")
        for i, a in enumerate(numbers[zoom]):
            assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) >= 13 for b in numbers[zoom][:i])
    assert browser.value("document.querySelectorAll('.stop').length") == 19
    assert 0 < len(numbers[9]) < len(numbers[12]) <= 19


def test_a_hostile_name_is_only_text(
    browser: chromium.Chromium, shown: situation.Situation, tmp_path: Path
) -> None:
    assert shown.plan
    visits = {k: dataclasses.replace(v, name=EVIL, item_names=(EVIL,), reason_zh=EVIL)
              for k, v in shown.plan.visits.items()}
    hostile = dataclasses.replace(
        shown,
        enterprises=[dataclasses.replace(e, name=EVIL) for e in shown.enterprises],
        units=[dataclasses.replace(u, name=EVIL) for u in shown.units],
        squads=[dataclasses.replace(s, name=EVIL) for s in shown.squads],
        districts=[dataclasses.replace(d, name=EVIL) for d in shown.districts],
        settings=changed(shown.settings, title=EVIL, city=EVIL, attribution=EVIL),
        plan=dataclasses.replace(
            shown.plan, visits=visits,
            crews=[dataclasses.replace(c, name=EVIL) for c in shown.plan.crews]),
    )
    opened(browser, tmp_path / "evil.html", render(hostile))
    for kind in ("enterprise_red", "unit", "squad"):
        browser.value(f"HalfHour.layers.groups.{kind}.getLayers()[0].openPopup(); 1")
        browser.settle()
        assert browser.value("document.querySelector('.card h3').textContent") == EVIL
    browser.value("HalfHour.layers.crews[0].line.openPopup(); 1")
    browser.settle()
    assert browser.value("typeof hacked") == "undefined"
    assert browser.value("document.querySelectorAll('img').length") == 0
    assert browser.complaints == [] and len(browser.requests) == 1
