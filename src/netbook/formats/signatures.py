"""How files and archives that hold no people netbook reads are known: a row each, the first that fits is what it is."""

from typing import NamedTuple

READ = (
    "people are read from vCard and CSV files, LinkedIn's Connections.csv, the journals of Monica and friends, "
    "abook's address book and netbook's own JSON"
)
_UNPACK = "unpack it, and give what is inside"
_AS_CSV = "save the sheet as CSV, and give that"
_AS_VCARD = "export the contacts as vCard where they are kept, and give that"
_CHOOSE_JSON = f"it is for looking at, and programs are given JSON, which can be chosen on asking; {READ}"
_CONNECTIONS = "it lists no people: give Connections.csv, or the whole zip"
COLUMNS = "a table is read by its column of names: say which that is with --map name=COLUMN"
_THUNDERBIRD = "in Thunderbird choose Address Book, Export, and vCard or CSV"
_PHONE = "export them from the phone as vCard"
_MONICA = "it is for Monica alone: there choose Settings, Export data, and Export to JSON, and give that"
_APPLE = "in Contacts choose File, Export, Export vCard"
_GOOGLE = "on contacts.google.com choose Export, and Google CSV or vCard"
_OUTLOOK = "in Outlook choose Export to a file, and Comma Separated Values"


class Signature(NamedTuple):
    """A thing: what it is, the patterns that are all found in it, what helps, and a pattern of its file's name.

    The name is compared as ``Member.base``: no case, no blanks, no underscores.
    """

    what: str
    patterns: tuple[bytes, ...]
    hint: str = READ
    base: str = ""


def _key(names: str) -> bytes:
    return rb'"(?:%s)"\s*:' % names.encode()


