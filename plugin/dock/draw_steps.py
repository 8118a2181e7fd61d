"""The steps of a draw, one after the other, slowly enough for a witness to follow."""

from __future__ import annotations

import html
from typing import Any, Dict, List, Tuple

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QPlainTextEdit

from ..translation import tr
from ..words import in_language

_STEP_MS = 350
_GROUP = 8  # signs of a hash that are read at a glance, and where it may go on in the next line
_FAULT = "#b3001b"


class DrawSteps(QPlainTextEdit):
    """A text that grows step by step and can be copied; ``shown`` when the last one is there."""

    shown = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setMinimumHeight(150)
        self._waiting: List[Tuple[str, bool]] = []
        self._told: List[str] = []
        self._pace = QTimer(self)
        self._pace.setInterval(_STEP_MS)
        self._pace.timeout.connect(self._next)

    def tell(self, steps: List[str], *, fault: bool = False) -> None:
        """Show ``steps`` after those that are there."""
        self._waiting += [(step, fault) for step in steps]
        if not self._pace.isActive():
            self._next()
            self._pace.start()

    def wipe(self) -> None:
        """Begin anew."""
        self._pace.stop()
        self._waiting.clear()
        self._told.clear()
        self.clear()

    def words(self) -> List[str]:
        """Return the steps shown so far."""
        return list(self._told)

    def count(self) -> int:
        """Return how many steps are shown."""
        return len(self._told)

    def _next(self) -> None:
        if not self._waiting:
            self._pace.stop()
            self.shown.emit()
            return
        words, fault = self._waiting.pop(0)
        self._told.append(words)
        line = html.escape("{}. {}".format(self.count(), words))
        self.appendHtml('<span style="color: {}">{}</span>'.format(_FAULT, line) if fault
                        else "<span>{}</span>".format(line))
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())


def committed_steps(answer: Dict[str, Any]) -> List[str]:
    """Return what is shown before the witness says a digit."""
    roster, salt = _grouped(answer["roster_sha256"]), _grouped(answer["commitment"])
    return [tr("Roster frozen, SHA-256: {hash}").format(hash=roster),
            tr("Secret salt committed, SHA-256: {hash}").format(hash=salt)]


def drawn_steps(answer: Dict[str, Any]) -> List[str]:
    """Return the steps of a draw that is drawn, and of one without lawful teams."""
    steps = [tr("The witness said {digits}").format(digits=answer["digits"])]
    if answer.get("sealed_until"):
        steps.append(tr("Sealed until {time}: salt, seed and targets are hidden").format(
            time=answer["sealed_until"]))
    else:
        steps.append(tr("Seed = SHA-256(roster, salt, digits): {seed}").format(
            seed=_grouped(answer["seed"])))
    steps += _campaign(answer) if answer["kind"] == "campaign" else _classes(answer)
    steps.append(tr("Fingerprint of the record: {hash}").format(
        hash=_grouped(answer["record_sha256"])))
    return steps


def shortage_steps(answer: Dict[str, Any]) -> List[str]:
    """Return why there are no lawful teams: the conflict, and the least that would help."""
    return ([tr("No lawful teams exist. These rules cannot hold together:")]
            + ["  " + line for line in answer["conflict"]]
            + [tr("The least that would help:")] + ["  " + line for line in answer["missing"]])


def _grouped(digest: str) -> str:
    return " ".join(digest[i:i + _GROUP] for i in range(0, len(digest), _GROUP))


def _campaign(answer: Dict[str, Any]) -> List[str]:
    names, pairing = answer["regions"], answer["pairing"]
    if pairing["method"] == "rejection":
        steps = [tr("Permutation {number} was the first that is allowed").format(
            number=pairing["tries"])]
    else:
        steps = [tr("One of {count} allowed pairings was drawn by its number").format(
            count=pairing["count"])]
    steps += [tr("{donor} inspects {target}").format(donor=names[a], target=names[b])
              for a, b in pairing["pairs"]]
    steps += [tr("Team {mission} for {target}: {members}").format(
        mission=t["mission"], target=names[t["target"]], members=", ".join(t["members"]))
        for t in answer.get("teams") or ()]
    if "rules" in answer:
        steps.append(tr("Rules checked by a second program: {count}, broken: {broken}").format(
            count=len(answer["rules"]), broken=len(answer["broken"])))
    return steps


def _classes(answer: Dict[str, Any]) -> List[str]:
    return [tr("{name}: {number} drawn of {eligible} that could be ({size} in the class)").format(
        name=in_language(c["en"], c["zh"]), number=c["number"], eligible=c["eligible"],
        size=c["size"]) for c in answer["classes"]] + [
        tr("{count} enterprises drawn, each with two officers but for {without}").format(
            count=answer["drawn"], without=len(answer["without_officers"]))]
