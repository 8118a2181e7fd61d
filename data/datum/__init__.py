"""Which datum coordinates are in, and how they come to CGCS2000 longitude and latitude."""
