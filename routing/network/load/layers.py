"""Finding and reading one layer of a GeoPackage or Shapefile, in lon/lat."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ....data.errors import BadInput

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


def read_layer(path: Path, layer: str | None, geometry: str) -> GeoDataFrame | None:
    """Return the layer called ``layer``, else the only one with ``geometry``, else None.

    ``geometry`` is ``LineString`` or ``Point``. Raises ``BadInput`` if the file cannot be
    read, has no such layer, or has several that could be meant.
    """
    import pyogrio  # GDAL is loaded only where layers are read

    if path.suffix.lower() == ".shp" and layer is not None and layer != path.stem:
        beside = path.with_name(f"{layer}.shp")
        if not beside.is_file():
            raise BadInput("There is no road file {file}; check the path.", file=beside)
        path, layer = beside, None
    try:
        kinds = {str(name): str(kind) for name, kind in pyogrio.list_layers(path)}
        name = _chosen(path, kinds, layer, geometry)
        if name is None:
            return None
        # without a .cpg a Chinese shapefile is GBK, whatever GDAL believes
        bare = path.suffix.lower() == ".shp" and not path.with_suffix(".cpg").is_file()
        frame = pyogrio.read_dataframe(path, layer=name, encoding="GB18030" if bare else None)
    except (RuntimeError, UnicodeDecodeError) as problem:  # all errors of pyogrio are the former
        raise BadInput(
            "{file} cannot be read ({problem}); export it again.",
            # before its last colon GDAL quotes the SQL it sent
            file=path.name, problem=str(problem).splitlines()[0].rsplit(": ")[-1],
        ) from None
    return frame if frame.crs is None else frame.to_crs("EPSG:4490" if _chinese(frame) else 4326)


def _chosen(path: Path, kinds: dict[str, str], layer: str | None, geometry: str) -> str | None:
    if layer is not None:
        if layer not in kinds:
            raise BadInput(
                "{file} has no layer {layer}; its layers are {layers}.",
                file=path.name, layer=layer, layers=", ".join(sorted(kinds)) or "-",
            )
        return layer
    fitting = sorted(name for name, kind in kinds.items() if geometry in kind)
    if len(fitting) > 1:
        raise BadInput(
            "{file} has several layers that could be meant: {layers}; name one with "
            "--links or --nodes.",
            file=path.name, layers=", ".join(fitting),
        )
    return fitting[0] if fitting else None


def _chinese(frame: GeoDataFrame) -> bool:
    """Whether the layer is in CGCS2000 already, so that no datum shift may creep in."""
    return "2000" in (frame.crs.name or "") or frame.crs.to_epsg() == 4490
