"""The schema of the whole book as JSON, made from the tables themselves."""

import json
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, Table
from sqlmodel import SQLModel

from netbook.services.whole import VERSION
from netbook.storage import rows
from netbook.storage.migrate import SCHEMA_VERSION


def schema() -> str:
    """The JSON Schema (2020-12), as text."""
    tables = {name: _table(table) for name, table in sorted(rows.user_tables().items())}
    head = {
        "type": "object",
        "properties": {"version": {"const": VERSION}, "schema": {"const": SCHEMA_VERSION}},
        "required": ["version", "schema"],
    }
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A whole book, as netbook export json writes it",
        "type": "object",
        "properties": {"netbook": head, **tables},
        "required": ["netbook", *tables],
        "additionalProperties": False,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _table(table: Table) -> dict[str, Any]:
    columns = {column.name: _column(column) for column in table.c}
    row = {"type": "object", "properties": columns, "required": list(columns), "additionalProperties": False}
    return {"description": _said(table), "type": "array", "items": row}


def _said(table: Table) -> str:
    """What the model of a table says of it."""
    models = (mapper.class_ for mapper in SQLModel._sa_registry.mappers if mapper.local_table is table)
    return " ".join((next(models).__doc__ or "").split())


def _column(column: Column[Any]) -> dict[str, Any]:
    kind = rows.kind_of(column)
    told: dict[str, Any]
    if isinstance(kind, Integer):
        told = {"type": "integer"}
    elif isinstance(kind, Boolean):
        told = {"type": "boolean"}
    elif isinstance(kind, JSON):
        told = {"type": "object"}
    elif isinstance(kind, DateTime):
        told = {"type": "string", "format": "date-time"}
    else:
        told = {"type": "string", "format": "date"} if isinstance(kind, Date) else {"type": "string"}
    for key in column.foreign_keys:
        told["description"] = f"the id of a row of {key.column.table.name}"
    return {**told, "type": [told["type"], "null"]} if column.nullable else told
