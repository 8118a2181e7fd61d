"""The import wizard: what a file holds is shown before anything of it is written."""
