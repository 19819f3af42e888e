"""The prompt of ``netbook log``: the reading stands under the line while one types."""

from datetime import date

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.output.defaults import create_output

from netbook.config import Settings
from netbook.domain.logline import Context, read
from netbook.domain.logline.shown import in_words
from netbook.domain.names import NameIndex, Person
from netbook.domain.text import clean_line
from netbook.domain.when import Calendar
from netbook.errors import NetbookError, Unreadable


def ask_line(names: NameIndex, today: date, settings: Settings, about: Person | None = None, default: str = "") -> str:
    """The line a person types, with enter at its end; ``about`` is who was there where it names nobody.

    ``default`` stands there already, to be edited.

    Raises:
        Unreadable: they left without one.
    """
    import sys

    context = Context(names, Calendar(today, settings.date_order), settings.follow_up_days)
    session: PromptSession[str] = PromptSession(output=create_output(stdout=sys.stderr))

    def reading() -> FormattedText:
        typed = session.default_buffer.text
        return FormattedText([("", clean_line(_shown(typed, context, about)))])

    try:
        return session.prompt("log> ", bottom_toolbar=reading, default=default)
    except (EOFError, KeyboardInterrupt):
        raise Unreadable("nothing was logged") from None


def _shown(typed: str, context: Context, about: Person | None) -> str:
    if not typed.strip():
        return "what happened? e.g. coffee with Ana yesterday    (enter saves, ctrl-c leaves)"
    try:
        return f"read as: {in_words(read(typed, context).with_whom(about), context.calendar.today)}"
    except NetbookError as problem:
        return problem.message
