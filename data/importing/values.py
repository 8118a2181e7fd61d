"""What people write in a cell, read as what the column holds.

Every reader returns None for an empty cell and raises ``Unreadable`` for one it cannot
read; none guesses. Days: 2025/3/1, 2025.3.1, 2025-03-01, 2025年3月1日, 20250301 and Excel's
serial numbers.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Any

from .problem import Unreadable, _
from .sheet import Cell

FOREVER = date(9999, 12, 31)

_NOTHING = {"", "-", "--", "—", "——", "/", "\\", "无数据", "N/A", "n/a", "NULL", "null", "None",
            "#N/A", "暂无", "nan"}  # fmt: skip
_YES = {"是", "√", "✓", "✔", "☑", "1", "有", "对", "y", "yes", "true", "t", "已", "具备", "可用"}
_NO = {"否", "×", "✗", "✘", "x", "0", "无", "错", "n", "no", "false", "f", "未", "不具备", "不可用",
       "□", "☐"}  # fmt: skip
_FOREVER_WORDS = {"长期", "永久", "长期有效", "无限期", "长期有效期"}
_DAY = re.compile(
    r"(\d{4})(?:[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?|(\d{2})(\d{2}))"
    r"(?:[ T]+\d{1,2}[:时]\d{1,2}.*)?"
)
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MINUTES = re.compile(r"(?:(\d+(?:\.\d+)?)(?:小时|时|h))?(?:(\d+(?:\.\d+)?)(?:分钟|分|min)?)?")
_CLOCK = re.compile(r"(上午|下午|晚上)?(\d{1,2})(?:[:时点](\d{1,2}|半)?(?::\d{1,2})?分?)")
_SERIAL_FROM, _SERIAL_TO = 20000, 80000  # 1954 to 2119
_MOST = 2**31 - 1  # no count of anything here
_LONG_FLOAT = 1e15  # beyond it Excel keeps no digit for sure


def text(cell: Cell) -> str | None:
    """Return the cell as trimmed text on one line, None if it says nothing."""
    if cell is None:
        return None
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _LONG_FLOAT:
        cell = int(cell)
    if isinstance(cell, datetime) and cell.time() == time(0):
        cell = cell.date()
    bare = str(cell).replace("\x00", "").strip(" \t\r\n\u3000\xa0\ufeff")
    if "\n" in bare or "\r" in bare:
        bare = re.sub(r"\s*[\r\n]+\s*", " ", bare)
    return None if bare in _NOTHING else bare


def code(cell: Cell) -> str | None:
    """Return a code as text: half-width, no blanks, leading zeros kept.

    Refuses numbers so long that Excel has destroyed their last digits.
    """
    if isinstance(cell, float) and abs(cell) >= _LONG_FLOAT:
        raise _destroyed(cell)
    found = text(cell)
    if found is None:
        return None
    bare = re.sub(r"[\s'‘’`]", "", unicodedata.normalize("NFKC", found))
    if re.fullmatch(r"\d(\.\d+)?[eE]\+?\d+", bare):
        raise _destroyed(found)
    if re.fullmatch(r"\d+\.0", bare):
        bare = bare[:-2]
    return bare or None


def _destroyed(value: object) -> Unreadable:
    return Unreadable(_("{value} is a rounded number; Excel has destroyed the end of the code"),
                      _("Set the column to text and enter the whole code again"), value=value)


def number(cell: Cell, units: dict[str, float] | None = None) -> float | None:
    """Return a finite number; thousands separators and a known unit behind it are allowed."""
    if isinstance(cell, bool):
        raise _no_number(cell)
    if isinstance(cell, int | float):
        if cell != cell or abs(cell) == float("inf"):
            raise _no_number(cell)
        return float(cell)
    found = text(cell)
    if found is None:
        return None
    bare = unicodedata.normalize("NFKC", found).replace(" ", "")
    for unit in sorted(units or {}, key=len, reverse=True):
        if bare.endswith(unit) and len(bare) > len(unit):
            value = number(bare[: -len(unit)])
            return None if value is None else value * (units or {})[unit]
    if _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "")
    if not _NUMBER.fullmatch(bare) or abs(float(bare)) == float("inf"):
        raise _no_number(found)
    return float(bare)


def _no_number(value: object) -> Unreadable:
    return Unreadable(_("{value} is not a number"), _("Enter digits only, for example 1234.5"),
                      value=value)


_COUNTS = {"个": 1.0, "台": 1.0, "套": 1.0, "件": 1.0, "辆": 1.0, "次": 1.0, "人": 1.0, "部": 1.0,
           "架": 1.0, "只": 1.0}  # fmt: skip


def integer(cell: Cell) -> int | None:
    """Return a whole number."""
    value = number(cell, _COUNTS)
    if value is None:
        return None
    if not value.is_integer():
        raise Unreadable(_("{value} is not a whole number"), _("Enter a whole number"),
                         value=text(cell))
    if abs(value) > _MOST:
        raise Unreadable(_("{value} is too large a number"), _("Correct the number"),
                         value=str(cell)[:20])
    return int(value)


def minutes(cell: Cell, factor: float = 1.0) -> float | None:
    """Return a duration in minutes; ``factor`` is the minutes of the unit in the header."""
    if isinstance(cell, time):
        return cell.hour * 60.0 + cell.minute
    if isinstance(cell, timedelta):
        return cell.total_seconds() / 60
    found = text(cell)
    if found is None:
        return None
    bare = unicodedata.normalize("NFKC", found).replace(" ", "").lower()
    if re.search(r"[时分hm]", bare):
        match = _MINUTES.fullmatch(bare)
        if match is None or not (match[1] or match[2]):
            raise _no_number(found)
        return float(match[1] or 0) * 60 + float(match[2] or 0)
    value = number(cell)
    return None if value is None else value * factor


def clock(cell: Cell) -> float | None:
    """Return a time of day as minutes since midnight."""
    if isinstance(cell, datetime | time):
        return cell.hour * 60.0 + cell.minute
    if isinstance(cell, timedelta):
        return cell.total_seconds() / 60
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell * 1440.0 if 0 < cell < 1 else _in_day(float(cell), cell)
    found = text(cell)
    if found is None:
        return None
    bare = unicodedata.normalize("NFKC", found).replace(" ", "")
    match = _CLOCK.fullmatch(bare)
    if match is None:
        return _in_day(_plain_minutes(bare, found), found)
    hour = int(match[2]) + (12 if match[1] in ("下午", "晚上") and int(match[2]) < 12 else 0)
    minute = 30 if match[3] == "半" else int(match[3] or 0)
    if minute > 59:
        raise _no_clock(found)
    return _in_day(hour * 60.0 + minute, found)


def _plain_minutes(bare: str, found: str) -> float:
    try:
        return float(bare)
    except ValueError:
        raise _no_clock(found) from None


def _in_day(value: float, said: object) -> float:
    if not 0 <= value <= 1440:
        raise _no_clock(said)
    return value


def _no_clock(value: object) -> Unreadable:
    return Unreadable(_("{value} is not a time of day"), _("Write it as 09:30"), value=value)


def yes(cell: Cell) -> bool | None:
    """Return a yes or no: 是/否, √/×, 1/0, 有/无, Y/N."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, str) and cell.strip() in ("无", "×"):
        return False
    found = text(cell)
    if found is None:
        return None
    bare = unicodedata.normalize("NFKC", found).strip().lower()
    if bare in _YES:
        return True
    if bare in _NO:
        return False
    raise Unreadable(_("{value} is neither yes nor no"), _("Write 是 or 否"), value=found)


