"""A joint zone from the open demo to the printed appendix, by mouse, in a real QGIS window.

Run by QGIS itself (see story.sh) with ``HALFHOUR_WORKSPACE`` and ``HALFHOUR_PICTURES``.
What is timed begins with the opened workspace and ends with the finished PDF.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import hands
from plugin_story import PluginStory
from qgis.PyQt.QtCore import Qt
from story import Steps

_AT_MOST_S = 180.0
_WIDE_M = 1500


class ZonesStory(PluginStory):
    """The steps in order; each ends with a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.workspace = os.environ["HALFHOUR_WORKSPACE"]

    def walk(self) -> Steps:
        """Open, design with sliders, store, look inside, meet, print."""
        began = time.monotonic()
        gui = yield from self.opened()
        yield 3.0
        yield from self.turn_to("zones")
        page = self.page("zones")
        yield (lambda: page._shown is not None), 30.0
        yield 4.0
        self.shoot("zone-first")
        yield from self._wider(page)
        yield from self._part(page)
        page.wish.ends.setFocus()
        hands.press_key(page.wish.ends, Qt.Key.Key_Down)
        yield lambda: not page.designer.busy and page._shown["ends"] == "round"
        yield 1.5
        self.shoot("zone-designed")
        hands.click(page.save_button)
        yield self._is_stored
        yield 1.0
        hands.wheel_into_view(page.inside_button)
        hands.click(page.inside_button)
        yield (lambda: not page.contents.enterprises.isHidden()), 60.0
        yield 1.0
        hands.wheel_into_view(page.contents.enterprises)
        yield 0.5
        hands.click_row(page.contents.enterprises, 0)
        yield 2.5
        self.shoot("zone-inside")
        hands.wheel_into_view(page.meet_button)
        yield 0.3
        hands.click(page.meet_button)
        yield (lambda: not page.contents.points.isHidden()), 60.0
        yield 0.5
        hands.wheel_into_view(page.contents.points)
        yield 2.5
        self.shoot("zone-meeting-points")
        heard: list[str] = []
        gui.session.made.connect(lambda sentence, path: heard.append(path))
        hands.wheel_into_view(page.appendix.button)
        yield 0.3
        hands.click(page.appendix.button)
        yield (lambda: heard), 120.0
        took = time.monotonic() - began
        assert Path(heard[0]).read_bytes().startswith(b"%PDF"), heard
        yield 1.0
        self.shoot("zone-appendix-written")
        print(f"from opening the demo to the finished appendix: {took:.1f} s", flush=True)
        assert took < _AT_MOST_S, took

    def _wider(self, page: Any) -> Steps:
        """Drive the slider of our width with the keyboard, as one who has clicked it does."""
        slider = page.wish.width_a.slider
        slider.setFocus()
        while page.wish.width_a.value() < _WIDE_M:
            hands.press_key(slider, Qt.Key.Key_Right)
            yield 0.02
        yield lambda: not page.designer.busy and page._shown["sides"][0]["width_m"] == _WIDE_M
        yield 0.5

    def _part(self, page: Any) -> Steps:
        """Type where the part ends."""
        hands.write(page.wish.end.number, str(page.wish.end.number.maximum() - 600))
        yield lambda: not page.designer.busy and page._shown["length_m"] < page._shown["whole_m"] - 590

    def _is_stored(self) -> bool:
        with closing(sqlite3.connect(f"file:{self.workspace}?mode=ro", uri=True)) as file:
            found = file.execute("SELECT ends, max(width_m) FROM joint_zones WHERE design "
                                 "IS NOT NULL").fetchone()
        return found == ("round", float(_WIDE_M))


_story = ZonesStory()  # kept: its timer goes with it
_story.begin()
