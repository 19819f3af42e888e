"""People who were said to be two.

Frozen, as all revisions are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _person(name: str) -> "sa.Column[int]":
    key = sa.ForeignKey("contact.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=False)


def upgrade() -> None:
    op.create_table(
        "distinction",
        sa.Column("id", sa.Integer, primary_key=True),
        _person("one_id"),
        _person("other_id"),
        sa.Column("on", sa.Date, nullable=False),
        sa.UniqueConstraint("one_id", "other_id"),
    )
    for name in ("one_id", "other_id"):
        op.create_index(f"ix_distinction_{name}", "distinction", [name])
