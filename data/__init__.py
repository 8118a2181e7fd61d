"""What the world is: records, the workspace that stores them, import, and the demo city.

This room knows only the words it shares with everybody (``protocol``).
"""
