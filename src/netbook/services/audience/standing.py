"""How it stands with a follower, as conditions: whether they follow now, and whether anything is known of them."""

from sqlalchemy import and_, exists
from sqlmodel import col

from netbook.models import Follower, Participation

HERE = and_(col(Follower.follows_me).is_(True), col(Follower.left_on).is_(None))
OPEN = and_(col(Follower.contact_id).is_(None), col(Follower.verdict).is_(None))
# That they are a contact with whom one talked, as the book tells.
MET = exists().where(col(Participation.contact_id) == col(Follower.contact_id), col(Participation.role) == "present")
