"""The workspace store: one GeoPackage file, one writer, whole transactions."""

from .workspace import Workspace, create, open_workspace
from .writer import Writer

__all__ = ["Workspace", "Writer", "create", "open_workspace"]
