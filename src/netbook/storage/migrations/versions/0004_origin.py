"""Where people were brought from.

Frozen, as all revisions are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "origin",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "contact_id",
            sa.Integer,
            sa.ForeignKey("contact.id", deferrable=True, initially="DEFERRED"),
        ),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("said", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("rest", sa.JSON(none_as_null=True)),
        sa.UniqueConstraint("source", "key"),
    )
    op.create_index("ix_origin_contact_id", "origin", ["contact_id"])
