"""Code of others, unchanged, because QGIS brings no pip: see the README of each folder."""
