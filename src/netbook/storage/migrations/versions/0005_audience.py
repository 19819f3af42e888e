"""The user's accounts, and who follows them.

Frozen, as all revisions are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _reference(name: str, target: str, *, nullable: bool = False) -> "sa.Column[int]":
    key = sa.ForeignKey(target, deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("handle", sa.String, nullable=False),
        sa.UniqueConstraint("platform", "handle"),
    )
    op.create_table(
        "audience_snapshot",
        sa.Column("id", sa.Integer, primary_key=True),
        _reference("account_id", "account.id"),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("followers", sa.Integer),
        sa.Column("following", sa.Integer),
        sa.Column("source", sa.String, nullable=False),
        sa.UniqueConstraint("account_id", "on", "source"),
    )
    op.create_index("ix_audience_snapshot_account_id", "audience_snapshot", ["account_id"])
    op.create_table(
        "follower",
        sa.Column("id", sa.Integer, primary_key=True),
        _reference("account_id", "account.id"),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("handle", sa.String),
        sa.Column("name", sa.String),
        sa.Column("url", sa.String),
        sa.Column("since", sa.String),
        sa.Column("follows_me", sa.Boolean, nullable=False),
        sa.Column("i_follow", sa.Boolean, nullable=False),
        sa.Column("first_seen", sa.Date, nullable=False),
        sa.Column("left_on", sa.Date),
        sa.Column("followers", sa.Integer),
        sa.Column("following", sa.Integer),
        _reference("contact_id", "contact.id", nullable=True),
        sa.Column("linked_by", sa.String),
        sa.Column("verdict", sa.String),
        sa.Column("decided_on", sa.Date),
        sa.Column("name_key", sa.String),
        sa.Column("handle_key", sa.String),
        sa.Column("signs", sa.String),
        sa.UniqueConstraint("account_id", "key"),
    )
    op.create_index("ix_follower_handle", "follower", ["handle"])
    op.create_index("ix_follower_name_key", "follower", ["name_key"])
    op.create_index("ix_follower_handle_key", "follower", ["handle_key"])
    op.create_index("ix_follower_account_since", "follower", ["account_id", "since"])
    op.create_index("ix_follower_contact_id", "follower", ["contact_id"])
