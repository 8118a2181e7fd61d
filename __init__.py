"""Half-Hour (半小时): half-hour response planning for environmental enforcement.

The repository root is this package and, at the same time, the QGIS plugin folder.
Nothing heavy may be imported here: QGIS imports this module at start-up.
"""
