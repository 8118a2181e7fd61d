"""Facts, translations and styles: files, no code."""
