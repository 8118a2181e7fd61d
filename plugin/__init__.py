"""Where it is used: QGIS draws, asks and prints; whatever computes is the engine's process.

Imports only ``qgis``, the standard library and ``..protocol``, so that the plugin loads in
a QGIS without any further package.
"""
