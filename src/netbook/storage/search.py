"""The search index: the words of every person and interaction, in FTS5 or PostgreSQL's text search.

What is indexed are the folded words that ``domain.search`` finds, not texts: both databases then agree on what a word
is. A word that is looked for stands for all that begin with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import SQLITE_CORRUPT, SQLITE_ERROR
from typing import Any

from sqlalchemy import Connection, Select, column, inspect, literal, literal_column, select, table, text
from sqlalchemy.exc import DBAPIError

from netbook.domain.search import search_words
from netbook.storage import rows

_MOST_BYTES = 900_000  # of one row: PostgreSQL takes a megabyte, and loses what is beyond it
PREFIX = "search_"  # of the names of all its tables


@dataclass(frozen=True, slots=True)
class Index:
    """What is indexed of one kind of thing, by field."""

    name: str
    fields: tuple[str, ...]


PEOPLE = Index("search_contact", ("name", "organisation", "title", "city", "met", "other"))
INTERACTIONS = Index("search_interaction", ("text", "place", "people"))
INDEXES = (PEOPLE, INTERACTIONS)

Words = dict[str, list[str]]  # the words of each field


def create(connection: Connection) -> None:
    """Make the empty tables of the index."""
    for index in INDEXES:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {index.name} USING fts5({', '.join(index.fields)}, "
                "tokenize='ascii', prefix='1 2 3', detail=column)"
            )
        else:
            connection.exec_driver_sql(f"CREATE TABLE {index.name} (id integer PRIMARY KEY, words tsvector NOT NULL)")
            connection.exec_driver_sql(f"CREATE INDEX ix_{index.name}_words ON {index.name} USING gin (words)")


def put(connection: Connection, index: Index, ids: Sequence[int], texts: Mapping[int, Mapping[str, str]]) -> None:
    """Index rows anew: ``texts`` by id and field; of ``ids`` those without texts are taken out."""
    for part in rows.chunks(ids):
        listed = ", ".join(map(str, part))
        key = "rowid" if connection.dialect.name == "sqlite" else "id"
        connection.exec_driver_sql(f"DELETE FROM {index.name} WHERE {key} IN ({listed})")
        known = [(number, words_by_field(index, texts[number])) for number in part if number in texts]
        if not known:
            continue
        if connection.dialect.name == "sqlite":
            marks = ", ".join("?" * (1 + len(index.fields)))
            connection.exec_driver_sql(
                f"INSERT INTO {index.name} (rowid, {', '.join(index.fields)}) VALUES ({marks})",
                [(number, *(" ".join(words[field]) for field in index.fields)) for number, words in known],
            )
        else:
            connection.execute(
                text(f"INSERT INTO {index.name} (id, words) VALUES (:id, array_to_tsvector(:words))"),
                [{"id": number, "words": _lexemes(words)} for number, words in known],
            )


def empty(connection: Connection) -> None:
    """Take everything out of the index."""
    for index in INDEXES:
        connection.exec_driver_sql(f"DELETE FROM {index.name}")


def words_by_field(index: Index, texts: Mapping[str, str]) -> Words:
    """The words of a row, field by field, sorted, so that the order of rows does not matter."""
    return {field: sorted(search_words(texts.get(field, ""))) for field in index.fields}


def _lexemes(words: Words) -> list[str]:
    """The words, and each again behind the name of its field, which a colon keeps apart from words."""
    listed = (each for field, found in words.items() for word in found for each in (word, f":{field}:{word}"))
    kept, size = set(), 0
    for each in listed:
        size += len(each.encode())
        if size > _MOST_BYTES:
            break
        kept.add(each)
    return sorted(kept)


def matching(dialect: str, index: Index, words: Iterable[str], fields: Sequence[str] = ()) -> Select[int]:
    """The ids of the rows where each of ``words`` begins a word, in one of ``fields`` or anywhere."""
    return _found(dialect, index, list(words), fields, whole=False)


def bearing(dialect: str, index: Index, words: Iterable[str], field: str) -> Select[int]:
    """The ids of the rows in whose ``field`` at least one of ``words`` is a word."""
    return _found(dialect, index, list(words), (field,), whole=True)


def _found(dialect: str, index: Index, words: list[str], fields: Sequence[str], *, whole: bool) -> Select[int]:
    source = table(index.name)
    if dialect == "sqlite":
        asked = (" OR " if whole else " AND ").join(f'"{word}"{"" if whole else " *"}' for word in words)
        asked = f"{{{' '.join(fields)}}} : ({asked})" if fields else asked
        matched: Any = literal_column(index.name).op("MATCH")(literal(asked))
        return select(literal_column("rowid").label("id")).select_from(source).where(matched)
    star = "" if whole else ":*"
    each = [" | ".join(f"':{field}:{word}'{star}" for field in fields) or f"'{word}'{star}" for word in words]
    asked = (" | " if whole else " & ").join(f"({one})" for one in each)
    lexemes: Any = column("words").op("@@")(literal(asked).op("::")(literal_column("tsquery")))
    return select(literal_column("id").label("id")).select_from(source).where(lexemes)


def stored(connection: Connection, index: Index, ids: Sequence[int]) -> dict[int, Any]:
    """What the index holds of these rows, in the form of ``expected``."""
    listed = ", ".join(map(str, ids)) or "NULL"
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql(
            f"SELECT rowid, {', '.join(index.fields)} FROM {index.name} WHERE rowid IN ({listed})"
        )
        return {row[0]: tuple(row[1:]) for row in found}
    found = connection.exec_driver_sql(f"SELECT id, tsvector_to_array(words) FROM {index.name} WHERE id IN ({listed})")
    return {row[0]: tuple(sorted(row[1])) for row in found}


def expected(dialect: str, index: Index, texts: Mapping[str, str]) -> Any:
    """What the index should hold of a row with these texts."""
    words = words_by_field(index, texts)
    if dialect == "sqlite":
        return tuple(" ".join(words[field]) for field in index.fields)
    return tuple(_lexemes(words))


def ids_after(connection: Connection, index: Index, last: int, limit: int) -> list[int]:
    """The next ids of rows in the index, in their order."""
    key = "rowid" if connection.dialect.name == "sqlite" else "id"
    found = connection.exec_driver_sql(
        f"SELECT {key} FROM {index.name} WHERE {key} > {last} ORDER BY {key} LIMIT {limit}"
    )
    return [row[0] for row in found]


def drop(connection: Connection) -> None:
    """Take the tables of the index away, those that are there."""
    for index in INDEXES:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {index.name}")


def lost(connection: Connection) -> list[str]:
    """The names of tables and indexes that ``create`` makes and that are not there."""
    there = inspect(connection)
    tables = set(there.get_table_names())
    missing = [index.name for index in INDEXES if index.name not in tables]
    if connection.dialect.name != "sqlite":
        for index in INDEXES:
            if index.name in tables and not there.get_indexes(index.name):
                missing.append(f"ix_{index.name}_words")
    return missing


def contradicts_itself(connection: Connection, index: Index) -> bool:
    """Whether FTS5 finds its own tables at odds; raises the driver's errors. A server looks after its indexes."""
    if connection.dialect.name != "sqlite":
        return False
    try:
        connection.exec_driver_sql(f"INSERT INTO {index.name} ({index.name}) VALUES ('integrity-check')")
    except DBAPIError as problem:
        if getattr(problem.orig, "sqlite_errorcode", 0) & 0xFF in (SQLITE_CORRUPT, SQLITE_ERROR):
            return True
        raise
    return False
