"""What the tables and their columns are called in front of people, in English and Chinese.

``fid`` and ``geom`` belong to the file format and are shown nowhere.
"""

from __future__ import annotations

from .both import Both, chosen
from .columns import COMMON
from .own_columns import FIELDS
from .tables import TABLES

__all__ = ["COMMON", "FIELDS", "TABLES", "Both", "chosen", "field_name", "table_name"]


def table_name(table: str, language: str) -> str:
    """Return what people call a table."""
    return chosen(TABLES[table], language)


def field_name(table: str, field: str, language: str) -> str:
    """Return what people call a column. Raises ``KeyError`` for one that has no name."""
    own = FIELDS.get(table, {})
    return chosen(own[field] if field in own else COMMON[field], language)
