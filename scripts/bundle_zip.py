"""Put downloaded wheels into a bundle: ``python bundle_zip.py LOCK WHEELS OUT.zip``."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from deterministic_zip import write_zip

_READ_ME = """\
Half-Hour: the engine's packages for a computer without a network.
In QGIS: Half-Hour panel, page Workspace, "Set up ...", "Install from an offline bundle ...".
半小时:供离线计算机使用的引擎依赖包。
在 QGIS 中:半小时面板 → 工作区 → “设置……” → “从离线安装包安装……”。
"""


def main() -> int:
    """Write the bundle with its list of SHA-256 sums; return the exit code."""
    lock, wheels, out = (Path(a) for a in sys.argv[1:4])
    found = sorted(wheels.glob("*.whl"))
    files: dict[str, Path | bytes] = {f"wheels/{wheel.name}": wheel for wheel in found}
    files["requirements.lock"] = lock
    files["README.txt"] = _READ_ME.encode()
    sums = "".join(f"{_sha256(files[name])}  {name}\n" for name in sorted(files))
    files["SHA256SUMS"] = sums.encode()
    write_zip(out, files, compress=False)  # wheels are compressed already
    print(f"{out}: {len(found)} wheels, {out.stat().st_size / 1e6:.0f} MB")
    return 0


def _sha256(content: Path | bytes) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
