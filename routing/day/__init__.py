"""The plan of a day: crews, visits, routes, coverage by the minute."""
