"""Joint enforcement zones: the ground along the shared boundary of two districts."""
