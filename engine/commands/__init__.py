"""One module per command: ``run(request, desk) -> dict`` (a JSON-able result)."""
