"""The workspace as a QGIS project: a fixed tree of styled layers, and the ``.qgz`` itself."""
