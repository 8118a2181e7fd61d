"""How it is asked: commands, progress, cancelling; the command line and the resident process."""
