"""The first tables: people, interactions, exchanges, follow-ups, circles, tags, the inbox and the journal.

Frozen: a book made by this revision has to stay readable, so nothing here follows the models.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CIRCLES = [
    ("inner", "Inner", 5, "1w", "2w"),
    ("close", "Close", 15, "1mo", "6w"),
    ("trusted", "Trusted", 50, "3mo", "6mo"),
    ("network", "Network", 150, "1y", "15mo"),
    ("wider", "Wider", None, "never", "never"),
]


def upgrade() -> None:
    _circles_and_tags()
    _people()
    _interactions()
    _followups()
    _journal()


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _text(name: str, *, null: bool = False, unique: bool = False, index: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=null, unique=unique or None, index=index or None)


def _number(name: str, *, null: bool = False, index: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=null, index=index or None)


def _date(name: str, *, null: bool = False, index: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date, nullable=null, index=index or None)


def _moment(name: str, *, null: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def _link(name: str, target: str, *, null: bool = False, index: bool = True) -> sa.Column[int]:
    key = sa.ForeignKey(target, deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=null, index=index or None)


def _circles_and_tags() -> None:
    circle = op.create_table(
        "circle",
        _id(),
        _text("key", unique=True),
        _text("name"),
        _number("position"),
        _number("capacity", null=True),
        _text("cadence", null=True),
        _text("late_after", null=True),
    )
    columns = ("key", "name", "capacity", "cadence", "late_after")
    rows = [dict(zip(columns, one, strict=True), position=place) for place, one in enumerate(CIRCLES)]
    op.bulk_insert(circle, rows)
    op.create_table(
        "tag",
        _id(),
        _text("name", unique=True),
        _text("cadence", null=True),
    )


def _people() -> None:
    op.create_table(
        "contact",
        _id(),
        _text("uid", unique=True),
        _text("name", index=True),
        _text("given", null=True),
        _text("family", null=True),
        _text("organisation", null=True),
        _text("title", null=True),
        _text("city", null=True),
        _text("met", null=True),
        _date("met_on", null=True),
        _link("introduced_by", "contact.id", null=True),
        _text("circle", null=True, index=True),
        _text("cadence", null=True),
        _date("cadence_since", null=True),
        _date("snoozed_until", null=True),
        _date("paused_until", null=True),
        _date("due_dropped", null=True),
        _text("about", null=True),
        _moment("archived_at", null=True),
        _moment("created_at"),
        _moment("updated_at"),
    )
    op.create_table(
        "alias",
        _id(),
        _link("contact_id", "contact.id"),
        _text("name"),
    )
    op.create_table(
        "contact_method",
        _id(),
        _link("contact_id", "contact.id"),
        _text("kind"),
        _text("platform", null=True),
        _text("label", null=True),
        _text("value"),
        _text("normalised", index=True),
    )
    op.create_table(
        "contact_tag",
        _id(),
        _link("contact_id", "contact.id"),
        _link("tag_id", "tag.id"),
        sa.UniqueConstraint("contact_id", "tag_id"),
    )
    op.create_table(
        "note",
        _id(),
        _link("contact_id", "contact.id"),
        _date("on"),
        _text("text"),
    )
    op.create_table(
        "fact",
        _id(),
        _link("contact_id", "contact.id"),
        _date("on"),
        _text("key"),
        _text("value"),
    )
    op.create_table(
        "occasion",
        _id(),
        _link("contact_id", "contact.id"),
        _text("kind"),
        _number("month"),
        _number("day"),
        _number("year", null=True),
    )


def _interactions() -> None:
    op.create_table(
        "interaction",
        _id(),
        _text("uid", unique=True),
        _date("on", index=True),
        _text("at_time", null=True),
        _text("kind"),
        _text("place", null=True),
        _number("minutes", null=True),
        _text("text"),
        _text("notes", null=True),
        _text("initiator", null=True),
        sa.Column("missed", sa.Boolean, nullable=False),
        _text("source"),
        _text("source_key", null=True, index=True),
        _moment("created_at"),
    )
    op.create_table(
        "participation",
        _id(),
        _link("interaction_id", "interaction.id"),
        _link("contact_id", "contact.id", index=False),
        _text("role"),
    )
    op.create_index("ix_participation_contact_role", "participation", ["contact_id", "role", "interaction_id"])
    op.create_table(
        "interaction_tag",
        _id(),
        _link("interaction_id", "interaction.id"),
        _link("tag_id", "tag.id"),
        sa.UniqueConstraint("interaction_id", "tag_id"),
    )
    op.create_table(
        "exchange",
        _id(),
        _link("contact_id", "contact.id"),
        _link("interaction_id", "interaction.id", null=True),
        _text("kind"),
        _text("direction"),
        _date("on"),
        _text("note", null=True),
    )


def _followups() -> None:
    op.create_table(
        "followup",
        _id(),
        _text("uid", unique=True),
        _link("contact_id", "contact.id", null=True),
        _link("interaction_id", "interaction.id", null=True),
        _text("what", null=True),
        _text("side"),
        _date("due", index=True),
        _text("repeat", null=True),
        _text("state"),
        _date("closed_on", null=True),
        _number("snoozes"),
        _moment("created_at"),
    )
    op.create_table(
        "inbox",
        _id(),
        _text("text"),
        _date("on"),
        _text("reason"),
    )


def _journal() -> None:
    op.create_table(
        "operation",
        _id(),
        _text("label"),
        _moment("at"),
        _text("source"),
        _moment("undone_at", null=True),
    )
    op.create_table(
        "change",
        _id(),
        _link("operation_id", "operation.id"),
        _text("table"),
        _number("row_id", index=True),
        sa.Column("before", sa.JSON, nullable=True),
        sa.Column("after", sa.JSON, nullable=True),
    )
    op.create_table(
        "meta",
        _id(),
        _text("key", unique=True),
        _text("value"),
    )
