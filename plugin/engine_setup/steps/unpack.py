"""Verify an offline bundle and unpack its wheels: ``python -I unpack.py BUNDLE.zip FOLDER``.

The bundle holds ``SHA256SUMS`` (lines of ``sha256sum``) and ``wheels/*.whl``. Every file must
be listed and every listed file be there with its hash, before anything is used. (The hashes of
the plugin's own lock are checked once more by pip.)
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from pathlib import Path, PurePosixPath
from typing import Dict

SUMS = "SHA256SUMS"
_WHEELS = "wheels"
_CHUNK = 1 << 20


class BadBundle(Exception):
    """The bundle cannot be trusted or read; the message names the file."""


def unpack(bundle: Path, folder: Path) -> int:
    """Write the wheels of ``bundle`` into ``folder``; return their number.

    Raises :class:`BadBundle` for a file that is missing, not listed, or has another hash.
    """
    try:
        with zipfile.ZipFile(bundle) as archive:
            sums = _sums(archive)
            names = {n for n in archive.namelist() if not n.endswith("/")} - {SUMS}
            for name in sorted(names ^ set(sums)):
                raise BadBundle(f"{name} is not in both the bundle and its list {SUMS}")
            for count, (name, wanted) in enumerate(sorted(sums.items()), 1):
                _copy(archive, name, wanted, folder)
                print(f"{count}/{len(sums)} {name}", flush=True)
            return sum(name.startswith(_WHEELS + "/") for name in sums)
    except (OSError, zipfile.BadZipFile, EOFError) as error:
        raise BadBundle(f"{bundle.name} cannot be read: {error}") from None


def _sums(archive: zipfile.ZipFile) -> Dict[str, str]:
    if SUMS not in archive.namelist():
        raise BadBundle(f"it holds no {SUMS}")
    sums = {}
    for line in archive.read(SUMS).decode("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        if len(digest) != 64 or not name:
            raise BadBundle(f"{SUMS} has a line that is none: {line[:60]}")
        sums[name] = digest
    return sums


def _copy(archive: zipfile.ZipFile, name: str, wanted: str, folder: Path) -> None:
    path = PurePosixPath(name)
    digest = hashlib.sha256()
    is_wheel = path.parts[0] == _WHEELS and len(path.parts) == 2 and path.suffix == ".whl"
    target = folder / path.name if is_wheel else None
    with archive.open(name) as source:
        sink = target.open("wb") if target is not None else None
        try:
            for chunk in iter(lambda: source.read(_CHUNK), b""):
                digest.update(chunk)
                if sink is not None:
                    sink.write(chunk)
        finally:
            if sink is not None:
                sink.close()
    if digest.hexdigest() != wanted:
        if target is not None:
            target.unlink()
        raise BadBundle(f"{name} is damaged: its SHA-256 is not the listed one")


if __name__ == "__main__":
    try:
        folder = Path(sys.argv[2])
        folder.mkdir(parents=True, exist_ok=True)
        if not unpack(Path(sys.argv[1]), folder):
            raise BadBundle("it holds no wheels")
    except BadBundle as error:
        print(f"The bundle is not used: {error}.", flush=True)
        sys.exit(1)
