"""Industry codes of GB/T 4754-2017: a section letter and two to four digits.

The letters follow from the divisions (first two digits), so that a code such as
``C2614`` is checked against its section without the standard's table of 1,380 classes.
"""

from __future__ import annotations

import re

#: Section → first and last division, GB/T 4754-2017 (with amendment 1 of 2019).
SECTIONS: dict[str, tuple[int, int]] = {
    "A": (1, 5), "B": (6, 12), "C": (13, 43), "D": (44, 46), "E": (47, 50), "F": (51, 52),
    "G": (53, 60), "H": (61, 62), "I": (63, 65), "J": (66, 69), "K": (70, 70), "L": (71, 72),
    "M": (73, 75), "N": (76, 79), "O": (80, 82), "P": (83, 83), "Q": (84, 85), "R": (86, 90),
    "S": (91, 96), "T": (97, 97),
}  # fmt: skip

_CODE = re.compile(r"([A-T]?)([0-9]{2,4})")


def section_of(digits: str) -> str | None:
    """Return the section letter of a code's digits, None if there is no such division."""
    division = int(digits[:2])
    return next((s for s, (low, high) in SECTIONS.items() if low <= division <= high), None)


def is_valid(code: str) -> bool:
    """Say whether ``code`` has the form of the standard and its letter fits its division."""
    match = _CODE.fullmatch(code)
    if match is None:
        return False
    section = section_of(match[2])
    return section is not None and match[1] in ("", section)


def with_section(code: str) -> str:
    """Return ``code`` with its section letter: ``2614`` → ``C2614``.

    Raises ``ValueError`` for a code that is not valid.
    """
    if not is_valid(code):
        raise ValueError(f"no code of GB/T 4754: {code!r}")
    digits = code.lstrip("ABCDEFGHIJKLMNOPQRST")
    return f"{section_of(digits)}{digits}"
