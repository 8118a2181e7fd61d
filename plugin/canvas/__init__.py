"""On the map: picking a place, asking what is there, showing a way."""
