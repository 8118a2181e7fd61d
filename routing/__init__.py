"""What to do: road network, travel times, coverage, day routes, dispatch, and the checker.

Arrays and records only; no DataFrame crosses a border of this room.
"""
