"""The workspace store: one GeoPackage file, one writer, whole transactions."""

from .workspace import Workspace, Writer, create, open_workspace

__all__ = ["Workspace", "Writer", "create", "open_workspace"]
