"""What the user has decided about an import, as parameters of the engine's ``import``."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Dict, List

AUTO = "auto"


@dataclass
class Choice:
    """Files and decisions. ``columns``: table → header → field, "" for a column left out."""

    files: List[str] = field(default_factory=list)
    table: str = ""  # told by the headers
    datum: str = AUTO
    header_row: int = 0  # found by itself
    columns: Dict[str, Dict[str, str]] = field(default_factory=dict)
    remove_gone: bool = False

    def params(self) -> Dict[str, Any]:
        """Return the parameters; what is left to the engine is left out."""
        found: Dict[str, Any] = {"files": list(self.files), "datum": self.datum}
        if self.table:
            found["table"] = self.table
        if self.header_row:
            found["header_row"] = self.header_row
        if any(self.columns.values()):
            found["mapping"] = json.dumps(
                {t: {h: f or None for h, f in columns.items()}
                 for t, columns in self.columns.items() if columns}, ensure_ascii=False)
        return found

    def decide(self, table: str, header: str, field_name: str) -> None:
        """Say that a column holds a field, or nothing; a field has one column only."""
        columns = self.columns.setdefault(table, {})
        if field_name:
            for other in [h for h, f in columns.items() if f == field_name and h != header]:
                columns[other] = ""
        columns[header] = field_name
