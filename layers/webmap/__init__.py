"""The situation map: one HTML file by folium that needs neither server nor network."""

from .page import render

__all__ = ["render"]
