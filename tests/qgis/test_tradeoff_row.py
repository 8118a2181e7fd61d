"""The slider between the plans of a series: figures, map, publishing."""

from __future__ import annotations

DAY = "2026-03-17"


def test_five_plans_are_made_looked_at_and_published(opened, county, wait_for):
    from halfhour.plugin.canvas.our_layers import layers_of

    page = opened.dock.page("plan")
    row = page.tradeoff
    assert row.isHidden(), "the county's plan belongs to no series"
    page.seconds.setValue(2)
    page.weigh_button.click()
    assert not page.plan_button.isEnabled()
    wait_for(lambda: not row.isHidden(), what="the series")
    wait_for(lambda: page.weigh_button.isEnabled(), what="the buttons")
    count = row.slider.maximum() + 1
    assert 2 <= count <= 5
    assert row.figures.text().startswith(f"Plan {row.slider.value() + 1} of {count}")
    mine = {h.plan_id: h for h in page.history.records()}
    row.slider.setValue(0 if row.slider.value() else 1)
    chosen = opened.session.plan
    assert f"{round(mine[chosen].drive_min)} min" in row.figures.text()
    assert chosen in opened.dock.plan_line.text()
    routes = layers_of(str(county), "routes")[0]
    wait_for(lambda: chosen in routes.subsetString() and not opened.layers._steps,
             what="the map's plan")
    held = not page.details.relaxations.records()
    assert ("keeps the city's floor" in row.figures.text()) == held
    page.publish("", "agreed")
    wait_for(lambda: page._head().state == "published", what="published")
    assert opened.session.plan == chosen and not row.isHidden()
    opened.session.choose_plan("20260317-01")
    assert row.isHidden()
