"""What an import would do to the workspace, row by row."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from qgis.PyQt.QtWidgets import QCheckBox, QHeaderView, QLabel, QVBoxLayout, QWidget

from ..dock.table import Table
from ..translation import tr
from ..words import listed
from .combo import CodeCombo

_PROBLEMS, _DOUBTS, _NEW, _CHANGED, _GONE = "problems", "doubts", "new", "changed", "gone"
_MEND_PX = 200


class RowsTab(QWidget):
    """One list at a time: errors, doubts, new, changed and missing rows."""

    def __init__(self) -> None:
        super().__init__()
        self._answer: Dict[str, Any] = {}
        self.counts = QLabel("–")
        self.counts.setWordWrap(True)
        self.kind = CodeCombo()
        self.kind.currentIndexChanged.connect(lambda _: self._fill())
        self.rows = Table([tr("Row"), tr("What"), tr("Column"), tr("Details"), tr("Mend")],
                          stretch=3, height=160)
        self.rows.setWordWrap(True)
        self.rows.horizontalHeader().setSectionResizeMode(4, QHeaderView.ResizeMode.Interactive)
        self.rows.setColumnWidth(4, _MEND_PX)
        self.remove_gone = QCheckBox(tr("Remove rows of the workspace that the file does not have"))
        column = QVBoxLayout(self)
        column.addWidget(self.counts)
        column.addWidget(self.kind)
        column.addWidget(self.rows, 1)
        column.addWidget(self.remove_gone)

    def show_answer(self, answer: Dict[str, Any]) -> None:
        """Show the whole preview; errors first, if there are any."""
        self._answer = answer
        self.counts.setText(tr(
            "{new} new, {changed} changed, {same} unchanged; {gone} rows of the workspace are not "
            "in the file; {set_aside} rows have errors and would be set aside, {doubtful} have "
            "doubts.").format(**answer))
        kinds = [(_PROBLEMS, tr("Errors"), answer["problem_count"]),
                 (_DOUBTS, tr("Doubts"), answer["doubtful"]), (_NEW, tr("New"), answer["new"]),
                 (_CHANGED, tr("Changed"), answer["changed"]),
                 (_GONE, tr("Not in the file"), answer["gone"])]
        first = next((kind for kind, _, count in kinds if count), _NEW)
        self.kind.offer([(kind, f"{name}: {count}") for kind, name, count in kinds], first)
        self.remove_gone.setEnabled(bool(answer["gone"]))
        self._fill()

    def clear(self) -> None:
        """Show nothing."""
        self._answer = {}
        self.counts.setText("–")
        self.kind.offer([], "")
        self.rows.fill([])

    def _fill(self) -> None:
        if self._answer:
            self.rows.fill(_lines(self._answer["preview"], self.kind.code()))
            self.rows.resizeRowsToContents()


def _lines(preview: Dict[str, Any], kind: str) -> List[Tuple[Any, List[Any]]]:
    if kind in (_PROBLEMS, _DOUBTS):
        return [(p, [str(p["row"]), p["sheet"], p["column"], p["problem"], p["mend"]])
                for p in preview[kind]]
    if kind == _GONE:
        return [(r, ["", r["name"] or r["key"], "", r["key"], ""]) for r in preview[_GONE]]
    return [(r, [str(r["row"]), r["name"] or r["key"], listed(c[0] for c in r["changes"]),
                 _details(r), ""]) for r in preview["rows"] if r["action"] == kind]


def _details(row: Dict[str, Any]) -> str:
    if not row["changes"]:
        return str(row["key"])
    return "; ".join("{}: {} → {}".format(name, before or "∅", after or "∅")
                     for name, before, after in row["changes"])
