"""A zone whose agreement has run out is shown as not in force, on the web map too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import small_world

from halfhour.data import records as r
from halfhour.layers import situation
from halfhour.layers.webmap import ground


@pytest.mark.parametrize(("last", "held"), [(date(2999, 1, 1), True), (date(2026, 3, 16), False)])
def test_zone_on_the_web_map(tmp_path, last, held):
    with small_world.build(tmp_path / "w.gpkg") as workspace:
        agreement = workspace.read(r.Agreement)[0]
        with workspace.transaction() as writer:
            writer.replace(r.Agreement, [replace(agreement, valid_to=last)])
        shown = situation.load(workspace)
        assert {s["in_force"] for s in ground.zones(shown)["sides"]} == {held}
        with workspace.transaction() as writer:  # an agreement of others gives nothing
            writer.replace(r.Agreement, [replace(agreement, district_a="330502", valid_to=last)])
        assert not ground.zones(situation.load(workspace))["sides"][0]["in_force"]
