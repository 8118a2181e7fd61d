"""The half-hour circle: who is within reach of whom."""
