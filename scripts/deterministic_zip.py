"""A zip whose bytes depend on names and contents alone: no times, no owners, sorted."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say
_MODE = 0o100644 << 16
_UNIX = 3


def write_zip(path: Path, files: Mapping[str, Path | bytes], *, compress: bool) -> None:
    """Write ``files`` (name in the zip → file or content) to ``path``, or leave it as it was."""
    part = path.with_name(path.name + ".part")
    method = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(part, "w", method, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = method
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            content = files[name]
            archive.writestr(entry, content if isinstance(content, bytes) else content.read_bytes())
    part.replace(path)
