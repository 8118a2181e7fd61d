"""What the styles depend on besides the palette: language, day, crews."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, Optional, Tuple

from ...protocol.fields import Both, chosen
from ...protocol.language import say
from ...protocol.palette import Line, crew_line
from .source import quoted

#: Project variables, so that expressions in a saved project follow the shown plan.
DAY_VARIABLE = "halfhour_day"
COLOURS_VARIABLE = "halfhour_crew_colours"
NAMES_VARIABLE = "halfhour_crew_names"
NUMBERS_VARIABLE = "halfhour_stop_numbers"
BOUND_VARIABLE = "halfhour_bound_visits"
UNCOVERED_VARIABLE = "halfhour_units_uncovered"

#: The plan's day, or today where no plan is shown.
DAY = "coalesce(to_date(@{}), to_date(now()))".format(DAY_VARIABLE)
#: The colour of the crew that a row belongs to.
CREW_COLOUR = "coalesce(map_get(from_json(@{}), \"crew_id\"), '#455a64')".format(COLOURS_VARIABLE)

#: The name of the crew that a row belongs to.
CREW_NAME = "coalesce(map_get(from_json(@{}), \"crew_id\"), \"crew_id\")".format(NAMES_VARIABLE)
#: The number of a visit within its crew's day, 1 …; NULL for other stops.
STOP_NUMBER = "map_get(from_json(@{}), \"crew_id\" || '|' || \"seq\")".format(NUMBERS_VARIABLE)
#: Whether the visit of a stop cannot be broken off.
BOUND = "array_contains(coalesce(from_json(@{}), array()), \"visit_id\")".format(BOUND_VARIABLE)

#: Every variable that follows the shown plan.
PLAN_VARIABLES = (
    DAY_VARIABLE, COLOURS_VARIABLE, NAMES_VARIABLE, NUMBERS_VARIABLE, BOUND_VARIABLE,
    UNCOVERED_VARIABLE,
)


@dataclass(frozen=True)
class Look:
    """The surroundings of a style."""

    language: str
    utc_offset_min: int = 480
    day: Optional[str] = None
    crews: List[Tuple[str, str]] = field(default_factory=list)

    def word(self, english: str) -> str:
        """Return an entry of the engine's catalogue, e.g. a name of the palette."""
        return say(english, self.language)

    def both(self, pair: Both) -> str:
        """Return the text of the language."""
        return chosen(pair, self.language)

    def text(self, pair: Both) -> str:
        """Return the text of the language as a string of an expression."""
        return quoted(self.both(pair))

    def crew_lines(self) -> List[Tuple[str, str, Line]]:
        """Return (crew id, name, line) in the order of the ids, as every other map has it."""
        return [(crew, name, crew_line(i)) for i, (crew, name) in enumerate(self.crews)]
