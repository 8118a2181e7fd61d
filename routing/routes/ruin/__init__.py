"""Ruin and recreate: our own route engine."""
