"""Who complained is nobody's business: such columns are dropped before anything else sees them.

对举报人个人信息严格保密: names, telephones and addresses of complainants and informants are
neither stored nor logged, exported or quoted in a message.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .sheet import Sheet

_WHO = r"(投诉|举报|信访|来信|来电|来访|反映|检举|申诉|报案|爆料|诉求|求助|群众|市民)"
_WHAT = r"(姓名|电话|手机|联系|号码|身份证|住址|地址|微信|邮箱)"
_COMPLAINANT = re.compile(
    _WHO + r"(者|人|方|群众|市民)|" + _WHO + r".{0,4}" + _WHAT
    + r"|complain(t|an)|informant|whistle|reporter|身份证", re.IGNORECASE)
# whoever is complained about is not a complainant
_ACCUSED = re.compile(r"被(投诉|举报|反映|检举|信访)")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])")
HIDDEN = "(号码已略)"


def is_private(header: str) -> bool:
    """Say whether a column of this name tells who complained."""
    bare = re.sub(r"\s", "", header)
    return bool(_COMPLAINANT.search(bare)) and not _ACCUSED.search(bare)


def without_numbers(text: str) -> str:
    """Return ``text`` with mobile and identity numbers struck out."""
    return _IDENTITY.sub(HIDDEN, _MOBILE.sub(HIDDEN, text))


def dropped(sheet: Sheet, columns: set[int]) -> Sheet:
    """Return the sheet with the cells of ``columns`` emptied, headers included."""
    if not columns:
        return sheet
    rows = [[None if i in columns else cell for i, cell in enumerate(row)] for row in sheet.rows]
    return replace(sheet, rows=rows)
