"""The independent checker. Imports nothing from the solver and shares no code with it."""
