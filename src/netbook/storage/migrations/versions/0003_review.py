"""Rules and the answers to them, reviews, preferences; the days on which a relationship cools.

Frozen, as all revisions are. What is derived is filled in after the migrations, by the program as it is then.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

RULES = [
    ("drink", "I would meet them for a drink after the meeting."),
    ("recommend", "I would recommend them to people who trust my judgement."),
    ("business", "I would do business with them."),
    ("values", "We share values."),
]


def upgrade() -> None:
    _curation()
    _reviews()
    op.create_table(
        "preference",
        _id(),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("value", sa.String, nullable=False),
    )
    _derived()


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _link(name: str, target: str) -> sa.Column[int]:
    key = sa.ForeignKey(target, deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=False)


def _curation() -> None:
    rule = op.create_table(
        "rule",
        _id(),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("retired_on", sa.Date),
    )
    rows = [{"key": key, "text": text, "position": position} for position, (key, text) in enumerate(RULES)]
    op.bulk_insert(rule, rows)
    op.create_table(
        "appraisal",
        _id(),
        _link("contact_id", "contact.id"),
        _link("rule_id", "rule.id"),
        sa.Column("answer", sa.String, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
    )
    op.create_index("ix_appraisal_contact_rule", "appraisal", ["contact_id", "rule_id", "id"])
    op.create_index("ix_appraisal_rule_id", "appraisal", ["rule_id"])


def _reviews() -> None:
    op.create_table(
        "review",
        _id(),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_on", sa.Date),
        sa.Column("counts", sa.JSON(none_as_null=True)),
    )
    op.create_table(
        "review_item",
        _id(),
        _link("review_id", "review.id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("subject", sa.String),
        sa.Column("outcome", sa.String),
        sa.Column("decided_on", sa.Date),
    )
    op.create_index("ix_review_item_review_id", "review_item", ["review_id"])


def _derived() -> None:
    op.drop_table("derived")
    op.create_table(
        "derived",
        sa.Column("contact_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sorted_as", sa.String, nullable=False),
        sa.Column("last", sa.Date),
        sa.Column("cadence", sa.String),
        sa.Column("cadence_from", sa.String),
        sa.Column("due", sa.Date),
        sa.Column("turns_due", sa.Date),
        sa.Column("turns_late", sa.Date),
        sa.Column("turns_dormant", sa.Date),
        sa.Column("vetted", sa.String, nullable=False),
    )
    for name in ("sorted_as", "last", "due", "turns_dormant"):
        op.create_index(f"ix_derived_{name}", "derived", [name])
