"""Map layers into sheets: GeoPackage, Shapefile, GeoJSON and KML through GDAL."""

from __future__ import annotations

import html
import re
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ..crs import AT_REST_EPSG
from ..errors import BadInput
from ..exporting.mark import MARK
from .sheet import Sheet
from .sniff import decoded

_DBF_NAME_BYTES = 10
_DATA = re.compile(r'<Data\s+name="([^"]*)"')
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")  # its encoding, which is UTF-8 afterwards
_CODE_PAGES = {"936": "gb18030", "GBK": "gb18030", "GB2312": "gb18030", "CP936": "gb18030",
               "ANSI 936": "gb18030", "GB18030": "gb18030", "UTF-8": "utf-8", "UTF8": "utf-8",
               "65001": "utf-8"}  # fmt: skip


def read_layers(path: Path) -> list[Sheet]:
    """Read every layer; geometries in lon/lat as the file's reference system states them.

    Raises ``BadInput`` if GDAL cannot read the file.
    """
    import pyogrio

    _refuse_lonely(path)
    try:
        source, fields = (path, {}) if path.suffix.lower() != ".kml" else _named_plainly(path)
        names = [str(name) for name, _ in pyogrio.list_layers(source)]
        return [_sheet(path, name, source, fields) for name in names]
    except BadInput:
        raise
    except Exception:  # whatever the library says of a file it did not write
        raise BadInput("{file} cannot be read as a map layer; open it in QGIS and save it as a "
                       "GeoPackage.", file=path.name) from None


def _refuse_lonely(path: Path) -> None:
    if path.suffix.lower() != ".shp":
        return
    there = {p.suffix.lower() for p in path.parent.iterdir() if p.stem == path.stem}
    missing = [path.stem + suffix for suffix in (".dbf", ".shx") if suffix not in there]
    if missing:
        raise BadInput("{file} is only a part of a layer; put {missing} beside it.",
                       file=path.name, missing=", ".join(missing))


def _named_plainly(path: Path) -> tuple[bytes, dict[str, str]]:
    """Return a KML whose fields are called f0, f1 …, and what they were called.

    GDAL makes underscores of Chinese names in ExtendedData, so that none could be told apart.
    """
    text, _ = decoded(path.read_bytes(), path.name)
    names = list(dict.fromkeys(html.unescape(n) for n in _DATA.findall(text)))
    number = {name: f"f{i}" for i, name in enumerate(names)}
    plain = _DATA.sub(lambda m: f'<Data name="{number[html.unescape(m[1])]}"', text)
    return _DECLARED.sub("", plain).encode(), {v: k for k, v in number.items()}


def _sheet(path: Path, layer: str, source: Path | bytes, names: dict[str, str]) -> Sheet:
    import pyogrio

    shapefile = path.suffix.lower() in (".shp", ".dbf")
    encoding = _dbf_encoding(path) if shapefile else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what GDAL finds odd is judged below, row by row
        # bytes as they are: names cut within a character would stop a strict decoder
        meta, _, blobs, columns = pyogrio.raw.read(
            source, layer=layer, encoding="ISO-8859-1" if encoding else None,
            datetime_as_string=True)
    fields = [names.get(str(f), _text(str(f), encoding)) for f in meta["fields"]]
    geometries = None if blobs is None else list(shapely.from_wkb(blobs, on_invalid="ignore"))
    rows: list[list[Any]] = [fields]
    rows += [[_text(_plain(cell), encoding) for cell in row] for row in zip(*columns, strict=True)]
    if not fields and geometries is not None:
        rows += [[] for _ in geometries]
    crs = meta["crs"] or ""
    if geometries is not None and crs:
        geometries = _to_lonlat(geometries, crs, path.name)
    own = path.suffix.lower() == ".gpkg" and _description(path, layer) == MARK
    return Sheet(path.name, layer, rows, range(1, len(rows) + 1), encoding or "utf-8",
                 cut_at=_DBF_NAME_BYTES if shapefile else 0, geometries=geometries, crs=crs,
                 own=own)


def _description(path: Path, layer: str) -> str:
    import pyogrio

    told = pyogrio.read_info(path, layer=layer).get("layer_metadata") or {}
    return str(told.get("DESCRIPTION", ""))


def _text(cell: Any, encoding: str | None) -> Any:
    if encoding is None or not isinstance(cell, str):
        return cell
    return cell.encode("latin-1", "replace").decode(encoding, "replace")


def _plain(cell: Any) -> Any:
    if cell is None or (isinstance(cell, float) and np.isnan(cell)):
        return None
    return cell.item() if hasattr(cell, "item") else cell


def _to_lonlat(geometries: list[Any], crs: str, name: str) -> list[Any]:
    from pyproj import CRS, Transformer
    from pyproj.exceptions import CRSError

    try:
        source = CRS.from_user_input(crs)
    except CRSError:
        raise BadInput("{file} names a reference system that is not known; save the layer in "
                       "CGCS2000 (EPSG:4490).", file=name) from None
    if source.is_geographic and source.ellipsoid and source.ellipsoid.semi_major_metre == 6378137:
        return geometries  # WGS 84 and CGCS2000 are one at map scale
    move = Transformer.from_crs(source, CRS.from_epsg(AT_REST_EPSG), always_xy=True)
    return [
        None if g is None else shapely.transform(
            shapely.force_2d(g), lambda c: np.column_stack(move.transform(c[:, 0], c[:, 1])))
        for g in geometries
    ]


def _dbf_encoding(path: Path) -> str:
    """Return what the code page file says; else UTF-8 if the table is that, else GB18030."""
    for suffix in (".cpg", ".CPG"):
        stated = path.with_suffix(suffix)
        if stated.is_file():
            said = stated.read_text("ascii", "ignore").strip().upper()
            if said in _CODE_PAGES:
                return _CODE_PAGES[said]
    table = path.with_suffix(".dbf")
    data = table.read_bytes() if table.is_file() else b""
    # a field name may be cut within a character, so only the records tell
    start = int.from_bytes(data[8:10], "little") if len(data) > 10 else 0
    try:
        data[start:].decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8" if not data[start:].isascii() else _name_encoding(data[32:start])


def _name_encoding(header: bytes) -> str:
    for i in range(0, len(header) - 32, 32):
        name = header[i : i + 11].split(b"\x00")[0]
        try:
            # the last character may be cut
            text = name.decode("utf-8", "strict" if len(name) < _DBF_NAME_BYTES else "ignore")
        except UnicodeDecodeError:
            return "gb18030"
        if not name.isascii() and len(text.encode("utf-8")) < len(name) - 2:
            return "gb18030"
    return "utf-8"
