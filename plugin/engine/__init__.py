"""The engine's process as the plugin sees it: found, started, asked, cancelled, restarted."""
