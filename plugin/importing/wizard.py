"""The import wizard. It never judges a row itself: it asks the engine, which only shows first."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.core import Qgis
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ..dock.progress_row import ProgressRow
from ..engine.request import EngineError, EngineRequest
from ..session import Session
from ..translation import tr
from ..words import listed
from .choice import AUTO, Choice
from .clouds import Clouds
from .columns_tab import ColumnsTab
from .combo import CodeCombo
from .datum_tab import DatumTab
from .rows_tab import RowsTab
from .source_tab import SourceTab

_FORMATS = "*.xlsx *.xls *.csv *.txt *.gpkg *.shp *.geojson *.json *.kml *.dbf"
_PATIENCE_MS = 250  # several decisions in a row are one question


class ImportWizard(QDialog):
    """Not modal: the map behind it shows where the rows would lie."""

    def __init__(self, session: Session, canvas: QgsMapCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import tables"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.resize(660, 500)
        self.choice = Choice()
        self.answer: Dict[str, Any] = {}
        self._shown: Dict[str, Any] = {}  # the source on the tabs
        self._session = session
        self._clouds = Clouds(canvas)
        self._request: Optional[EngineRequest] = None
        self._preview: Optional[EngineRequest] = None
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(_PATIENCE_MS)
        self._asking.timeout.connect(self.preview)
        self._build()
        session.closed.connect(self._on_workspace_closed)

    def _build(self) -> None:
        self.files = QLabel(tr("no file chosen"))
        self.files.setWordWrap(True)
        self.files_button = QPushButton(tr("Files …"))
        self.files_button.clicked.connect(self._choose_files)
        self.source = CodeCombo()
        self.source.currentIndexChanged.connect(lambda _: self._show_source())
        top = QHBoxLayout()
        top.addWidget(self.files_button)
        top.addWidget(self.files, 1)
        top.addWidget(self.source)
        self.source_tab, self.columns_tab = SourceTab(), ColumnsTab()
        self.datum_tab, self.rows_tab = DatumTab(self._clouds), RowsTab()
        self.source_tab.decided.connect(self._on_source_decided)
        self.columns_tab.decided.connect(self._on_column_decided)
        self.datum_tab.decided.connect(self._on_datum_decided)
        self.tabs = QTabWidget()
        for tab, title in ((self.source_tab, tr("1 File")), (self.columns_tab, tr("2 Columns")),
                           (self.datum_tab, tr("3 Coordinates")),
                           (self.rows_tab, tr("4 What would change"))):
            self.tabs.addTab(tab, title)
        self.tabs.currentChanged.connect(self._on_tab)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.progress = ProgressRow()
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.sentence)
        column.addWidget(self.progress)
        column.addLayout(self._buttons())
        self._allow()

    def _buttons(self) -> QHBoxLayout:
        self.undo_button = QPushButton(tr("Undo the last import"))
        self.undo_button.clicked.connect(self.undo)
        self.import_button = QPushButton(tr("Import"))
        self.import_button.clicked.connect(self.write)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.clicked.connect(self.close)
        for button in (self.undo_button, self.close_button, self.files_button):
            button.setAutoDefault(False)
        line = QHBoxLayout()
        line.addWidget(self.undo_button)
        line.addStretch(1)
        line.addWidget(self.import_button)
        line.addWidget(self.close_button)
        return line

    # -- decisions -----------------------------------------------------------------

    def _choose_files(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(
            self, tr("Files to import"), "", tr("Tables and layers") + f" ({_FORMATS})")
        if files:
            self.take(files)

    def take(self, files: List[str]) -> None:
        """Look at other files; decisions on those before are forgotten."""
        self.choice = Choice(files=files)
        self.files.setText(listed(Path(f).name for f in files))
        self.source_tab.table.offer([("", tr("told by the headers"))], "")
        self.source_tab.header_row.blockSignals(True)
        self.source_tab.header_row.setValue(0)
        self.source_tab.header_row.blockSignals(False)
        self.datum_tab.datum.blockSignals(True)
        self.datum_tab.datum.setCurrentIndex(0)
        self.datum_tab.datum.blockSignals(False)
        self.rows_tab.remove_gone.setChecked(False)
        self.preview()

    def _on_source_decided(self) -> None:
        self.choice.table = self.source_tab.table.code()
        self.choice.header_row = self.source_tab.header_row.value()
        self._ask_soon()

    def _on_column_decided(self, header: str, field: str) -> None:
        self.choice.decide(self._shown["table"], header, field)
        self._ask_soon()

    def _on_datum_decided(self) -> None:
        self.choice.datum = self.datum_tab.datum.code()
        self._ask_soon()

    def _ask_soon(self) -> None:
        self.answer = {}
        self._allow()
        self._asking.start()

    # -- asking --------------------------------------------------------------------

    def preview(self) -> None:
        """Ask the engine what the import would do."""
        if not self.choice.files or self._session.workspace is None:
            return
        self._drop_preview()
        self.answer = {}
        asked = self._preview = self._ask(tr("Looking at the files"), preview=True)
        asked.succeeded.connect(
            lambda answer: self._on_preview(answer) if asked is self._preview else None)

    def _drop_preview(self) -> None:
        """Give up a question whose answer nobody waits for any more."""
        asked, self._preview = self._preview, None
        if asked is not None and asked.open:
            if self._request is asked:
                self._request = None
            asked.cancel()

    def write(self) -> None:
        """Import what was shown."""
        self.choice.remove_gone = self.rows_tab.remove_gone.isChecked()
        self._ask(tr("Importing"), remove_gone=self.choice.remove_gone).succeeded.connect(
            self._on_written)

    def undo(self) -> None:
        """Take the last import back."""
        request = self._session.ask("import", tr("Undoing the last import"), files=[], undo=True)
        self._watch(request)
        request.succeeded.connect(self._on_undone)

    def _ask(self, title: str, **more: Any) -> EngineRequest:
        request = self._session.ask("import", title, **self.choice.params(), **more)
        self._watch(request)
        return request

    def _watch(self, request: EngineRequest) -> None:
        self._request = request
        self.sentence.clear()
        self.progress.watch(request)
        request.failed.connect(lambda error: self._on_failed(request, error))
        request.finished.connect(lambda: self._on_finished(request))
        self._allow()

    def _on_failed(self, request: EngineRequest, error: EngineError) -> None:
        if request is self._request:
            self.sentence.setText(error.message)

    def _on_finished(self, request: EngineRequest) -> None:
        if request is self._request:
            self._request = None
        self._allow()

    # -- answers -------------------------------------------------------------------

    def _on_preview(self, answer: Dict[str, Any]) -> None:
        shown = answer["preview"]
        if self._as_last_time(shown["sources"]):
            return
        self.answer = answer
        self.source_tab.offer_tables(shown["tables"], self.choice.table)
        self.source.offer([(str(i), s["sheet"] or s["file"])
                           for i, s in enumerate(shown["sources"])], "0")
        self.source.setVisible(len(shown["sources"]) > 1)
        self.rows_tab.show_answer(answer)
        self._show_source()
        skipped = [s["sheet"] or s["file"] for s in answer["skipped"]]
        if skipped:
            self.sentence.setText(tr("No table recognised in: {sheets}").format(
                sheets=listed(skipped)))

    def _as_last_time(self, sources: List[Dict[str, Any]]) -> bool:
        """Take over table and datum that were decided for this source before; ask again if so."""
        known = sources[0]["remembered"] if len(sources) == 1 else None
        if known is None or self.choice.table or self.choice.datum != AUTO:
            return False
        if (known["table"], known["datum"]) == (sources[0]["table"], AUTO):
            return False
        self.choice.table, self.choice.datum = known["table"], known["datum"]
        index = self.datum_tab.datum.findData(
            "cgcs2000" if known["datum"] == "wgs84" else known["datum"])
        self.datum_tab.datum.blockSignals(True)
        self.datum_tab.datum.setCurrentIndex(max(0, index))
        self.datum_tab.datum.blockSignals(False)
        self._asking.start()
        return True

    def _show_source(self) -> None:
        if not self.answer:
            return
        source = self._shown = self.answer["preview"]["sources"][int(self.source.code() or 0)]
        names = dict(self.answer["preview"]["tables"])
        self.source_tab.show_source(source, names)
        self.columns_tab.show_source(source, self.choice.columns.get(source["table"], {}))
        self.datum_tab.show_source(source)
        self._on_tab()

    def _on_tab(self, *_: Any) -> None:
        if self.tabs.currentWidget() is self.datum_tab:
            self.datum_tab.draw(zoom=True)
        else:
            self._clouds.clear()

    def _on_written(self, answer: Dict[str, Any]) -> None:
        self._forget_files()
        self.sentence.setText(tr(
            "Import {batch}: {new} new, {changed} changed, {same} unchanged, {removed} removed; "
            "{set_aside} rows set aside.").format(**answer))
        if answer["errors_file"]:
            self._session.made.emit(
                tr("The rows to correct are in {name}; correct them there and import that file.")
                .format(name=Path(answer["errors_file"]).name), answer["errors_file"])

    def _on_undone(self, answer: Dict[str, Any]) -> None:
        self._forget_files()
        self.sentence.setText(tr("Import {batch} is undone: {rows} rows.").format(
            batch=answer["undone"], rows=answer["rows"]))
        self._session.told.emit(self.sentence.text(), int(Qgis.MessageLevel.Success))

    def _forget_files(self) -> None:
        self.choice, self.answer = Choice(), {}
        self.files.setText(tr("no file chosen"))
        self.source.offer([], "")
        for tab in (self.source_tab, self.columns_tab, self.datum_tab, self.rows_tab):
            tab.clear()

    def _allow(self) -> None:
        free = self._request is None and self._session.workspace is not None
        self.import_button.setEnabled(free and bool(self.answer))
        self.undo_button.setEnabled(free)
        self.files_button.setEnabled(self._session.workspace is not None)

    # -- the window ------------------------------------------------------------------

    def _on_workspace_closed(self) -> None:
        """What was shown is about that workspace alone."""
        self._forget_files()
        self.close()

    def open_for(self, files: Optional[List[str]] = None) -> None:
        """Show the window; look at ``files`` at once if there are any."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._allow()
        if files:
            self.take(files)
        elif self.choice.files and self._request is None:
            self._ask_soon()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take the clouds off the map; a request under way goes on only if it writes."""
        self._asking.stop()
        self._drop_preview()
        self._clouds.clear()
        super().closeEvent(event)

    def tear_down(self) -> None:
        """Leave nothing behind."""
        self._asking.stop()
        self._clouds.clear()
        self._session.closed.disconnect(self._on_workspace_closed)
        self.close()
        self.deleteLater()
