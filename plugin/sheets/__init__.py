"""Paper: route cards and the city overview, as PDF."""
