"""The contrast drawn: in the lines of a terminal, as one picture, and as a page for a browser."""
