"""The record sheet of a draw: one HTML file to print, sign and keep with the record."""
