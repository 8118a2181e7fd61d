"""Customizable contraction hierarchy (Dibbelt, Strasser, Wagner 2016): exact, in memory speed.

Order and topology depend on the roads alone; any integer weights are poured in afterwards.
"""