# By the first bytes, of which a database shows what it holds in the first megabyte.
BINARY = (
    Signature(
        "a netbook book",
        (rb"\ASQLite format 3\0", rb"CREATE TABLE contact\b", rb"CREATE TABLE interaction\b"),
        "--book opens it",
    ),
    Signature("Thunderbird's address book", (rb"\ASQLite format 3\0",), _THUNDERBIRD, r"abook|history.*\.sqlite"),
    Signature("the database of Apple's Contacts", (rb"\ASQLite format 3\0",), _APPLE, r"\.abcddb"),
    Signature("an SQLite database", (rb"\ASQLite format 3\0",), "--book opens it if it is a book; " + READ),
    Signature("a PDF", (rb"\A\s{0,9}%PDF-",)),
    Signature(
        "a picture", (rb"(?s)\A(?:\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\0|MM\0\*|BM....\0\0\0\0)",)
    ),
    Signature("a picture", (rb"(?s)\A....ftyp(?:heic|heix|mif1|avif)",)),
    Signature("a film", (rb"(?s)\A(?:....ftyp|RIFF....AVI |\x1aE\xdf\xa3)",)),
    Signature("a sound", (rb"(?s)\A(?:ID3|OggS|fLaC|RIFF....WAVE|\xff[\xfb\xf3\xf2])",)),
    Signature("a gzip file", (rb"\A\x1f\x8b",), _UNPACK),
    Signature("a 7z archive", (rb"\A7z\xbc\xaf\x27\x1c",), _UNPACK),
    Signature("a rar archive", (rb"\ARar!\x1a\x07",), _UNPACK),
    Signature("an xz file", (rb"\A\xfd7zXZ\0",), _UNPACK),
    Signature("a bzip2 file", (rb"\ABZh[1-9](?:1AY&SY|\x17rE8P\x90)",), _UNPACK),
    Signature("a Zstandard file", (rb"\A\x28\xb5\x2f\xfd",), _UNPACK),
    Signature("a tar archive", (rb"\A[\s\S]{257}ustar",), _UNPACK),
    Signature("an Excel workbook", (rb"\APK\x03\x04",), _AS_CSV, r"\.xlsx$"),
    Signature("a zip inside what was given", (rb"\APK(?:\x03\x04|\x05\x06|\x07\x08)",), _UNPACK),
    Signature("an old Excel workbook", (rb"\A\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), _AS_CSV, r"\.xls$"),
    Signature("an Outlook message", (rb"\A\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), _OUTLOOK, r"\.(msg|oft)$"),
    Signature("an old Office document", (rb"\A\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),
    Signature("an Outlook data file", (rb"\A!BDN",), _OUTLOOK),
    Signature("a card of Apple's Contacts", (rb"\Abplist00",), _APPLE, r"\.abcd[pig]$"),
    Signature("an Apple property list", (rb"\Abplist0",), _APPLE),
    Signature("a Bluesky repository", (rb"(?s)\A.{1,4}eroots", rb"gversion")),
    Signature(
        "Thunderbird's index of a mailbox", (rb"\A// <!-- <mdb:mork",), "the mailbox beside it is read", r"\.msf$"
    ),
    Signature("Thunderbird's old address book", (rb"\A// <!-- <mdb:mork",), _THUNDERBIRD),
    Signature("a rich-text document", (rb"\A\{\\rtf",), "save the people in it as CSV, and give that"),
    Signature("a program", (rb"\A(?:MZ|\x7fELF|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe)",)),
)

# What begins with <.
MARKUP = (
    Signature("an xCard, a vCard written as XML", (rb"urn:ietf:params:xml:ns:vcard-4\.0",), _AS_VCARD),
    Signature("a Windows contact", (rb"schemas\.microsoft\.com/Contact",), "in Windows Contacts choose Export, vCards"),
    Signature("a LinkedIn page", (rb"(?i)<html", rb"(?i)<title>[^<]{0,200}LinkedIn"), "ask LinkedIn for the archive"),
    Signature("a page of X's archive", (rb"(?i)<html", rb"(?i)__THAR_CONFIG|twitter archive|your archive"), READ),
    Signature(
        "a page of a Facebook export", (rb"(?i)<html", rb"(?i)facebook\.com|<title>[^<]{0,200}facebook"), _CHOOSE_JSON
    ),
    Signature("a page of an Instagram export", (rb"(?i)<html", rb"(?i)instagram\.com|_a6-[ghp]"), _CHOOSE_JSON),
    Signature(
        "a page of Google's Takeout", (rb"(?i)<html", rb"(?i)takeout|myactivity\.google|google account"), _GOOGLE
    ),
    Signature("a browser's bookmarks", (rb"(?i)netscape-bookmark-file",)),
    Signature(
        "a web page (HTML)", (rb"(?i)\A<!doctype html|<html\b",), "give what the page offers for download; " + READ
    ),
    Signature("an Apple property list", (rb"(?i)<!doctype plist|<plist\b",), _APPLE),
    Signature("XML of a kind that is not known", (rb"\A<(?:\?xml|!DOCTYPE|[A-Za-z][\w:.-]{0,60}[\s/>])",), _AS_VCARD),
)

# What begins with { or [ and goes on like JSON.
JSON = (
    Signature("a jCard, a vCard written as JSON", (rb'\A\[\s*(?:\[\s*)?"vcard"',), _AS_VCARD),
    Signature("a calendar written as JSON (jCal)", (rb'\A\[\s*(?:\[\s*)?"vcalendar"',)),
    Signature("a JSContact card", (rb'"@type"\s*:\s*"Card"',), _AS_VCARD),
    Signature("Instagram followers", (_key("relationships_followers"),)),
    Signature("the accounts one follows on Instagram", (_key("relationships_following"),)),
    Signature("the hashtags one follows on Instagram", (_key("relationships_following_hashtags"),)),
    Signature("a list of Instagram accounts", (_key(r"relationships_\w{1,60}"),)),
    Signature("a list of Threads accounts", (_key(r"text_post_app_\w{1,60}"),)),
    Signature("Instagram followers", (_key("string_list_data"), rb"instagram\.com"), base=r"^followers"),
    Signature("a list of Instagram accounts", (_key("string_list_data"), rb"instagram\.com")),
    Signature("Facebook followers", (_key("string_list_data"),), base=r"whofollowedyou"),
    Signature("a list of Instagram or Facebook accounts", (_key("string_list_data"),)),
    Signature("a list of Instagram accounts", (_key("label_values"), _key("fbid|media"))),
    Signature("Instagram connections of before 2021", (_key("following"), _key("blocked_users|follow_requests_sent"))),
    Signature("the phone contacts Instagram was given", (_key("contacts_contact_info"),), _PHONE),
    Signature("an Instagram profile", (_key("profile_user"), _key("string_map_data"))),
    Signature("Facebook friends", (_key("friends(?:_v2)?"), _key("name"), _key("timestamp"))),
    Signature("Facebook followers", (_key(r"followers_v\d"),)),
    Signature("the pages and people one follows on Facebook", (_key(r"following_v\d"),)),
    Signature("Facebook friend requests", (_key(r"(?:received|sent|rejected)_requests_v\d"),)),
    Signature("friends removed on Facebook", (_key(r"deleted_friends_v\d"),)),
    Signature("the phone contacts Facebook was given", (_key(r"address_book_v\d"),), _PHONE),
    Signature("a Facebook profile", (_key(r"profile_v\d"),)),
    Signature("a Messenger conversation", (_key("threadName"), _key("senderName"))),
    Signature("a conversation from Facebook or Instagram", (_key("participants"), _key("sender_name"))),
    Signature("a TikTok export", (_key('FansList|Follower List|Profile And Settings|ProfileMap|Tiktok[^"]{0,40}'),)),
    Signature("GitHub followers or users", (_key("login"), _key("html_url|node_id"))),
    Signature("Bluesky accounts", (rb'"did:(?:plc|web):', _key("handle|subject"))),
    Signature("Mastodon accounts", (_key("acct"), _key("display_name"))),
    Signature("a profile of Mastodon or another ActivityPub server", (rb"activitystreams", _key("preferredUsername"))),
    Signature("an archive of Mastodon or another ActivityPub server", (rb"activitystreams",)),
    Signature("contacts of Google's People API", (rb'"people/c?\d', _key("resourceName")), _GOOGLE),
    Signature("a Telegram export", (_key("chats|contacts"), _key("personal_information|about"))),
)

# By the first line of a table.
TABLE = (
    Signature("LinkedIn's messages", (rb"(?i)\A\W{0,4}conversation id|sender profile url",), _CONNECTIONS),
    Signature("LinkedIn's messages", (rb"(?i)\A\W?from\W+to\W+date\W+subject\W+content",), _CONNECTIONS),
    Signature("LinkedIn's invitations", (rb"(?i)\A\W?from\W+to\W+sent at",), _CONNECTIONS),
    Signature("the companies one follows on LinkedIn", (rb"(?i)\A\W?organi[sz]ation\W+followed on",), _CONNECTIONS),
    Signature("the members one follows on LinkedIn", (rb"(?i)\A\W?date\W+status\W+fullname",), _CONNECTIONS),
    Signature(
        "a part of LinkedIn's archive",
        (
            rb"(?i)\A\W?(?:first name,last name,maiden name|company name,title,description,location,started on"
            rb"|school name,start date,end date|registered at,registration ip|email address,confirmed,primary)",
        ),
        _CONNECTIONS,
    ),
    Signature("the accounts one has muted on Mastodon", (rb"(?i)\Aaccount address,hide notifications",)),
    Signature("the accounts one follows on Mastodon", (rb"(?i)\Aaccount address,show boosts",)),
    Signature("Mastodon accounts", (rb"(?i)\Aaccount address\b",)),
    Signature(
        "the accounts one has blocked on Mastodon", (rb"\A[^\s,]{1,200}@[^\s,]",), READ, r"^blockedaccounts\.csv$"
    ),
    Signature("lists of Mastodon accounts", (rb",[^\s,]{1,200}@[^\s,]",), READ, r"^lists\.csv$"),
    Signature("the channels one subscribes to on YouTube", (rb"(?i)\Achannel id,channel url",)),
    Signature("tweets, of an archive of before 2019", (rb"(?i)tweet_id", rb"(?i)in_reply_to_status_id")),
    Signature("a Mailchimp audience", (rb"(?i)member_rating", rb"(?i)optin_time|euid"), COLUMNS),
    Signature("a Substack list", (rb"(?i)active_subscription|email_disabled",), COLUMNS),
    Signature("a list of Ghost members", (rb"(?i)subscribed_to_emails|complimentary_plan",), COLUMNS),
    Signature("a list of Kit subscribers", (rb"(?i)\Afirst_name,email_address,state,created_at",), COLUMNS),
    Signature("a list of Beehiiv subscribers", (rb"(?i)\Aemail,status,created at,subscription tier",), COLUMNS),
    Signature("a list of Patreon members", (rb"(?i)patron status",), COLUMNS),
    Signature("the guests of a Luma event", (rb"(?i)approval_status", rb"(?i)checked_in_at"), COLUMNS),
    Signature(
        "a list of newsletter subscribers",
        (rb"(?i)engagement optin|utm source|\bclicks,opens\b|stripe_customer_id|unsubscribed_at|subscribed at\b",),
        COLUMNS,
    ),
)

# By the text itself.
TEXT = (
    Signature("the settings of an X archive", (rb"\Awindow\.__THAR_CONFIG",)),
    Signature("X followers", (rb"\Awindow\.YTD\.follower\.",)),
    Signature("the accounts one follows on X", (rb"\Awindow\.YTD\.following\.",)),
    Signature("the accounts one has blocked on X", (rb"\Awindow\.YTD\.block\.",)),
    Signature("the accounts one has muted on X", (rb"\Awindow\.YTD\.mute\.",)),
    Signature("the phone contacts X was given", (rb"\Awindow\.YTD\.contact\.",), _PHONE),
    Signature("direct messages on X", (rb"\Awindow\.YTD\.direct_message",)),
    Signature("tweets of an X archive", (rb"\Awindow\.YTD\.(?:tweets?|note_tweet|deleted_tweets?)\.",)),
    Signature("an X account", (rb"\Awindow\.YTD\.(?:account|profile)\.",)),
    Signature("a part of an X archive", (rb"\A(?:window\.YTD\.|Grailbird\.data\.)",)),
    Signature(
        "Monica's export as SQL",
        (rb"(?i)dump of data", rb"(?i)php artisan migrate|insert ignore into .contacts"),
        _MONICA,
    ),
    Signature("an SQL dump", (rb"(?im)^(?:insert (?:ignore )?into|create table)\b",)),
    Signature("a mailbox (mbox)", (rb"\AFrom [^\n]{1,300}\d\r?\n", rb"(?im)^(?:from|to|date|message-id|x-gm-thrid):")),
    Signature("a list of TikTok accounts", (rb"(?m)^Date: ", rb"(?m)^User ?name: ")),
    Signature("a mail", (rb"(?i)\A(?:received|return-path|delivered-to|message-id|mime-version|from|date|subject):",)),
    Signature("a calendar (iCalendar)", (rb"(?i)\ABEGIN:VCALENDAR",)),
    Signature("an address book as LDIF", (rb"(?m)^dn:", rb"(?m)^(?:objectclass|cn|mail):"), _THUNDERBIRD),
    Signature("mutt's aliases", (rb"(?m)^alias \S{1,200} [^\n]{0,300}@",), _AS_VCARD),
    Signature("the records of Emacs' BBDB", (rb"(?m)^;;; file-(?:format|version): \d",), _AS_VCARD),
    Signature("a WhatsApp chat", (rb"\A\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? [^\n]{1,30}(?: -|\]) [^\n]{1,300}:",)),
    Signature("a vCard that is not whole", (rb"(?i)\ABEGIN:VCARD",), "export it again"),
    Signature("text with a vCard further down", (rb"(?im)^BEGIN:VCARD",), "cut away what stands before BEGIN:VCARD"),
    Signature(
        "a list of addresses without names",
        (rb"\A[^\s@,;]{1,64}@[^\s@,;]{1,255}\s*(?:\n|\Z)",),
        "what is read needs names: a table with a column of names and one of addresses",
    ),
)


class Archive(NamedTuple):
    """A folder or a zip: what it is, the patterns that are all found among the paths in it, a line each, what helps."""

    what: str
    patterns: tuple[str, ...]
    hint: str = READ


_FACEBOOK = r"(^|/)(friends_and_followers|connections/friends|connections/followers|your_facebook_activity|about_you)/"

# By the paths of the members, whose case is folded.
ARCHIVES = (
    Archive("an Excel workbook", (r"^xl/workbook",), _AS_CSV),  # of another ending: with macros, or a template
    Archive("a Word document", (r"^word/document\.xml$",)),
    Archive("a PowerPoint presentation", (r"^ppt/presentation\.xml$",)),
    Archive("a spreadsheet or document of LibreOffice", (r"^mimetype$", r"^content\.xml$", r"^meta-inf/"), _AS_CSV),
    Archive("a Numbers or Pages document", (r"^index/document\.iwa$|^index\.zip$",), _AS_CSV),
    Archive("an archive of Apple's Contacts (.abbu)", (r"(^|/)addressbook-v22\.abcddb$|\.abcdp$",), _APPLE),
    Archive("an Instagram export in HTML", (r"followers_and_following/[^\n]{0,200}\.html$",), _CHOOSE_JSON),
    Archive("an Instagram export", (r"(^|/)followers_and_following/|your_instagram_activity/",)),
    Archive("a Facebook export in HTML", (_FACEBOOK + r"[^\n]{0,200}\.html$",), _CHOOSE_JSON),
    Archive("a Facebook export", (_FACEBOOK + r"|^friends/friends\.json$",)),
    Archive(
        "an X archive", (r"(^|/)data/(manifest|follower|following|account|tweets?)\.js$|(^|/)your archive\.html$",)
    ),
    Archive("an X archive of before 2019", (r"(^|/)tweets\.csv$", r"(^|/)data/js/")),
    Archive("a TikTok export", (r"(^|/)user_data(_tiktok)?\.json$",)),
    Archive("a Google Takeout with YouTube and without contacts", (r"(^|/)takeout/youtube",), _GOOGLE),
    Archive("a Google Takeout without contacts", (r"(^|/)takeout/",), _GOOGLE),
    Archive(
        "LinkedIn's archive without the connections",
        (r"(^|/)(messages|invitations|company follows|member_follows|positions|registration)\.csv$",),
        "ask LinkedIn for the larger archive, or for Connections alone",
    ),
    Archive("a Mastodon archive", (r"(^|/)actor\.json$", r"(^|/)outbox\.json$")),
    Archive("Mastodon's lists", (r"(^|/)(following|blocked|muted)_accounts\.csv$",)),
    Archive("a Notion export", (r" [0-9a-f]{32}(/|_all)?[^\n/]{0,9}\.?(md|csv|html)$",), "give its CSV alone"),
    Archive("a Telegram export", (r"(^|/)messages\d*\.html$",)),
    Archive("a mailbox (Maildir)", (r"(^|/)(cur|new)/[^\n/]{1,200}$", r":2,[a-z]*$")),
)
