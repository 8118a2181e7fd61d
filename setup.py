"""Build script: the repository root *is* the package ``halfhour``.

The version lives in ``metadata.txt`` (QGIS reads it there, so nobody may
repeat it elsewhere).
"""

from configparser import ConfigParser
from pathlib import Path

from setuptools import setup

ROOT = Path(__file__).parent
ROOMS = ("data", "routing", "layers", "protocol", "engine", "plugin", "resources")


def version() -> str:
    """Read the version from ``metadata.txt``, its single source."""
    metadata = ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def packages() -> list[str]:
    """Name every package explicitly: the root and each folder holding Python."""
    found = ["halfhour"]
    for room in ROOMS:
        for init in sorted((ROOT / room).rglob("__init__.py")):
            found.append(".".join(("halfhour", *init.parent.relative_to(ROOT).parts)))
    return found


setup(
    name="halfhour",
    version=version(),
    description="Half-hour response planning for environmental enforcement command centres",
    long_description=(ROOT / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="GPL-2.0-or-later",
    python_requires=">=3.11",
    package_dir={"halfhour": "."},
    packages=packages(),
    package_data={
        "halfhour": ["metadata.txt", "LICENSE"],
        "halfhour.resources": ["**/*"],
        "halfhour.data.store": ["*.wkt"],
        "halfhour.plugin.vendored.qrcodegen": ["LICENSE", "README.md"],
    },
    install_requires=[
        "filelock>=3.13",
        "folium>=0.16",
        "geopandas>=1.0",
        "matplotlib>=3.8",
        "fonttools>=4.50",
        "numba>=0.60",
        "numpy>=1.26",
        "openpyxl>=3.1",
        "ortools>=9.15",
        "osmium>=4.0",
        "osmnx>=2.0",
        "pyogrio>=0.9",
        "pyproj>=3.6",
        "pyvrp>=0.13",
        "scipy>=1.11",
        "shapely>=2.0",
        "xlrd>=2.0",
    ],
    extras_require={
        "dev": ["hypothesis>=6", "mypy>=1.10", "pytest>=8", "pytest-xdist>=3", "ruff>=0.6"],
    },
    entry_points={"console_scripts": ["halfhour=halfhour.__main__:main"]},
)
