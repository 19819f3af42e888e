"""The tables, by noun; no queries, no I/O."""

from netbook.models.audience import Account, AudienceSnapshot, Follower
from netbook.models.circle import Circle, ContactTag, InteractionTag, Tag
from netbook.models.columns import key_of
from netbook.models.contact import Alias, Contact, ContactMethod, Fact, Note, Occasion, Relation
from netbook.models.curation import Appraisal, Rule
from netbook.models.derived import Derived
from netbook.models.distinction import Distinction
from netbook.models.followup import FollowUp, InboxLine
from netbook.models.interaction import Exchange, Interaction, Participation
from netbook.models.journal import Change, Meta, Operation
from netbook.models.origin import Origin
from netbook.models.preference import Preference
from netbook.models.review import Review, ReviewItem
from netbook.models.suggestion import SuggestedPerson, Suggestion

__all__ = [
    "Account",
    "Alias",
    "Appraisal",
    "AudienceSnapshot",
    "Change",
    "Circle",
    "Contact",
    "ContactMethod",
    "ContactTag",
    "Derived",
    "Distinction",
    "Exchange",
    "Fact",
    "FollowUp",
    "Follower",
    "InboxLine",
    "Interaction",
    "InteractionTag",
    "Meta",
    "Note",
    "Occasion",
    "Operation",
    "Origin",
    "Participation",
    "Preference",
    "Relation",
    "Review",
    "ReviewItem",
    "Rule",
    "SuggestedPerson",
    "Suggestion",
    "Tag",
    "key_of",
]
