"""Small programs of the set-up, run by the Python that becomes the engine's.

Standard library only, Python 3.9 or later; each prints lines for the log and ends with
exit code 0, or with one sentence on its last line.
"""
