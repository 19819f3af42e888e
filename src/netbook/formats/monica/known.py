"""What entries of Monica's are called where others name them by uuid."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from netbook.domain.vocabulary import RELATIONS
from netbook.formats.monica import entries, values
from netbook.formats.monica.values import Entry

# What Monica calls relations, as the book does; of the others the word alone is kept.
_RELATIONS = {
    **{word: word for word in ("partner", "parent", "child", "sibling", "friend", "colleague", "mentor")},
    "spouse": "partner",
    "bestfriend": "friend",
    "boss": "manager",
    "subordinate": "report",
    "protege": "mentee",
    **dict.fromkeys(
        "grandparent grandchild uncle nephew cousin godfather godson stepparent stepchild".split(), "family"
    ),
}
_SAY_LESS = ("family", None)  # kinds that say less than Monica's word does
_CLOSER = ("spouse", "bestfriend")  # and so do the kinds of these
_SPELLED = {
    "bestfriend": "best friend",
    "inlovewith": "in love with",
    "lovedby": "loved by",
    "stepparent": "step-parent",
    "stepchild": "step-child",
}


@dataclass(frozen=True, slots=True)
class Type:
    """What a field, an activity, a gender or a life event is of: its name, the key it is translated by, and its own."""

    name: str
    key: str = ""
    type: str = ""
    protocol: str = ""

    @property
    def spoken(self) -> str:
        """Its name; what Monica names in every language by the key alone is called after that."""
        return self.name or self.key.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Tie:
    """That ``other`` is something to somebody: ``word`` is Monica's for it, ``kind`` the book's, if it has one.

    ``says_more`` is whether the word is worth keeping beside the kind.
    """

    other: str
    word: str
    kind: str | None
    says_more: bool


@dataclass(slots=True)
class Known:
    """Names of people, types, who the user is, who belongs to whom, and who took part in what."""

    names: dict[str, str] = field(default_factory=dict)
    types: dict[str, Type] = field(default_factory=dict)
    ties: dict[str, list[Tie]] = field(default_factory=lambda: defaultdict(list))
    present: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    users: dict[str, str | None] = field(default_factory=dict)
    exported_by: str | None = None

    @property
    def me(self) -> str | None:
        """The contact that the user is, if Monica was told; of several users the one who exported."""
        if self.exported_by in self.users:
            return self.users[self.exported_by]
        return next(iter(self.users.values()), None) if len(self.users) == 1 else None

    def note(self, kind: str, entry: Any) -> None:
        """Remember what an entry says of names and links."""
        number, said = values.uuid_of(entry), values.told(entry)
        if kind == entries.EXPORTED_BY:
            self.exported_by = values.uuid(entry)
        elif kind == entries.RELATIONSHIP:
            self._tie(said)
        elif number is None:
            return
        elif kind == entries.USER:
            self.users[number] = values.uuid(said.get("me_contact"))
        elif kind in entries.TYPES:
            told = (values.line(said.get(name)) for name in ("name", "translation_key", "type", "protocol"))
            self.types[number] = Type(*told)
        elif kind == entries.CONTACT:
            self.names[number] = name_of(said)
            for activity in dict.fromkeys(values.named(entry, entries.ACTIVITY)):
                self.present[activity].append(number)

    def _tie(self, said: Entry) -> None:
        """What ``of_contact`` is to ``contact_is``: Monica's page of the latter lists the former under the type."""
        one, other = values.uuid(said.get("contact_is")), values.uuid(said.get("of_contact"))
        word = values.line(said.get("type")).casefold()
        if one and other and word and one != other:
            kind, spelled = _RELATIONS.get(word), _SPELLED.get(word, word.replace("_", " "))
            self.ties[one].append(Tie(other, spelled, kind, says_more=kind in _SAY_LESS or word in _CLOSER))

    def to_the_user(self, number: str) -> str:
        """What somebody is to the user, in words; Monica keeps it from both sides."""
        direct = [tie.word for tie in self.ties.get(self.me or "", ()) if tie.other == number]
        turned = [RELATIONS.get(tie.kind or "", "") for tie in self.ties.get(number, ()) if tie.other == self.me]
        return ", ".join(dict.fromkeys(direct or turned))

    def type_of(self, said: Entry, key: str = "type") -> Type:
        """The type that an entry names."""
        return self.types.get(values.uuid(said.get(key)) or "", Type(""))


def name_of(said: Entry) -> str:
    """What a contact is called."""
    parts = (values.line(said.get(name)) for name in ("first_name", "middle_name", "last_name"))
    return values.joined(*parts, by=" ")
