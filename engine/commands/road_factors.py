"""``halfhour roads --hour-factors … --class-factors …``: which hours and classes are slower."""

from __future__ import annotations

from typing import Any

from ...data.errors import BadInput
from ...data.pace import duty_factor
from ...data.records import Circle, CoverArea, Reach, Road
from ...data.settings import changed
from ...data.time_factors import class_factors, factor_of_class, hour_bands
from ..desk import Desk


def set_factors(path: str, hours: str | None, classes: str | None, desk: Desk) -> dict[str, Any]:
    """Store factors; None leaves what is stored. Circles and reach no longer hold and are removed.

    Raises ``BadInput`` for a text that cannot be read, or a class that no road has; the
    workspace is then what it was.
    """
    with desk.writing(path) as workspace:
        settings = workspace.settings()
        if hours is not None:
            hour_bands(hours)
            settings = changed(settings, hour_factors=hours.strip())
        if classes is not None:
            known = sorted({road.kind for road in workspace.read(Road)})
            for name in class_factors(classes):
                if all(factor_of_class({name: 0.0}, kind) == 1.0 for kind in known):
                    raise BadInput("No road is of class {name}; there are: {known}.", name=name,
                                   known=", ".join(known))
            settings = changed(settings, class_factors=classes.strip())
        with workspace.transaction() as writer:
            writer.delete(Circle)
            writer.delete(CoverArea)
            writer.delete(Reach)
            writer.save_settings(settings)
            writer.log(desk.actor, "roads", f"hours {settings.hour_factors or '-'}, classes "
                                            f"{settings.class_factors or '-'}")
    return {"factors": {"hours": settings.hour_factors, "classes": settings.class_factors,
                        "duty_day": duty_factor(settings)}}
