"""The contrast of a book: what its tables tell, worked out into the figures of ``domain.contrast``."""
