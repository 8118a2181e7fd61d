"""The response planner: routes that keep the half-hour circle, searched over exact bitsets."""
