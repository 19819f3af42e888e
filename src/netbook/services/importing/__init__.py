"""Bringing people from files: every entry matched, previewed, and written in one operation."""

from netbook.services.importing.bringing import Decision, Import, Wishes

__all__ = ["Decision", "Import", "Wishes"]
