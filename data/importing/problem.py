"""What is wrong with a cell, and how to mend it, for the person who has the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from ...protocol.language import say


def _(template: str) -> str:
    """Mark a template for translation."""
    return template


@dataclass(frozen=True)
class Problem:
    """One problem of a row. ``stops``: an error, the row is set aside; else only a doubt.

    ``column`` is the header as it stands in the file, empty if the whole row is meant.
    """

    column: str
    stops: bool
    text: str
    mend: str
    params: tuple[tuple[str, object], ...] = ()

    def told(self, language: str) -> str:
        """What is wrong, in ``language``."""
        return say(self.text, language, **dict(self.params))

    def advice(self, language: str) -> str:
        """How to mend it, in ``language``."""
        return say(self.mend, language, **dict(self.params))


class Unreadable(ValueError):
    """A cell that is not what its column should hold; ``text`` and ``mend`` are templates."""

    def __init__(self, text: str, mend: str, **params: object) -> None:
        self.text, self.mend, self.params = text, mend, params
        super().__init__(text)

    def problem(self, column: str, *, stops: bool = True) -> Problem:
        """Return the problem of the cell in ``column``."""
        return Problem(column, stops, self.text, self.mend, tuple(self.params.items()))
