"""Who belongs: the user's rules, and the dated answers to them."""

from datetime import date

from sqlmodel import Field, Index, SQLModel

from netbook.models.columns import reference


class Rule(SQLModel, table=True):
    """A question that decides who is in the curated network; one that is retired is not asked any more."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    text: str
    position: int
    retired_on: date | None = None


class Appraisal(SQLModel, table=True):
    """One answer about one person; of several to a rule the newest counts."""

    __table_args__ = (Index("ix_appraisal_contact_rule", "contact_id", "rule_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = reference("contact.id", index=False)
    rule_id: int = reference("rule.id")
    answer: str  # curation.ANSWERS
    on: date
