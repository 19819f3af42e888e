"""``netbook vet``: decide who belongs to the network."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk

if TYPE_CHECKING:
    from netbook.domain.curating import Appraised, Candidate

SHOWN = 10  # people of a list, unless --limit says otherwise
_NO_RULES = "there are no rules to decide by; netbook rules add KEY TEXT adds one"
_VERDICTS = {"yes": "in", "no": "out", "open": "open"}


def vet(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A name, an alias, or an id such as p7.", show_default=False)
    ] = None,
    yes: Annotated[str | None, typer.Option("--yes", metavar="RULES", help="These are answered yes.")] = None,
    no: Annotated[str | None, typer.Option("--no", metavar="RULES", help="These are answered no.")] = None,
    unknown: Annotated[
        str | None, typer.Option("--unknown", metavar="RULES", help="Of these you do not know it yet.")
    ] = None,
    all_: Annotated[
        str | None, typer.Option("--all", metavar="yes|no|unknown", help="The answer to all other rules.")
    ] = None,
    where: options.Where = None,
    limit: options.Limit = None,
    json: options.Json = False,
    dry_run: options.DryRun = False,
) -> None:
    """Decide whether somebody belongs to your network.

    With a name it asks each rule: y, n, ? for not known yet, enter to leave it, q to stop; what was answered until
    then is kept. Without a terminal, or with --json, it shows the answers there are. RULES are keys with commas
    between them; netbook rules lists them.

    Without a name it lists whom to decide about next: those you talked with and have not decided on, then those whose
    answers are over a year old or who went quiet since.

    \b
    Examples:
      netbook vet "Ana Reyes"
      netbook vet ana --yes drink,values --no business
      netbook vet p7 --all yes
      netbook vet --where circle:close --limit 5
    """
    from netbook.errors import Unreadable
    from netbook.models import key_of

    desk = Desk.of(context)
    if name is not None and where is not None:
        raise Unreadable("a name and --where exclude one another", 'write netbook vet "Ana Reyes", or --where FILTER')
    answered = any(told is not None for told in (yes, no, unknown, all_))
    if limit is not None and (answered or name is not None):
        raise Unreadable("--limit is for the list of whom to decide about next", "leave it out")
    if answered:
        told = {"yes": yes, "no": no, "unknown": unknown}
        _write_given(
            desk, name, where, {said: keys for said, keys in told.items() if keys is not None}, all_, json, dry_run
        )
    elif name is None:
        _go_through(desk, where, limit, json=json, dry_run=dry_run)
    elif desk.can_ask and not json:
        with desk.reading() as session:
            person = key_of(desk.person(session, name))
        _ask_about(desk, person, dry_run=dry_run)
    else:
        _show(desk, name, json=json)


def _write_given(
    desk: Desk,
    name: str | None,
    where: str | None,
    told: dict[str, str],
    all_: str | None,
    json: bool,
    dry_run: bool,
) -> None:
    """Write the answers that the options give, about one person or all who match."""
    from netbook.cli import bulk
    from netbook.services import curation

    bulk.one_of_both(name, where, 'vet "Ana Reyes" --yes drink')
    with desk.writing("vet", dry_run=dry_run) as session:
        given = _given(told, all_, [rule.key for rule in curation.rules(session)])
        whom = bulk.whom(desk, session, name, where)
        found = [curation.answer(session, contact, given, desk.today) for contact in whom.people]
        text = found[0].in_words if len(found) == 1 else f"{_tally(found)}{whom.listed}"
        desk.call(session, f"vet: {text}")
    if json:
        output.put_json(found[0] if name is not None else found)
    else:
        desk.done(text, dry_run=dry_run)


def _given(told: dict[str, str], all_: str | None, asked: list[str]) -> dict[str, str]:
    """What is answered to which rule.

    Raises:
        Unreadable: a rule is answered twice, or nothing is answered, or there are no rules.
    """
    from netbook.domain.curation import ANSWERS
    from netbook.domain.text import clean_line
    from netbook.errors import Unreadable

    if not asked:
        raise Unreadable(*_NO_RULES.split("; "))
    given: dict[str, str] = {}
    for said, keys in told.items():
        for key in filter(None, (part.strip() for part in clean_line(keys).casefold().split(","))):
            if given.setdefault(key, said) != said:
                raise Unreadable(f"the rule {key!r} is answered twice", "give each rule one answer")
    if all_ is not None:
        rest = clean_line(all_).casefold()
        if rest not in ANSWERS:
            raise Unreadable(f"{rest!r} is no answer", f"--all takes {', '.join(ANSWERS)}")
        given = {**dict.fromkeys(asked, rest), **given}
    if not given:
        raise Unreadable("no rule is named", "write it like --yes drink,values; netbook rules lists them")
    return given


def _tally(found: "list[Appraised]") -> str:
    counts = {word: sum(each.verdict == verdict for each in found) for verdict, word in _VERDICTS.items()}
    told = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    return f"{len(found)} people are decided on ({told})"


def _show(desk: Desk, name: str, *, json: bool) -> None:
    """The answers about a person."""
    from netbook.cli.vetting import SAID
    from netbook.domain.spoken import day
    from netbook.services import curation

    with desk.reading() as session:
        view = curation.answers_of(session, desk.person(session, name))
    if json:
        output.put_json(view)
        return
    if not view.answers:
        output.say(_NO_RULES)
        return
    output.put_wrapped(f"{view.in_words}.")
    for each in view.answers:
        output.put()
        output.put_wrapped(f"{each.rule}: {each.text}")
        told = "not answered" if each.answer is None else f"{SAID.get(each.answer)}, {day(each.on, desk.today)}"
        output.put_wrapped(f"  {told}")


def _go_through(desk: Desk, where: str | None, limit: int | None, *, json: bool, dry_run: bool) -> None:
    """List whom to decide about next, and on a terminal offer to do so."""
    import sys

    from netbook.cli.table import Column
    from netbook.domain.curating import Candidate
    from netbook.domain.spoken import day
    from netbook.services import curation, directory, filtering

    with desk.reading() as session:
        asked = filtering.read(session, where, desk.calendar) if where is not None else None
        found = curation.candidates(session, desk.today, output.most(limit or SHOWN) or SHOWN, asked)
        empty = _nobody(bool(asked), bool(curation.rules(session)), directory.is_empty(session))
    columns = [
        Column("id", lambda each: each.id),
        Column("name", lambda each: each.name, shrinks=1, least=16),
        Column("circle", lambda each: each.circle),
        Column("last", lambda each: day(each.last, desk.today)),
        Column("now", lambda each: _VERDICTS.get(each.verdict)),
        Column("why", lambda each: each.reason, shrinks=2),
    ]
    output.put_list(found, Candidate, columns, empty, json=json)
    if found and not json and desk.can_ask and sys.stdout.isatty() and desk.confirm("Go through them now?"):
        _one_by_one(desk, found, dry_run=dry_run)


def _nobody(filtered: bool, rules: bool, nobody: bool) -> str:
    if not rules:
        return _NO_RULES
    if nobody:
        return output.NOBODY
    like = " like that" if filtered else ""
    return f"nobody{like} waits for a decision; netbook vet NAME decides about anybody"


def _one_by_one(desk: Desk, people: "list[Candidate]", *, dry_run: bool) -> None:
    from netbook.services import ids

    for number, each in enumerate(people, start=1):
        output.say("")
        output.say(f"{number} of {len(people)}: {each.reason}")
        if not _ask_about(desk, ids.number(each.id, ids.PERSON), dry_run=dry_run):
            break


def _ask_about(desk: Desk, person: int, *, dry_run: bool) -> bool:
    """Ask every rule about a person and write the answers; whether it was gone through to the end."""
    from netbook.cli.vetting import ask_rules
    from netbook.drawing import card as cards
    from netbook.services import curation, directory, people

    with desk.reading() as session:
        contact = directory.by_number(session, person)
        before = curation.answers_of(session, contact)
        shown = people.card(session, contact, desk.today)
    if not before.answers:
        output.say(_NO_RULES)
        return False
    for line in cards.about(shown, desk.today, output.width()):
        output.put(line)
    given, whole = ask_rules(desk, before)
    with desk.writing("vet", dry_run=dry_run) as session:
        after = curation.answer(session, directory.by_number(session, person), given, desk.today)
        desk.call(session, f"vet: {after.in_words}")
    desk.done(after.in_words, dry_run=dry_run)
    return whole
