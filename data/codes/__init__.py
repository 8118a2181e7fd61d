"""The codes of Chinese administration: validators, and generators of valid invented ones."""
