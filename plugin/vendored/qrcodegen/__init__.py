"""QR Code generator by Project Nayuki, version 1.8.0, MIT licence; unchanged."""
