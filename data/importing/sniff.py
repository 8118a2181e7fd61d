"""Which format a file really has, whatever its name says, and in which encoding its text is."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

from ..errors import BadInput

XLSX, XLS, TEXT, LAYERS = "xlsx", "xls", "text", "layers"

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_DELIMITERS = (",", "\t", ";", "|", "，")
_CLOSING_TAB = re.compile(r'\t+(?="?[,;|，])')
_LAYER_SUFFIXES = {".shp", ".gpkg", ".geojson", ".json", ".kml", ".dbf"}


def format_of(path: Path) -> str:
    """Return ``xlsx``, ``xls``, ``text`` or ``layers`` from the file's first bytes.

    Raises ``BadInput`` if the file is missing, empty, or of no format that is read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        raise BadInput("{file} cannot be opened; check its name and that it is closed elsewhere.",
                       file=path) from None
    if not head:
        raise BadInput("{file} is empty.", file=path.name)
    if head.startswith(_OLE2):
        return XLS
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"SQLite format 3") or path.suffix.lower() in _LAYER_SUFFIXES:
        return LAYERS
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        raise BadInput("{file} is a web page with the name of a table; open it in Excel and save "
                       "it as .xlsx.", file=path.name)
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput("{file} is of no format that can be read; save it as .xlsx or .csv.",
                       file=path.name)
    return TEXT


def _zipped(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            if "xl/workbook.xml" in archive.namelist():
                return XLSX
    except (zipfile.BadZipFile, OSError):
        raise BadInput("{file} is damaged; save it again.", file=path.name) from None
    raise BadInput("{file} is of no format that can be read; save it as .xlsx or .csv.",
                   file=path.name)


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """Return text and encoding: byte order mark, else strict UTF-8, else strict GB18030.

    Raises ``BadInput`` if it is none of them. ``name`` is the file's, for the sentence.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, name), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strict(data, "gb18030", name), "gb18030"


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise BadInput("The text of {file} is neither UTF-8 nor GB18030; open it in Excel and "
                       "save it as .xlsx.", file=name) from None


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts most of the first lines into equally many columns."""
    # some systems end every cell with a tab, so that Excel leaves long codes alone
    lines = [_CLOSING_TAB.sub("", line) for line in text.splitlines()[:60] if line.strip()]

    def agreement(mark: str) -> tuple[int, int]:
        counts = Counter(line.count(mark) for line in lines if mark in line)
        columns, often = max(counts.items(), key=lambda c: (c[1], c[0]), default=(0, 0))
        return often, columns

    return max(_DELIMITERS, key=agreement)
