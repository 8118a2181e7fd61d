"""The workspace store: one GeoPackage file, one writer, whole transactions."""

from .opening import create, open_workspace
from .workspace import Workspace
from .writer import Writer

__all__ = ["Workspace", "Writer", "create", "open_workspace"]
