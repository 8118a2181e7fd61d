"""Travel times between places, exact to the millisecond."""
