"""Printing inside QGIS's window: a page, then the event loop, then the next page."""

from __future__ import annotations

from typing import Dict, Iterator, List, Optional

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...protocol.language import say
from ..standalone import TaskError
from .order import PrintOrder
from .printing import Step, printing


class PrintJob(QObject):
    """One print order at work. Layouts live in the window's thread, so it is no thread.

    Connect the signals, call :meth:`start`, keep the object until ``finished``, ``failed``
    or ``cancelled`` came; exactly one of them comes.
    """

    progress = pyqtSignal(int, int)  # sheets done, sheets in all
    finished = pyqtSignal(list)  # paths written
    failed = pyqtSignal(str)  # one sentence in the language of the sheets
    cancelled = pyqtSignal()

    def __init__(self, workspace: str, plan_id: str, out_cards: Optional[str],
                 out_overview: Optional[str], language: str, *, phones: bool = False,
                 desk_phone: str = "", parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._order = PrintOrder(workspace, plan_id, out_cards, out_overview, language,
                                 phones=phones, desk_phone=desk_phone)
        self._pages: Dict[str, int] = {}
        self._steps: Optional[Iterator[Step]] = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._advance)

    def start(self) -> None:
        """Begin; returns at once."""
        self._steps = printing(self._order, self._pages)
        self._timer.start()

    def cancel(self) -> None:
        """Stop before the next sheet; no file is left of what was printed so far."""
        if self._steps is not None:
            self._end()
            self.cancelled.emit()

    def is_running(self) -> bool:
        """Whether there are sheets left to print."""
        return self._steps is not None

    def _advance(self) -> None:
        if self._steps is None:
            return
        try:
            step = next(self._steps)
        except StopIteration:
            self._end()
            self.finished.emit(self._written())
        except TaskError as error:
            self._end()
            self.failed.emit(say(error.template, self._order.language, **error.params))
        except Exception as error:
            # the trace goes to QGIS's log by way of its exception hook
            self._end()
            self.failed.emit(say("Printing failed ({kind}); nothing was written. The log has the "
                                 "details.", self._order.language, kind=type(error).__name__))
            raise
        else:
            self.progress.emit(step.done, step.total)

    def _end(self) -> None:
        self._timer.stop()
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()  # type: ignore[attr-defined]

    def _written(self) -> List[str]:
        return [path for path in (self._order.cards, self._order.overview) if path]
