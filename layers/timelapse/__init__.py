"""The time-lapse of a plan: one HTML file in which the crews move through the day."""

from .page import render

__all__ = ["render"]
