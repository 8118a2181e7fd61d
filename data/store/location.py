"""Where a workspace may lie: on a local disk, because WAL needs shared memory."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import BadInput

_NETWORK_FILESYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs"}


def refuse_network_drive(path: Path) -> None:
    """Raise ``BadInput`` if ``path`` lies on a network drive."""
    if _is_network(path):
        raise BadInput(
            "{path} lies on a network drive, where two writers can damage a workspace; "
            "keep it on a local disk.",
            path=path,
        )


def _is_network(path: Path) -> bool:
    absolute = Path(os.path.realpath(path))  # a link may lead off the local disk
    if os.name == "nt":
        if str(absolute).startswith("\\\\"):
            return True
        import ctypes

        drive_remote = 4
        return bool(
            ctypes.windll.kernel32.GetDriveTypeW(absolute.anchor) == drive_remote  # type: ignore[attr-defined]
        )
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    best, kind = "", ""
    for line in mounts.read_text("utf-8", "replace").splitlines():
        _, mount, filesystem, *_ = line.split(" ")
        mount = mount.replace("\\040", " ")
        inside = str(absolute).startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, filesystem
    return kind in _NETWORK_FILESYSTEMS
