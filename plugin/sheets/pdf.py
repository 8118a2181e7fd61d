"""Several layouts, page after page, into one PDF that appears only when it is whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Optional

from qgis.core import QgsLayoutExporter
from qgis.PyQt.QtCore import QMarginsF, QSizeF
from qgis.PyQt.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from ..standalone import TaskError
from .template import DPI, Sheet
from .text_layer import readable


class PdfFile:
    """A PDF under construction beside its place; :meth:`finish` puts it there."""

    def __init__(self, path: str, title: str) -> None:
        self.path = Path(path)
        self.pages = 0
        try:
            handle, name = tempfile.mkstemp(
                prefix=".{}.".format(self.path.name), suffix=".new", dir=str(self.path.parent))
        except OSError:
            raise self._refused() from None
        os.close(handle)
        self._fresh = Path(name)
        self._writer: Optional[QPdfWriter] = QPdfWriter(name)
        self._writer.setResolution(DPI)
        self._writer.setTitle(title)
        self._writer.setCreator("Half-Hour")
        self._painter: Optional[QPainter] = None

    def add(self, sheet: Sheet) -> None:
        """Paint the one page of a sheet. Raises ``TaskError`` if the file cannot be written."""
        assert self._writer is not None
        size = sheet.layout.pageCollection().page(0).pageSize()
        self._writer.setPageLayout(QPageLayout(
            QPageSize(QSizeF(size.width(), size.height()), QPageSize.Unit.Millimeter),
            QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._writer):
                raise self._refused()
        else:
            self._writer.newPage()
        QgsLayoutExporter(sheet.layout).renderPage(self._painter, 0)
        self.pages += 1

    def close(self) -> None:
        """Write out what is left; the file still has its temporary name."""
        self._end()
        self._fresh.write_bytes(readable(self._fresh.read_bytes()))

    def finish(self) -> None:
        """Put the closed file in its place. Raises ``TaskError`` if the folder refuses."""
        try:
            self._fresh.chmod(0o644)
            self._fresh.replace(self.path)
        except OSError:
            raise self._refused() from None

    def abandon(self) -> None:
        """Leave nothing behind; harmless after :meth:`finish`."""
        self._end()
        if self._fresh.exists():
            self._fresh.unlink()

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter = self._writer = None

    def _refused(self) -> TaskError:
        return TaskError("{file} cannot be written; check the folder's permissions.",
                         file=str(self.path))
