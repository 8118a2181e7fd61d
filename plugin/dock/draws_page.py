"""Draws in front of a witness: commit, digits, draw, explained and shown on the map."""

from __future__ import annotations

from typing import Any, Dict, Optional

from qgis.PyQt.QtCore import QRegularExpression
from qgis.PyQt.QtGui import QHideEvent, QRegularExpressionValidator
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit

from ..canvas.focus import Focus
from ..canvas.pair_arrows import Arrow, ArrowTool, PairArrows
from ..engine.request import EngineRequest
from ..reading import draws
from ..reading.draws import CAMPAIGN, COMMAND_OF, StoredDraw
from ..session import Session
from ..translation import tr
from .draw_results import REPEATS, DrawResults
from .draw_steps import DrawSteps, committed_steps, drawn_steps, shortage_steps
from .draw_wish import DrawWish
from .page import Page
from .progress_row import ProgressRow
from .push_button import push_button

_DIGITS = QRegularExpression("[0-9]{6,64}")


class DrawsPage(Page):
    """The two steps of a draw in the order in which people take them."""

    name = "draws"

    def __init__(self, session: Session, focus: Focus) -> None:
        self.title, self.short = tr("Draws: double random and teams"), tr("Draw")
        super().__init__(session)
        self.arrows = PairArrows(focus.canvas)
        self._tool = ArrowTool(self.arrows)
        self._tool.picked.connect(self._on_arrow)
        self._answer: Optional[Dict[str, Any]] = None
        self._to_show: Optional[Dict[str, Any]] = None
        self._busy = False
        self.stored = QComboBox()
        self.stored.setToolTip(tr("Draws of this workspace; choose one to see it again"))
        self.wish = DrawWish()
        self.commit_button = push_button(
            tr("1 · Freeze and commit"),
            tr("Freeze the roster and commit to a secret salt; the witness notes both values"),
            self.commit)
        self.digits = QLineEdit()
        self.digits.setPlaceholderText(tr("2 · Digits of the witness, six at least"))
        self.digits.setValidator(QRegularExpressionValidator(_DIGITS, self.digits))
        self.draw_button = push_button(
            tr("3 · Draw"), tr("Draw with the digits of the witness"), self.draw)
        self.steps, self.progress = DrawSteps(), ProgressRow()
        self.results = DrawResults()
        self.record_button = push_button(
            tr("Record …"), tr("Write the record, which anybody can verify"), self.write_record)
        self.sheet_button = push_button(
            tr("Sheet …"), tr("Write the record sheet to print and sign"), self.write_sheet)
        self.days_button = push_button(
            tr("Team days …"),
            tr("Plan the teams' days in their regions and write what they take along"),
            self.write_days)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        witness, files = QHBoxLayout(), QHBoxLayout()
        witness.addWidget(self.digits, 1)
        witness.addWidget(self.draw_button)
        for button in (self.record_button, self.sheet_button, self.days_button):
            files.addWidget(button)
        for widget in (self.stored, self.wish, self.commit_button):
            self.column.addWidget(widget)
        self.column.addLayout(witness)
        for shown in (self.progress, self.steps, self.results):
            self.column.addWidget(shown)
        self.column.addLayout(files)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.stored.activated.connect(self._on_stored)
        self.wish.changed.connect(self._on_kind)
        self.digits.textChanged.connect(self._offer)
        self.steps.shown.connect(self._on_steps_shown)
        self.results.team_chosen.connect(self._on_team)
        self.results.fairness_asked.connect(self.ask_fairness)

    def refresh(self) -> None:
        """Offer schemes, campaigns and the draws there are."""
        found = self.read(draws.draws, default=[])
        self.wish.offer(self.read(draws.schemes, default=[]),
                        self.read(draws.campaigns, default=[]))
        shown = self.stored.currentData()
        self.stored.clear()
        self.stored.addItem(tr("New draw"), None)
        states = {"committed": tr("committed"), "drawn": tr("drawn"), "sealed": tr("sealed")}
        for one in found:
            caption = "{} · {}".format(one.draw_id, states.get(one.state, one.state))
            self.stored.addItem(caption, one)
        if shown is not None:
            ids = [one.draw_id for one in found]
            self.stored.setCurrentIndex(
                ids.index(shown.draw_id) + 1 if shown.draw_id in ids else 0)
        if self.session.workspace is None:
            self._wipe()
        self._offer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the arrows off the map."""
        super().hideEvent(event)
        self._leave_map()

    def tear_down(self) -> None:
        """Take everything off the map."""
        self._leave_map()

    # -- the two steps -----------------------------------------------------------------

    def commit(self) -> None:
        """Freeze and commit; both values are shown before anybody says a digit."""
        self._wipe()
        self.stored.setCurrentIndex(0)
        request = self._ask(tr("Freezing the roster"), **self.wish.to_commit())
        request.succeeded.connect(self._on_committed)

    def draw(self) -> None:
        """Draw what is committed."""
        request = self._ask(tr("Drawing"), digits=self.digits.text(), **self.wish.to_draw())
        request.succeeded.connect(self._on_drawn)

    def ask_fairness(self) -> None:
        """Repeat the draw in the background, for everybody's probability."""
        if self._answer is None:
            return
        request = self._ask(tr("Repeating the draw"), draw=self._answer["draw_id"],
                            inclusion=REPEATS)
        request.succeeded.connect(self._on_fairness)

    def _on_committed(self, answer: Dict[str, Any]) -> None:
        if answer["state"] == "infeasible":
            self.steps.tell(shortage_steps(answer), fault=True)
            return
        self.steps.tell(committed_steps(answer))
        self.digits.setFocus()

    def _on_drawn(self, answer: Dict[str, Any]) -> None:
        self.digits.clear()
        self._show(answer)

    def _on_fairness(self, answer: Dict[str, Any]) -> None:
        self._answer = answer
        self.results.show_fairness(answer)

    def _show(self, answer: Dict[str, Any]) -> None:
        if answer["state"] == "infeasible":
            self.steps.tell(shortage_steps(answer), fault=True)
            return
        self._answer = answer
        self.steps.tell(drawn_steps(answer))
        self._to_show = answer

    def _on_steps_shown(self) -> None:
        """Show what the draw came to when its last step has been told."""
        answer, self._to_show = self._to_show, None
        if answer is None:
            return
        if answer["kind"] == CAMPAIGN:
            self.results.show_campaign(answer)
            self._show_arrows(answer)
        else:
            self.results.show_classes(answer)
            self.arrows.clear()
        self._offer()

    def _show_arrows(self, answer: Dict[str, Any]) -> None:
        points = self.read(draws.region_points, default={})
        shown = [Arrow(a, b, points[a], points[b]) for a, b in answer["pairing"]["pairs"]
                 if a in points and b in points]
        self.arrows.show(shown, zoom=True)
        self.arrows.canvas.setMapTool(self._tool)

    # -- choosing ------------------------------------------------------------------------

    def _on_stored(self, _: int) -> None:
        self._wipe()
        one: Optional[StoredDraw] = self.stored.currentData()
        if one is None:
            return
        self.wish.kind.setCurrentIndex(self.wish.kind.findData(one.kind))
        self.steps.tell(committed_steps(one._asdict()))
        if one.state != "committed":
            request = self._ask(tr("Reading the draw"), draw=one.draw_id)
            request.succeeded.connect(self._show)

    def _on_kind(self) -> None:
        if self.stored.currentData() is None:
            self._wipe()
        self._offer()

    def _on_arrow(self, target: str) -> None:
        self.results.choose_target(target)

    def _on_team(self, team: Dict[str, Any]) -> None:
        if self._answer is not None:
            self.results.tell_members(team, self._answer["regions"])
        self.arrows.choose(team["target"])

    # -- files ---------------------------------------------------------------------------

    def write_record(self) -> None:
        """Write the record."""
        self._write(tr("Record of the draw"), "JSON (*.json)", ".json", "record")

    def write_sheet(self) -> None:
        """Write the record sheet."""
        self._write(tr("Record sheet"), "HTML (*.html)", ".html", "sheet")

    def write_days(self) -> None:
        """Plan the teams' days and write their sheets."""
        self._write(tr("Team sheets"), "HTML (*.html)", ".html", "sheet", command="missions")

    def _write(
        self, title: str, kind: str, ending: str, option: str, command: str = ""
    ) -> None:
        if self._answer is None:
            return
        path, _ = QFileDialog.getSaveFileName(self, title, self._answer["draw_id"] + ending, kind)
        if not path:
            return
        request = self._ask(title, command, draw=self._answer["draw_id"], **{option: path})
        request.succeeded.connect(lambda _: self.session.made.emit(
            tr("{what} written.").format(what=title), path))

    # -- small print -----------------------------------------------------------------------

    def _ask(self, title: str, command: str = "", **params: Any) -> EngineRequest:
        """Ask for ``command``; without one for that of the draw shown, or of the one wished."""
        shown = self._answer["kind"] if self._answer is not None and "draw" in params else None
        request = self.ask(
            command or (COMMAND_OF[shown] if shown else self.wish.command()), title, **params)
        self._busy = True
        request.finished.connect(self._on_finished)
        self.progress.watch(request)
        self._offer()
        return request

    def _on_finished(self) -> None:
        self._busy = False
        self._offer()

    def _offer(self) -> None:
        free = self.session.workspace is not None and not self._busy
        drawn = free and self._answer is not None
        self.commit_button.setEnabled(free)
        self.draw_button.setEnabled(free and self.digits.hasAcceptableInput())
        self.results.fairness_button.setEnabled(drawn)
        sealed = drawn and bool(self._answer and self._answer.get("sealed_until"))
        self.record_button.setEnabled(drawn and not sealed)
        self.sheet_button.setEnabled(drawn)
        self.days_button.setEnabled(drawn and not sealed and bool(
            self._answer and self._answer["kind"] == CAMPAIGN))

    def _wipe(self) -> None:
        self._answer = self._to_show = None
        self.steps.wipe()
        self.results.wipe()
        self._leave_map()
        self._offer()

    def _leave_map(self) -> None:
        self.arrows.clear()
        if self.arrows.canvas.mapTool() is self._tool:
            self.arrows.canvas.unsetMapTool(self._tool)
