"""The road network: loading, the runtime graph, snapping."""
