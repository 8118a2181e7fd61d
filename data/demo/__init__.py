"""The demo city: real names and codes, invented everything else, from one seed."""
