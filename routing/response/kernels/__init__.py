"""The compiled part of the search: everything that is done a hundred thousand times a second."""
