"""All tracks of a plan, two files per crew, in a folder or a zip."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from ...data.errors import BadInput
from ...data.settings import Settings
from ...protocol.language import say
from ..atomic_file import write_atomically
from ..captions import DEMO_STAMP
from ..shown_plan import ShownPlan
from ..style import crew_line
from .day_track import day_tracks
from .gpx import gpx
from .kml import kml

#: A zip's entries need a date; a fixed one makes the same plan the same bytes.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def files_of(shown: ShownPlan, settings: Settings, language: str) -> dict[str, bytes]:
    """Return file name → content, sorted by name: ``CREW.gpx`` and ``CREW.kml``."""
    note = "\n".join(
        line for line in (
            say(DEMO_STAMP, language) if settings.demo else "",
            say("WGS 84 (CGCS2000 taken as equal); not shifted to GCJ-02", language),
            settings.attribution,
        ) if line
    )
    colours = {crew.crew_id: crew_line(i).colour for i, crew in enumerate(shown.crews)}
    files = {}
    for track in day_tracks(shown, settings):
        title = f"{shown.plan.day:%Y-%m-%d} {track.name}"
        stem = re.sub(r"[^\w.-]+", "_", track.crew_id)
        files[f"{stem}.gpx"] = gpx(track, title=title, note=note)
        files[f"{stem}.kml"] = kml(track, title=title, note=note,
                                   colour=colours[track.crew_id])
    return dict(sorted(files.items()))


def write(out: Path, files: dict[str, bytes]) -> None:
    """Write to the zip ``out``, if it ends in .zip, else into the folder ``out``.

    The folder is made if need be; files of other names in it stay. Raises ``BadInput``
    if the disk refuses.
    """
    if out.suffix.lower() == ".zip":
        write_atomically(out, _zipped(files))
        return
    if out.is_file():
        raise BadInput("{path} is a file; name a folder, or a file that ends in .zip.", path=out)
    if not out.parent.is_dir():
        raise BadInput("There is no folder {folder}; make it first.", folder=out.parent)
    try:
        out.mkdir(exist_ok=True)
    except OSError as error:
        raise BadInput(
            "{path} cannot be written: {problem}. Check the folder's permissions.",
            path=out, problem=error.strerror or type(error).__name__,
        ) from None
    for name, content in files.items():
        write_atomically(out / name, content)


def _zipped(files: dict[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return memory.getvalue()
