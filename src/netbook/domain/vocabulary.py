"""The words the book knows: kinds of interaction, circles, exchanges, methods, platforms, formats, a row each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of interaction and the words that name it in a line.

    ``weak`` words yield to any other kind word; ``depth`` is what an hour of it counts for a tie, a coffee being 1;
    ``one_way`` says that one side alone can do it, so that it may stay unanswered.
    """

    key: str
    words: str
    weak: str = ""
    depth: float = 0.5
    one_way: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle as a new book has it; capacities are cumulative, cadences are texts such as ``3mo``."""

    key: str
    name: str
    capacity: int | None
    cadence: str
    late_after: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of curation as a new book has it."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Platform:
    """A place people have profiles; ``hosts`` are its web addresses, ``path`` stands before the handle there."""

    key: str
    name: str
    hosts: tuple[str, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A format in which people leave the book: how its files end, and the module with its ``write``.

    ``holds`` says what it is given: people as ``records`` or as ``pages``, their ``reminders``, what happened with them
    as a ``chronicle``, or the whole ``book``.
    ``options`` are the options that only some formats take, ``versions`` what the option ``version`` may be.
    """

    key: str
    name: str
    suffix: str
    module: str
    holds: str = "records"
    options: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()


KINDS: tuple[Kind, ...] = (
    Kind("coffee", "coffee coffees cappuccino espresso latte flat-white tea teas cuppa", depth=1),
    Kind(
        "meal",
        "breakfast breakfasts brekkie brunch brunches brunched lunch lunches lunched dinner dinners dined supper meal "
        "barbecue bbq picnic",
        depth=1.5,
    ),
    Kind("drinks", "drinks drink beer beers pint pints wine wines cocktail cocktails aperitivo pub", depth=1.25),
    Kind(
        "call", "call calls called whatsapp-called phone phoned rang voicemail", weak="calling phoning ring", depth=0.75
    ),
    Kind(
        "video",
        "video video-call video-called zoom zooms zoomed teams facetime facetimed skype skyped webex "
        "hangout hangouts google-meet",
        depth=0.75,
    ),
    Kind(
        "message",
        "text texts texted message messages messaged dm dms dmed dm'd dm'ed whatsapp whatsapped signal sms "
        "imessage msg msgs msged telegram slack slacked wechat",
        weak="texting messaging",
        depth=0.15,
        one_way=True,
    ),
    Kind(
        "email",
        "email emails emailed e-mail e-mailed mail mailed wrote-to",
        weak="emailing wrote",
        depth=0.25,
        one_way=True,
    ),
    Kind("letter", "letter letters card cards postcard postcards", depth=0.75, one_way=True),
    Kind(
        "meeting",
        "1:1 1-1 1-on-1 1on1 one-on-one one-to-one",
        weak="met meeting meetings meet meets introduced interview",
        depth=0.75,
    ),
    Kind(
        "event",
        "conference conf meetup meetups meet-up party event events wedding hackathon funeral unconference",
        depth=0.75,
    ),
    Kind("visit", "visit visits visited visiting stayed-with", depth=3),
    Kind(
        "activity",
        "walk walked walks run runs ran jog jogged gym climbing climb climbed bouldering hike hikes hiked hiking "
        "swim swam cinema movie concert gig theatre theater museum tennis golf squash yoga cycling",
        weak="walking running",
        depth=1.5,
    ),
    Kind("conversation", "", weak=""),
)

KIND_KEYS: tuple[str, ...] = tuple(kind.key for kind in KINDS)

CIRCLES: tuple[Circle, ...] = (
    Circle("inner", "Inner", 5, "1w", "2w"),
    Circle("close", "Close", 15, "1mo", "6w"),
    Circle("trusted", "Trusted", 50, "3mo", "6mo"),
    Circle("network", "Network", 150, "1y", "15mo"),
    Circle("wider", "Wider", None, "never", "never"),
)

RULES: tuple[Rule, ...] = (
    Rule("drink", "I would meet them for a drink after the meeting."),
    Rule("recommend", "I would recommend them to people who trust my judgement."),
    Rule("business", "I would do business with them."),
    Rule("values", "We share values."),
)

EXCHANGES: tuple[str, ...] = (
    "introduction",
    "referral",
    "recommendation",
    "advice",
    "share",
    "help",
    "gift",
    "business",
)

INITIATORS: tuple[str, ...] = ("me", "them", "both")

# What people are to each other, and what the other then is to them.
RELATIONS: dict[str, str] = {
    "partner": "partner",
    "family": "family",
    "parent": "child",
    "child": "parent",
    "sibling": "sibling",
    "friend": "friend",
    "colleague": "colleague",
    "manager": "report",
    "report": "manager",
    "mentor": "mentee",
    "mentee": "mentor",
}

# The letters before the ids of the tables whose rows people name.
ID_LETTERS = {
    "contact": "p",
    "interaction": "i",
    "followup": "f",
    "occasion": "o",
    "inbox": "x",
    "follower": "a",
    "suggestion": "s",
}

OPEN, DONE, DROPPED = "open", "done", "dropped"  # what a follow-up may be

METHODS: tuple[str, ...] = ("email", "phone", "address", "url", "handle")

PLATFORMS: tuple[Platform, ...] = (
    Platform("linkedin", "LinkedIn", ("linkedin.com",), "in"),
    Platform("x", "X", ("x.com", "twitter.com")),
    Platform("instagram", "Instagram", ("instagram.com",)),
    Platform("facebook", "Facebook", ("facebook.com", "fb.com")),
    Platform("github", "GitHub", ("github.com",)),
    Platform("gitlab", "GitLab", ("gitlab.com",)),
    Platform("bluesky", "Bluesky", ("bsky.app",), "profile"),
    Platform("mastodon", "Mastodon", ("mastodon.social", "fosstodon.org", "hachyderm.io", "mastodon.online")),
    Platform("youtube", "YouTube", ("youtube.com",)),
    Platform("tiktok", "TikTok", ("tiktok.com",)),
    Platform("threads", "Threads", ("threads.net", "threads.com")),
    Platform("telegram", "Telegram", ("t.me",)),
    Platform("medium", "Medium", ("medium.com",)),
)

# Where an audience is a list of addresses.
NEWSLETTERS: dict[str, str] = {
    "substack": "Substack",
    "mailchimp": "Mailchimp",
    "kit": "Kit",
    "beehiiv": "Beehiiv",
    "ghost": "Ghost",
    "patreon": "Patreon",
    "luma": "Luma",
    "newsletter": "newsletter",
}
PLATFORM_NAMES: dict[str, str] = {each.key: each.name for each in PLATFORMS} | NEWSLETTERS  # as they are written

EXPORTS: tuple[Export, ...] = (
    Export(
        "vcard",
        "for every address book",
        ".vcf",
        "netbook.formats.vcard",
        options=("version", "folder"),
        versions=("3.0", "4.0"),
    ),
    Export("csv", "a table", ".csv", "netbook.formats.anytable"),
    Export("markdown", "a book to read", ".md", "netbook.formats.markdown", "pages", ("folder",)),
    Export(
        "ics",
        "birthdays and promises for a calendar",
        ".ics",
        "netbook.formats.ics",
        "reminders",
        ("todo", "due"),
    ),
    Export("friends", "a journal for Ruby's friends", ".md", "netbook.formats.friends", "chronicle"),
    Export("json", "the whole book", ".json", "netbook.services.whole", "book"),
)
