"""Bringing people from files: every entry matched, previewed, and written in one operation."""

from netbook.services.importing.bringing import LIKELIEST, Decision, Import, Wishes

__all__ = ["LIKELIEST", "Decision", "Import", "Wishes"]
