"""What a calendar says that happened, until a person decides about it.

Frozen, as all revisions are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _reference(name: str, target: str) -> "sa.Column[int]":
    key = sa.ForeignKey(target, deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=False)


def upgrade() -> None:
    op.create_table(
        "suggestion",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("source_key", sa.String, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("at_time", sa.String),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("place", sa.String),
        sa.Column("minutes", sa.Integer),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("decided_on", sa.Date),
        sa.UniqueConstraint("source", "source_key"),
    )
    op.create_index("ix_suggestion_on", "suggestion", ["on"])
    op.create_table(
        "suggested_person",
        sa.Column("id", sa.Integer, primary_key=True),
        _reference("suggestion_id", "suggestion.id"),
        _reference("contact_id", "contact.id"),
        sa.UniqueConstraint("suggestion_id", "contact_id"),
    )
    op.create_index("ix_suggested_person_suggestion_id", "suggested_person", ["suggestion_id"])
    op.create_index("ix_suggested_person_contact_id", "suggested_person", ["contact_id"])
