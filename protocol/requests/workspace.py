"""The requests about a workspace itself: to make one, and to choose its settings."""

from __future__ import annotations

from dataclasses import dataclass

from .command import WORKSPACE, command, option


@command("create", "Make an empty workspace for a bureau's own roads and tables", writes=True)
@dataclass(frozen=True)
class CreateRequest:
    """Make a workspace; nothing that exists is touched."""

    workspace: str = option("workspace to make (.gpkg)", positional=True)
    title: str = option("name of the workspace; default: the file's", "")
    city: str = option("city of the bureau", "")


@command("settings", "Show or change the settings of a workspace: standard, floor, duty hours …",
         writes=True)
@dataclass(frozen=True)
class SettingsRequest:
    """Show the settings; change those that are named."""

    workspace: str = option(WORKSPACE, positional=True)
    change: str = option("NAME=VALUE, several with semicolons between, such as "
                         "\"floor_points=4; lunch_open_min=11:00\"", "")
