"""Who can be there: crews ranked for an incident."""
