"""``netbook filters``: what one can ask for."""

from netbook.cli import output

_NOTES = (
    "Terms that stand together all have to hold: city:lisbon @fintech",
    "-city:lisbon or not city:lisbon: those who are not; city:lisbon or city:porto: either; ( ) group.",
    'Blanks in a value: city:"new york". A word begins a word: rey finds Reyes, whatever the accents.',
    "Terms about conversations that stand together speak of one: kind:coffee since:2026-01.",
    "Days: 2026-10, october, last-week, friday, 2026-10-05; a length such as 90d, 6w, 3mo, 1y; > and < before them.",
)


def filters() -> None:
    """Show the terms of filters.

    They are the same for list, journal, find, due and --where.

    \b
    Example:
      netbook filters
    """
    from netbook.cli.table import Column, put_table
    from netbook.domain.filters.terms import INTERACTION, PERSON, TERMS

    for about, heading in ((PERSON, "People"), (INTERACTION, "Conversations, and people who had such a one")):
        output.put_heading(heading)
        put_table(
            [
                Column("write", lambda term: term.example),
                Column("to keep", lambda term: term.help, shrinks=1),
            ],
            [term for term in TERMS.values() if term.about == about],
        )
        output.put()
    for note in _NOTES:
        output.put_wrapped(note)
