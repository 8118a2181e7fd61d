"""Give the engine a Python of its own: chosen, downloaded, or from an offline bundle."""
