"""Tables of the workspace out into files that the importer takes back unchanged."""
