"""The requests about rules that a bureau sets itself: the colour code."""

from __future__ import annotations

from dataclasses import dataclass

from .command import WORKSPACE, command, option


@command("colours", "Compute the red-yellow-green code by the rule of the workspace; show the "
         "difference, or save it", writes=True)
@dataclass(frozen=True)
class ColoursRequest:
    """Colours by the table colour_rules; nothing is written without ``save``."""

    workspace: str = option(WORKSPACE, positional=True)
    enterprise: str = option("explain this enterprise: permit code, credit code or name", "")
    save: bool = option("store the new colours and their reasons", False)
