"""How it looks: circles, the web map, the overview picture."""
