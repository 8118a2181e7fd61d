"""Draws that anyone can repeat: who is inspected, by whom, and which region inspects which.

The protocol, the random numbers and the record are specified in docs/draw-record.md; nothing
here depends on the random numbers of Python or of any package.
"""
