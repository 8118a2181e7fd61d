"""folium without the network: its map, with none of the links folium puts into a page.

Stock folium loads eleven files from content delivery networks, among them jQuery and
Bootstrap; on an intranet the page stays blank. Here Leaflet itself is inside the page.
"""

from __future__ import annotations

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template


class OfflineMap(folium.Map):
    """A folium map that links to nothing. Its name in the page is always the same."""

    default_js: list[tuple[str, str]] = []
    default_css: list[tuple[str, str]] = []

    def __init__(self, centre: tuple[float, float], zoom: int) -> None:
        super().__init__(
            location=centre, zoom_start=zoom, tiles=None, control_scale=False,
            zoom_control=False, attributionControl=False, prefer_canvas=True,
            font_size="13px",
            zoom_snap=0.5, wheel_px_per_zoom_level=90,
        )
        self._id = "situation"  # folium draws it at random; the same data give the same file


class Verbatim(Element):
    """Text that goes into the page as it is.

    branca renders what an element returns as a template once more; a name holding
    ``{{`` would be run as code. This element has no template.
    """

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self._text, self._id = text, name

    def render(self, **kwargs: object) -> str:
        """Return the text."""
        return self._text


class SituationLayers(MacroElement):
    """Build the situation on the folium map from the page's data block."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            HalfHour.start({{ this._parent.get_name() }}, "{{ this.block_id }}");
        {% endmacro %}
        """
    )

    def __init__(self, block_id: str) -> None:
        super().__init__()
        self._name, self._id, self.block_id = "SituationLayers", "start", block_id


def figure_of(the_map: OfflineMap) -> Figure:
    """Return the page the map stands in."""
    root = the_map.get_root()
    if not isinstance(root, Figure):
        raise TypeError("the map stands in no page")
    return root
