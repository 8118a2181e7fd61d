"""The names a sheet shows: the record holds only numbers, the workspace knows who they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...data.records import Enterprise, Officer
from ...data.store import Workspace


@dataclass(frozen=True)
class Names:
    """Officers as (name, certificate number) and enterprises as names, by their ids."""

    officers: dict[str, tuple[str, str]] = field(default_factory=dict)
    enterprises: dict[str, str] = field(default_factory=dict)

    def officer(self, officer_id: str) -> str:
        """Return name and certificate number, the id where the workspace knows nobody."""
        name, certificate = self.officers.get(officer_id, (officer_id, ""))
        return f"{name}({certificate})" if certificate else name

    def enterprise(self, enterprise_id: str, *, sealed: bool) -> str:
        """Return the name and the permit code, or neither on a sealed sheet."""
        if sealed:
            return "■■■■■■"
        name = self.enterprises.get(enterprise_id, "")
        return f"{name} {enterprise_id}".strip()


def read_names(workspace: Workspace) -> Names:
    """Read the names of everybody in the workspace."""
    return Names(
        {o.officer_id: (o.name, o.certificate_no or "") for o in workspace.read(Officer)},
        {e.enterprise_id: e.name for e in workspace.read(Enterprise)},
    )
