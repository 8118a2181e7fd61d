"""The overview picture: the city, its half-hour circle and the plan on one sheet."""

from .sheet import Picture, draw

__all__ = ["Picture", "draw"]
