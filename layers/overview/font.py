"""A font that can write simplified Chinese, or the honest answer that there is none.

Debian keeps the Noto fonts in collections (``.ttc``) whose first face is the Japanese
one; who opens such a file by name alone writes 直 and 骨 the Japanese way. So the face is
chosen by its family name and, where it lies in a collection, copied once into the
user's cache folder, which every version of matplotlib can read.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

#: Family name and what its files are called, the best first.
CHAIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Noto Sans CJK SC", ("notosanscjk",)),
    ("Noto Sans SC", ("notosanssc",)),
    ("Source Han Sans SC", ("sourcehansans",)),
    ("WenQuanYi Micro Hei", ("wqy-microhei",)),
    ("WenQuanYi Zen Hei", ("wqy-zenhei",)),
    ("Microsoft YaHei", ("msyh",)),
    ("SimHei", ("simhei",)),
    ("PingFang SC", ("pingfang",)),
)
_NEEDED = "半小时圈执法队"  # a font that lacks these is of no use


@dataclass(frozen=True)
class ChineseFont:
    """The files of the regular and the bold face (the same file if there is no bold one)."""

    family: str
    regular: Path
    bold: Path


@lru_cache(maxsize=1)
def installed() -> ChineseFont | None:
    """Return the best Chinese font on this machine, None if there is none."""
    from matplotlib.font_manager import findSystemFonts

    return choose(sorted(Path(name) for name in findSystemFonts()), cache_folder())


def choose(files: Iterable[Path], cache: Path) -> ChineseFont | None:
    """Return the first font of :data:`CHAIN` among ``files``; collections go to ``cache``."""
    known = list(files)
    for family, stems in CHAIN:
        faces: dict[bool, Path] = {}
        for path in known:
            if path.stem.lower().startswith(stems):
                for bold, face in _faces(path, family, cache):
                    faces.setdefault(bold, face)
            if len(faces) == 2:
                break
        if False in faces:
            return ChineseFont(family, faces[False], faces.get(True, faces[False]))
    return None


def cache_folder() -> Path:
    """Return the user's cache folder for fonts (not made yet)."""
    if os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "halfhour" / "fonts"


def _faces(path: Path, family: str, cache: Path) -> list[tuple[bool, Path]]:
    """Return (bold?, file) of the wanted family's regular and bold faces in one file."""
    found: list[tuple[bool, Path]] = []
    collection = path.suffix.lower() in {".ttc", ".otc"}
    try:
        for number in range(_face_count(path) if collection else 1):
            with TTFont(path, fontNumber=number if collection else -1, lazy=True) as font:
                bold = _style(font, family)
            if bold is not None:
                face = _extracted(path, number, family, cache) if collection else path
                found.append((bold, face))
    except (OSError, TTLibError):
        return []  # a font nobody can read is no font
    return found


def _face_count(path: Path) -> int:
    with path.open("rb") as stream:
        head = stream.read(12)
    return int.from_bytes(head[8:12], "big") if head[:4] == b"ttcf" else 0


def _style(font: TTFont, family: str) -> bool | None:
    """Return whether the face is bold; None if it is another family, style or script."""
    names = font["name"]
    families = {names.getDebugName(1), names.getDebugName(16)}
    subfamily = names.getDebugName(17) or names.getDebugName(2)
    if family not in families or subfamily not in {"Regular", "Bold"}:
        return None
    letters = font.getBestCmap() or {}
    return subfamily == "Bold" if all(ord(c) in letters for c in _NEEDED) else None


def _extracted(source: Path, number: int, family: str, cache: Path) -> Path:
    """Return the face as a file of its own, written at the first call only."""
    state = source.stat()
    key = f"{source}|{state.st_size}|{state.st_mtime_ns}|{family}"
    name = f"{source.stem}-{hashlib.sha256(key.encode()).hexdigest()[:12]}.otf"
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError:
        cache = Path(tempfile.mkdtemp(prefix="halfhour-fonts-"))
    target = cache / name
    if not target.exists():
        handle, fresh = tempfile.mkstemp(dir=cache, suffix=".new")
        # opened anew: a face whose tables were looked into is compiled again, for a minute
        with os.fdopen(handle, "wb") as stream, TTFont(
            source, fontNumber=number, lazy=True
        ) as font:
            font.save(stream, reorderTables=False)
        Path(fresh).replace(target)
    return target
