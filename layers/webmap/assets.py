"""Everything the page loads, taken from ``resources/web`` and put inside the page."""

from __future__ import annotations

import base64
import json
import re
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

#: Our own scripts, in the order in which they build upon each other.
SCRIPTS = (
    "words", "shapes", "labels", "popups", "routes", "layers", "figures", "legend", "panel",
    "start",
)


@lru_cache(maxsize=1)
def script() -> str:
    """Return Leaflet and the page's own scripts as one text."""
    parts = [re.sub(r"\n//# sourceMappingURL=\S*", "", text("leaflet", "leaflet.js"))]
    parts += [text("situation", f"{name}.js") for name in SCRIPTS]
    return closed("\n".join(parts))


@lru_cache(maxsize=1)
def styles() -> str:
    """Return Leaflet's style sheet, its images inside, and the page's own."""
    leaflet = text("leaflet", "leaflet.css")
    leaflet = leaflet.replace("behavior: url(#default#VML);", "")  # Internet Explorer 8
    leaflet = re.sub(r"url\((images/[\w.-]+)\)", lambda m: f"url({_image(m[1])})", leaflet)
    return leaflet + "\n" + text("situation", "situation.css")


def json_block(value: Any) -> str:
    """Return compact JSON that is safe inside a ``script`` element.

    ``<``, ``>`` and ``&`` are written as escapes, so that no text of the data can end
    the element or open another; so are the two line ends that JavaScript knows beyond JSON.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def closed(code: str) -> str:
    """Return ``code``; raise ``ValueError`` if it would end its own element."""
    if re.search(r"</script|<!--", code, re.IGNORECASE):
        raise ValueError("a script of the page would end its own element")
    return code


def _image(name: str) -> str:
    content = _web().joinpath("leaflet", *name.split("/")).read_bytes()
    return "data:image/png;base64," + base64.b64encode(content).decode("ascii")


def text(folder: str, name: str) -> str:
    """Return a file of ``resources/web``."""
    return _web().joinpath(folder, name).read_text("utf-8")


def _web() -> Traversable:
    return resources.files("halfhour").joinpath("resources", "web")
