"""The rules by which the user decides who belongs, and how many of them must be answered yes."""

import re
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col
from sqlmodel import select as rows_of

from netbook.domain.curation import CURATED, NEEDED
from netbook.domain.text import clean_line, fold
from netbook.errors import Conflict, Unreadable
from netbook.models import Appraisal, Contact, Preference, Rule
from netbook.services import curation
from netbook.storage import derived
from netbook.storage.rows import chunks

_KEY = re.compile(r"[a-z][a-z0-9-]{0,19}")
_LONGEST = 200  # letters of a rule


def add(session: Session, key: str, text: str) -> Rule:
    """Add a rule as the last one; one that was retired is asked again, its answers counting as before.

    Raises:
        Unreadable: the key is none, or the text is empty or too long.
        Conflict: there is such a rule already.
    """
    name = _key(key)
    row = session.exec(rows_of(Rule).where(Rule.key == name)).first()
    if row and row.retired_on is None:
        raise Conflict(f"there is a rule {name!r} already", f"netbook rules edit {name} TEXT changes it")
    told = row.text if row and not text.strip() else text
    asked = curation.rules(session)
    row = row or Rule(key=name, text="", position=0)
    row.text = _text(session, told, name)
    row.position = max((rule.position for rule in asked), default=-1) + 1
    row.retired_on = None
    session.add(row)
    session.flush()
    return row


def edit(session: Session, key: str, text: str) -> Rule:
    """Write the text of a rule anew; the answers to it stay.

    Raises:
        NotFound: there is no such rule.
        Unreadable: the text is empty or too long.
        Conflict: another rule says the same.
    """
    row = _get(session, key)
    row.text = _text(session, text, row.key)
    session.add(row)
    session.flush()
    return row


def retire(session: Session, key: str, today: date) -> Rule:
    """Ask a rule no more; the answers to it are kept.

    Raises:
        NotFound: there is no such rule.
    """
    row = _get(session, key)
    row.retired_on = today
    session.add(row)
    session.flush()
    return row


def need(session: Session, text: str) -> int | None:
    """Say how many rules must be answered yes; none where all of them must.

    Raises:
        Unreadable: it is no number of rules.
    """
    asked, said = len(curation.rules(session)), clean_line(text).casefold()
    row = session.exec(rows_of(Preference).where(Preference.key == NEEDED)).first()
    if said == "all":
        if row:
            session.delete(row)
            session.flush()
        return None
    if not (said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= asked):
        most = f"a number from 1 to {asked}, or all" if asked else "there are no rules yet"
        raise Unreadable(f"{said!r} is no number of rules", most)
    row = row or Preference(key=NEEDED, value="")
    row.value = str(int(said))
    session.add(row)
    session.flush()
    return int(said)


def curated(session: Session) -> int:
    """How many people the rules, as they are written in the running operation, leave in the network."""
    session.flush()
    told = (
        select(col(Appraisal.contact_id))
        .join(Contact, col(Contact.id) == col(Appraisal.contact_id))
        .where(col(Contact.archived_at).is_(None))
        .distinct()
    )
    connection = session.connection()
    return sum(
        list(derived.verdicts(connection, part).values()).count(CURATED)
        for part in chunks(session.execute(told).scalars().all())
    )


def _get(session: Session, key: str) -> Rule:
    return curation.named({rule.key: rule for rule in curation.rules(session)}, clean_line(key).casefold())


def _key(text: str) -> str:
    key = clean_line(text).casefold()
    if not _KEY.fullmatch(key):
        raise Unreadable(
            f"{key[:40]!r} is no key of a rule", "take up to 20 letters a to z, digits and -, such as drink or fun"
        )
    return key


def _text(session: Session, text: str, key: str) -> str:
    """The text of the rule ``key``, cleaned."""
    told = clean_line(text)
    if not told:
        raise Unreadable("a rule needs a text", f'write netbook rules add {key} "I would travel with them."')
    if len(told) > _LONGEST:
        raise Unreadable(f"the rule is {len(told)} letters long", f"say it in {_LONGEST} at most")
    for rule in curation.rules(session):
        if rule.key != key and fold(rule.text) == fold(told):
            raise Conflict(f"the rule {rule.key!r} says the same", "one of them is enough")
    return told
