"""A sample network to look round in: the book of an independent consultant in Lisbon, all of it invented."""