def day(cell: Cell, *, date1904: bool = False) -> date | None:
    """Return a day; ``date1904`` says how the workbook counts its serial numbers."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = text(cell)
    if found is None:
        return None
    bare = unicodedata.normalize("NFKC", found).strip()
    if bare in _FOREVER_WORDS:
        return FOREVER
    match = _DAY.fullmatch(bare)
    if match is not None:
        year, month, of_month = match[1], match[2] or match[4], match[3] or match[5]
        try:
            return date(int(year), int(month), int(of_month))
        except ValueError:
            raise _no_day(found) from None
    if re.fullmatch(r"\d{5}(\.\d+)?", bare) and _SERIAL_FROM <= float(bare) <= _SERIAL_TO:
        start = date(1904, 1, 1) if date1904 else date(1899, 12, 30)
        return start + timedelta(days=int(float(bare)))
    raise _no_day(found)


def _no_day(value: object) -> Unreadable:
    return Unreadable(_("{value} is not a day that exists, or not certain which"),
                      _("Write year, month and day, for example 2025-03-01"), value=value)


def several(cell: Cell) -> tuple[str, ...] | None:
    """Return a list written with commas, semicolons, slashes, 、 or line breaks."""
    if cell is None or text(cell) is None:
        return None
    parts = re.split(r"[,，;；、/|\r\n\t]+", str(cell))
    return tuple(dict.fromkeys(p.strip() for p in parts if p.strip())) or None


def choice(cell: Cell, words: dict[str, str]) -> str | None:
    """Return the code of one of ``words`` (lower-case word → code)."""
    found = text(cell)
    if found is None:
        return None
    bare = re.sub(r"\s", "", unicodedata.normalize("NFKC", found)).lower()
    if bare in words:
        return words[bare]
    known: dict[str, Any] = {w: None for w in words if re.search(r"[\u4e00-\u9fff]", w)}
    raise Unreadable(_("{value} is not one of the values of this column"),
                     _("Write one of: {choices}"), value=found, choices="、".join(known))
