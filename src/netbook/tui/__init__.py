"""The app: the book in a terminal, full screen."""
