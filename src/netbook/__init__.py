"""netbook: a personal relationship book for the terminal."""
