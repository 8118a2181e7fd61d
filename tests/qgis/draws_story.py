"""A campaign and a double random, drawn by mouse in front of a witness, in a real QGIS window.

Run by QGIS itself (see story.sh) with ``HALFHOUR_WORKSPACE`` and ``HALFHOUR_PICTURES``.
"""

from __future__ import annotations

import hands
from plugin_story import PluginStory
from qgis.PyQt.QtCore import Qt
from story import Steps

_DIGITS = "482913"


class DrawsStory(PluginStory):
    """The steps in order; each ends with a picture."""

    def walk(self) -> Steps:
        """Commit, say digits, draw, look at teams, rules and fairness; then a sealed one."""
        yield from self.opened()
        yield 3.0
        yield from self.turn_to("draws")
        page = self.page("draws")
        hands.press_key(page.wish.kind, Qt.Key.Key_Down)
        yield 0.5
        hands.click(page.commit_button)
        yield (lambda: page.steps.count() == 2 and not page._busy), 120.0
        yield 0.5
        self.shoot("draw-committed")
        hands.write(page.digits, _DIGITS)
        yield 0.2
        hands.click(page.draw_button)
        yield (lambda: page.steps.count() > 8), 120.0
        self.shoot("draw-running")
        yield (lambda: not page.results.isHidden() and not page._busy), 60.0
        yield 2.0
        hands.wheel_into_view(page.results.teams)
        yield 0.5
        hands.click_row(page.results.teams, 4)
        yield 2.0
        self.shoot("draw-teams")
        page.results.setCurrentIndex(1)
        yield 1.0
        self.shoot("draw-rules")
        page.results.setCurrentIndex(3)
        yield 0.5
        hands.click(page.results.fairness_button)
        yield (lambda: page.results.regions.rowCount() > 0), 700.0
        yield 1.0
        self.shoot("draw-fairness")
        hands.wheel_into_view(page.wish.kind)
        yield 0.3
        page.stored.setCurrentIndex(0)
        hands.press_key(page.wish.kind, Qt.Key.Key_Up)
        yield 0.5
        hands.click(page.commit_button)
        yield (lambda: page.steps.count() == 2 and not page._busy), 120.0
        page.wish.seal.setChecked(True)
        hands.write(page.digits, _DIGITS)
        yield 0.2
        hands.click(page.draw_button)
        yield (lambda: not page.results.isHidden() and not page._busy), 120.0
        yield 1.5
        self.shoot("draw-sealed")


_story = DrawsStory()  # kept: its timer goes with it
_story.begin()
