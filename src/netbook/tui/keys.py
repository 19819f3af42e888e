"""Every key of the app, by the action it does: what the screens bind, the help tells, and a person may change.

``[keys]`` in the settings file gives an action other keys: ``log = "L"``, several with commas between.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType

from netbook.domain.audience.actions import CONTACT, DEEDS, OFFERED, SAME
from netbook.domain.audience.verdicts import NOT_A_PERSON, REAL, UNKNOWN
from netbook.domain.duplicates import deeds
from netbook.domain.review import MONTHLY_STEPS, WEEKLY, WEEKLY_STEPS, step_of
from netbook.domain.review import PEOPLE as PEOPLE_DUE
from netbook.domain.spelling import did_you_mean


class Action(NamedTuple):
    """Its keys, the word of it on the bar at the bottom, and what it does.

    ``shown`` says whether the bar has it, ``first`` whether it goes before what a field does with it.
    """

    keys: str
    word: str
    help: str
    shown: bool = True
    first: bool = False


MODES = {
    "today": Action("1", "Today", "the review: who and what is due", False),
    "people": Action("2", "People", "everybody, with what you know of them", False),
    "network": Action("3", "Network", "circles, ties, year, who reaches out, doors, contrast", False),
    "audience": Action("4", "Audience", "who follows you, and who of them you know", False),
    "journal": Action("5", "Journal", "what happened, and what was done in the book", False),
}
EVERYWHERE = {
    **MODES,
    "log": Action("l", "Log", "write down what happened"),
    "add": Action("a", "Add", "add a person"),
    "find": Action("slash", "Find", "find people, by name or by a filter"),
    "import": Action("i", "Import", "bring people from a file", False),
    "duplicates": Action("D", "Duplicates", "who is twice in the book: merge, or say they are two", False),
    "undo": Action("u", "Undo", "take back what was done last"),
    "redo": Action("U", "Redo", "do again what was taken back", False),
    "commands": Action("ctrl+p", "Commands", "every command, and everybody by name", False),
    "theme": Action("ctrl+t", "Theme", "dark, light, or the terminal's own colours", False),
    "help": Action("question_mark,f1", "Help", "the keys of this screen"),
    "back": Action("escape", "Back", "back to where you were", False),
    "quit": Action("q,ctrl+q", "Quit", "back, and at last out; all is saved", False),
}
LISTS = {
    "down": Action("j,down", "Down", "one down", False),
    "up": Action("k,up", "Up", "one up", False),
    "page_down": Action("pagedown,ctrl+d", "Page down", "a screen down", False),
    "page_up": Action("pageup,ctrl+u", "Page up", "a screen up", False),
    "first": Action("home,g", "First", "to the first", False),
    "last": Action("end,G", "Last", "to the last", False),
    "open": Action("enter", "Open", "open what the mark is on"),
}

PEOPLE = {
    "mark": Action("space,x", "Mark", "mark this one, for what is done to all who are marked", False),
    "mark_all": Action("A", "Mark all", "mark all that are shown, or nobody any more", False),
    "sort": Action("s", "Sort", "sort by the next column", False),
    "turn": Action("S", "Turn round", "turn the order round", False),
    "circle": Action("c", "Circle", "put them in a circle"),
    "vet": Action("v", "Vet", "ask your rules about them, one after the other", False),
    "every": Action("e", "Every", "how often you want to be in touch", False),
    "tag": Action("t", "Tag", "give them a tag", False),
    "untag": Action("T", "Untag", "take a tag away", False),
    "pause": Action("p", "Pause", "silence them until a day", False),
    "archive": Action("z", "Archive", "archive them, or bring them back", False),
    "merge": Action("M", "Merge", "make the two who are marked one", False),
}
PERSON = {
    "next_view": Action("tab,right_square_bracket", "Views", "the next view: brief, timeline, notes, facts, history"),
    "previous_view": Action("shift+tab,left_square_bracket", "Previous view", "the view before", False),
    "edit": Action("E", "Edit", "edit what you know of them"),
    "note": Action("n", "Note", "write a note on them"),
    "fact": Action("f", "Fact", "note a fact, such as partner: Sam", False),
    "remind": Action("r", "Remind", "promise something for a day"),
    "reach": Action("o", "Reach out", "how to reach them; enter copies one"),
}
JOURNAL = {
    "other_view": Action("tab,shift+tab", "What was done", "what happened, or what was done in the book"),
    "amend": Action("E", "Amend", "write the line anew"),
    "annotate": Action("n", "Notes", "longer notes on it"),
    "remove": Action("x", "Remove", "take the line out of the book"),
    "read_on": Action("space", "Read on", "the rest of what stands beside, and then the next", False),
    "take_back": Action("space", "Take back", "take back what the mark is on"),
}
_HELP = {  # what needs more words where no card stands beside it
    OFFERED: "they are the contact who is offered",
    SAME: "they are somebody of your book: say who",
    REAL: "a real person, whom you do not know",
    NOT_A_PERSON: "not a person: a shop, a page, a machine",
    UNKNOWN: "looked at, and it cannot be told",
    CONTACT: "somebody new: add them to your book",
}
DECISIONS = tuple(each.name for each in DEEDS)
AUDIENCE = {
    **{
        f"audience_{each.name.replace('-', '_')}": Action(each.key, each.word, _HELP.get(each.name, each.help))
        for each in DEEDS
    },
    "alike": Action("asterisk", "All", "the next key is for all who are alike"),
    "reopen": Action("o", "Open again", "leave them undecided again"),
    "contrast": Action("tab,shift+tab", "Views", "the followers, or what they are beside your people"),
}
DUPLICATES = {
    "merge_pair": Action(deeds.MERGE.key, deeds.MERGE.word, deeds.MERGE.help),
    "swap_pair": Action(deeds.SWAP.key, deeds.SWAP.word, deeds.SWAP.help),
    "not_same": Action(deeds.NOT_SAME.key, deeds.NOT_SAME.word, deeds.NOT_SAME.help),
    "later": Action("space,right", deeds.LATER.word, deeds.LATER.help),
    "pair_before": Action("left", "Before", "the pair before, if it was left", False),
}
IMPORT = {
    "complete": Action("tab", "Complete", "the name as far as it is clear"),
    "to_list": Action("down", "To the list", "to the files of the folder", False),
    "go_on": Action("tab", "Go on", "the next step"),
    "same": Action("s", "The same", "an unsure one is the person of the book"),
    "somebody_else": Action("n", "Somebody else", "an unsure one is somebody new"),
    "leave_open": Action("o", "Leave open", "an unsure one is left out; the next import asks again"),
}
REVIEW = {
    f"review_{name.replace(' ', '_')}": Action("space" if each.key == " " else each.key, name.capitalize(), each.help)
    for step in (step_of(WEEKLY, PEOPLE_DUE), *WEEKLY_STEPS, *MONTHLY_STEPS)  # whose keys come first on the bar
    for each in step.actions
    for name in [each.name]
    if name != "line"  # l logs something new everywhere; w takes the waiting line up, and asks who is meant
}
TODAY = {"monthly": Action("m", "Other review", "the monthly review, and back to the weekly one", False)}
NETWORK = {
    "next_view": Action("tab,right_square_bracket", "Views", "the next view, of the network or of a person"),
    "previous_view": Action("shift+tab,left_square_bracket", "Previous view", "the view before", False),
    "year_back": Action("left", "Year back", "the year before"),
    "year_on": Action("right", "Year on", "the year after"),
}
LOG = {
    "save": Action("enter", "Save", "save the line"),
    "step": Action("tab", "Next answer", "the next answer to what is uncertain"),
    "step_back": Action("shift+tab", "Answer before", "the answer before", False),
    "editor": Action("ctrl+e", "Notes", "longer notes, in your editor", first=True),
    "keep": Action("escape", "Leave", "leave; the line is kept and stands there again"),
}
ADD = {
    "save": Action("enter", "Save", "add them", first=True),
    "form": Action("tab,ctrl+f", "Form", "every field, filled from the line", first=True),
    "keep": Action("escape", "Leave", "leave; the line is kept and stands there again", first=True),
}
FORM = {
    "save_form": Action("ctrl+s", "Save", "save it, in one step of undo", first=True),
    "editor": Action("ctrl+e", "Whole sheet", "the whole sheet, facts and notes too, in your editor", first=True),
    "start_over": Action("ctrl+r", "Start over", "all as it was before; again brings yours back", first=True),
    "leave": Action("escape", "Leave", "leave; what was changed is kept and stands there again", first=True),
    "next_field": Action("tab", "Next field", "the next field", False, first=True),
    "previous_field": Action("shift+tab", "Field before", "the field before", False, first=True),
    "field_below": Action("down,enter", "Field below", "from a line to the next field", False, first=True),
    "field_above": Action("up", "Field above", "from a line to the field before", False, first=True),
}
DIALOG = {
    "accept": Action("enter", "OK", "take it"),
    "leave": Action("escape", "Leave", "leave it as it is"),
}
NOTE = {
    "save_text": Action("ctrl+s", "Save", "save it"),
    "editor": Action("ctrl+e", "Editor", "the same in your editor", first=True),
    "leave": Action("escape", "Leave", "leave; what was written is kept and stands there again"),
}
CONFIRM = {
    "yes": Action("y", "Yes", "do it"),
    "leave": Action("n,escape", "No", "leave it as it is"),
}
CLOSE = Action("question_mark,q,enter", "Close", "close this")
TABLES = {
    "Everywhere": EVERYWHERE,
    "In a list": LISTS,
    "Today": {**REVIEW, **TODAY},
    "People": PEOPLE,
    "A person": PERSON,
    "Network": NETWORK,
    "Audience": AUDIENCE,
    "Journal": JOURNAL,
    "Duplicates": DUPLICATES,
    "Import": IMPORT,
    "Writing a line": LOG,
    "Adding a person": ADD,
    "The form of a person": FORM,
    "A note": NOTE,
    "A question": {**DIALOG, **CONFIRM},
}
ALL = {name: action for actions in TABLES.values() for name, action in actions.items()}


def bindings(actions: Mapping[str, Action], *, only: Iterable[str] = ()) -> list[BindingType]:
    """The bindings of some actions; ``only`` names those that are wanted, all where it is empty."""
    wanted = set(only) or set(actions)
    return [
        Binding(action.keys, name, action.word, show=action.shown, tooltip=action.help, id=name, priority=action.first)
        for name, action in actions.items()
        if name in wanted
    ]


def review_bindings() -> list[BindingType]:
    """The keys of the review, which one of them holds is decided by the step."""
    return [
        Binding(
            each.keys,
            f"review('{name.removeprefix('review_').replace('_', ' ')}')",
            each.word,
            tooltip=each.help,
            id=name,
        )
        for name, each in REVIEW.items()
    ]


def audience_bindings() -> list[BindingType]:
    """The keys of the audience; those of the deeds name the deed."""
    deeds = {f"audience_{each.name.replace('-', '_')}": each.name for each in DEEDS}
    return [
        Binding(
            each.keys,
            f"decide('{deeds[name]}')" if name in deeds else name,
            each.word,
            show=each.shown,
            tooltip=each.help,
            id=name,
        )
        for name, each in AUDIENCE.items()
        if name != "contrast"  # which only the mode itself has
    ] + bindings(EVERYWHERE, only=("undo", "redo"))  # which wait there for what is being decided


def remapped(said: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The keys that a person gave to actions, and what to say of those that are none."""
    found, odd = {}, []
    for name, keys in said.items():
        if name in ALL and keys.strip():
            found[name] = keys
        else:
            hint = did_you_mean(name, list(ALL), "the help of the app names them")
            odd.append(f"[keys] there is no action {name!r}; {hint}")
    return found, odd
