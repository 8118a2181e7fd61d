"""Words both sides share: command names, requests, messages and their translations.

Standard library only: the plugin imports this inside QGIS.
"""
