"""Pictures of what is known: plain values become lines of a terminal, or SVG."""
