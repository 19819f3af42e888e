"""What people are to each other; the search index, and what is derived from a person's rows.

Frozen, as all revisions are. What is derived is filled in after the migrations, by the program as it is then.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _relation()
    _derived()
    _search()


def _relation() -> None:
    op.create_table(
        "relation",
        sa.Column("id", sa.Integer, primary_key=True),
        *(
            sa.Column(
                name, sa.Integer, sa.ForeignKey("contact.id", deferrable=True, initially="DEFERRED"), nullable=False
            )
            for name in ("contact_id", "other_id")
        ),
        sa.Column("kind", sa.String, nullable=False),
        sa.UniqueConstraint("contact_id", "other_id", "kind"),
    )
    for name in ("contact_id", "other_id"):
        op.create_index(f"ix_relation_{name}", "relation", [name])


def _person(name: str) -> sa.Column[int]:
    key = sa.ForeignKey("contact.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=False)


def _derived() -> None:
    op.create_table(
        "derived",
        sa.Column("contact_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sorted_as", sa.String, nullable=False),
        sa.Column("last", sa.Date),
        sa.Column("cadence", sa.String),
        sa.Column("cadence_from", sa.String),
        sa.Column("due", sa.Date),
    )
    for name in ("sorted_as", "last", "due"):
        op.create_index(f"ix_derived_{name}", "derived", [name])


def _search() -> None:
    for name, fields in (
        ("search_contact", "name, organisation, title, city, met, other"),
        ("search_interaction", "text, place, people"),
    ):
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5({fields}, tokenize='ascii', prefix='1 2 3', detail=column)"
            )
        else:
            op.execute(f"CREATE TABLE {name} (id integer PRIMARY KEY, words tsvector NOT NULL)")
            op.execute(f"CREATE INDEX ix_{name}_words ON {name} USING gin (words)")
