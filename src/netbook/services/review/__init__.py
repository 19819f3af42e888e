"""The guided review, one engine for every face: what it asks about, what was decided, and its summary."""
