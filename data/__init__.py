"""What the world is: records, the workspace that stores them, and the demo city.

This room knows no other room of the house.
"""
