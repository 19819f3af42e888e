"""``netbook audience``: the counts, the followers, who of them is known, and what is decided about the rest."""

from typing import TYPE_CHECKING, Annotated

import typer

from netbook.cli import options, output
from netbook.cli.desk import Desk
from netbook.cli.where import Filtered

if TYPE_CHECKING:
    from netbook.cli.table import Column

app = typer.Typer(rich_markup_mode=None)
Account = Annotated[
    str | None,
    typer.Option("--account", metavar="ACCOUNT", help="Whose it is: a HANDLE, a PLATFORM, or PLATFORM:HANDLE."),
]
Followers = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILTER]...", help="Names, handles and terms such as platform:x is:open sign:burst."),
]


@app.callback(invoke_without_command=True)
def audience(context: typer.Context) -> None:
    """See who follows you, and who of them you know.

    The lists come from the exports of the platforms, as they were downloaded; nothing is asked of any network.

    \b
    Examples:
      netbook audience record instagram 12480
      netbook audience import instagram-ana-2026-11-20.zip
      netbook audience triage
      netbook audience list is:known platform:instagram
    """
    if context.invoked_subcommand is None:
        accounts(context)


@app.command()
def record(
    context: typer.Context,
    platform: Annotated[str, typer.Argument(metavar="PLATFORM", help="Such as instagram, linkedin, substack.")],
    count: Annotated[int, typer.Argument(metavar="COUNT", help="How many follow you there.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="When that was; today unless given.")] = None,
    following: Annotated[
        int | None, typer.Option("--following", metavar="N", help="How many you follow there.")
    ] = None,
    account: Annotated[
        str | None, typer.Option("--account", metavar="HANDLE", help="Which of your accounts there.")
    ] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Write down how many follow you.

    \b
    Examples:
      netbook audience record instagram 12480
      netbook audience record linkedin 3400 --on "1 March" --following 900
    """
    from netbook.domain import when
    from netbook.domain.spoken import day
    from netbook.domain.vocabulary import PLATFORM_NAMES
    from netbook.services.audience import accounts as service

    desk = Desk.of(context)
    when_ = when.past(on, desk.calendar) if on else desk.today
    key = service.platform_key(platform)
    with desk.writing("record a follower count", dry_run=dry_run) as session:
        row = service.account(session, key, account)
        service.record(session, row, when_, count, following)
        name = PLATFORM_NAMES.get(key, key)
        text = f"{name}{f' @{row.handle}' if row.handle else ''}: {count:,} followers"
        text += f", {following:,} followed by you" if following is not None else ""
        text += f", {day(when_, desk.today)}"
        desk.call(session, text)
    desk.done(text, dry_run=dry_run)


@app.command()
def accounts(context: typer.Context, json: options.Json = False) -> None:
    """List your accounts, with what is known of who follows them.

    Followers is the newest count, typed or from an export; listed, how many of them are known one by one; known, how
    many are people of your book; odd, how many may be bought or made by a machine, as a range.

    \b
    Example:
      netbook audience accounts
    """
    from netbook.cli import audience_text
    from netbook.services.audience import overview

    desk = Desk.of(context)
    with desk.reading() as session:
        found = overview.accounts(session)
    if json:
        output.put_json(found)
    else:
        audience_text.put_accounts(found, desk.today)


@app.command("list", cls=Filtered)
def list_(
    context: typer.Context,
    filter_: Followers = None,
    sort: options.Sort = "",
    columns: options.Columns = None,
    limit: options.Limit = None,
    json: options.Json = False,
    csv: options.Csv = False,
    ids: options.Ids = False,
) -> None:
    """List followers.

    Words are looked for in names and handles. Terms: platform:, account:, is: (known, open, real, unknown,
    not-a-person, following, followed, left, odd), sign:, since:, until:, in:. The newest come first, or sorted by:
    since, name, handle, platform, left, followers, following, id.

    \b
    Examples:
      netbook audience list reyes
      netbook audience list is:open sign:burst --ids
      netbook audience list is:left in:2026 --csv > gone.csv
    """
    from functools import partial

    from netbook.cli.where import joined
    from netbook.domain.audience.views import FollowerView
    from netbook.services.audience import listing
    from netbook.services.audience.bursting import Bursts

    desk = Desk.of(context)
    node = listing.read(joined(filter_), desk.calendar)
    with desk.reading() as session:
        found = listing.followers(session, node, sort=sort, limit=output.most(limit))
    output.put_list(
        desk.views(found, partial(listing.views, blocks=Bursts())),
        FollowerView,
        _columns(),
        "nobody like that; fewer terms find more" if filter_ else NOBODY,
        json=json,
        csv=csv,
        ids=ids,
        only=columns,
        shown=("id", "platform", "name", "handle", "since", "contact", "verdict", "signs"),
    )


NOBODY = "nobody yet; netbook audience import FILE reads the export of a platform"


def _columns() -> "list[Column]":
    from netbook.cli.table import Column

    return [
        Column("id", lambda each: each.id),
        Column("platform", lambda each: each.platform),
        Column("account", lambda each: each.account, shrinks=3),
        Column("name", lambda each: each.name, shrinks=1, least=12),
        Column("handle", lambda each: each.handle, shrinks=1, least=12),
        Column("since", lambda each: (each.since or "")[:10]),
        Column("left", lambda each: each.left_on.isoformat() if each.left_on else "", key="left_on"),
        Column("contact", lambda each: each.contact.name if each.contact else "", shrinks=2),
        Column("how", lambda each: each.linked_by, shrinks=3, key="linked_by"),
        Column("verdict", lambda each: each.verdict),
        Column("followers", lambda each: f"{each.followers:,}" if each.followers is not None else ""),
        Column("following", lambda each: f"{each.following:,}" if each.following is not None else ""),
        Column("odd", lambda each: "; ".join(each.signs), shrinks=3, key="signs"),
    ]


@app.command("import")
def import_(
    context: typer.Context,
    files: options.Downloaded,
    account: Account = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="The export is whole: who is not in it has left.", show_default=False)
    ] = False,
    part: Annotated[
        bool, typer.Option("--part", help="It is a part: who is not in it stays.", show_default=False)
    ] = False,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    json: options.Json = False,
    as_: options.AsFormat = None,
    encoding: options.Encoding = None,
    map_: options.ColumnMap = None,
) -> None:
    """Read who follows you from the exports of the platforms.

    Instagram, Facebook, X, TikTok, LinkedIn, GitHub, Mastodon, Bluesky, YouTube, newsletter lists, any table with a
    column of handles; what it is shows by itself. A newer export tells who joined, left and came back. It says so
    before it writes; contacts among them are recognised; twice changes nothing.

    \b
    Examples:
      netbook audience import instagram-ana-2026-11-20.zip
      netbook audience import twitter-2026-11-01.zip Connections.csv
      netbook audience import members.csv --account substack:letters
    """
    from netbook.cli import audience_import

    asked = audience_import.Asked(
        account=account,
        gone=True if whole else False if part else None,
        dry_run=dry_run,
        yes=yes,
        json=json,
        format=as_,
        encoding=encoding,
        columns=tuple(map_ or ()),
    )
    if whole and part:
        from netbook.errors import Unreadable

        raise Unreadable("--whole and --part exclude one another", "give one of them")
    audience_import.bring(Desk.of(context), files, asked)


@app.command(cls=Filtered)
def triage(context: typer.Context, filter_: Followers = None) -> None:
    """Decide about followers, one key each.

    Who may be a contact comes first, the surest at the top; then what looks odd, which all alike can be decided at
    once; then the others, the newest first. Stop when you like: it goes on where you stopped.

    \b
    Examples:
      netbook audience triage
      netbook audience triage platform:instagram sign:burst
    """
    from netbook.cli import audience_triage
    from netbook.cli.where import joined
    from netbook.services.audience import listing

    desk = Desk.of(context)
    audience_triage.run(desk, listing.read(joined(filter_), desk.calendar))


@app.command()
def decide(
    context: typer.Context,
    followers: Annotated[
        list[str], typer.Argument(metavar="FOLLOWER... DECISION", help="Followers such as a5, then what.")
    ],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="What to call them, for a contact of their own.")
    ] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Say what followers are.

    The decision is real (a person you do not know), unknown (it cannot be told), not-a-person, open (undecided again),
    contact (add them to your book), or the name or id of the contact they are.

    \b
    Examples:
      netbook audience decide a12 a13 not-a-person
      netbook audience decide a7 "Ana Reyes"
      netbook audience decide a9 contact --name "Bo Lindqvist"
    """
    from netbook.cli import audience_deciding

    audience_deciding.decide(Desk.of(context), followers, name, dry_run=dry_run)
