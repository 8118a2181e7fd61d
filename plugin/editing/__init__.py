"""Editing the tables of the workspace in QGIS: entered there, judged and written by the engine."""
