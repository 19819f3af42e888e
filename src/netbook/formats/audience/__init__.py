"""Exports of audiences, a file each; ``AUDIENCES`` lists them without importing them.

A module that reads has what those of ``netbook.formats`` have, ``claims(member, options)`` and ``read(member,
options)``, which yields ``FollowerRecord``, ``Count`` and ``Rejected``; and ``about(package)``, what the export tells
of itself. Where an export may hold messages it has ``talks(package, options)`` too: with whom they were exchanged.
"""

from netbook.formats import Format

# In the order they are asked: the first to claim a file has it. The key of each is that of the platform.
AUDIENCES: tuple[Format, ...] = (
    Format("instagram", "Instagram", "Accounts Centre, Export your information, JSON or HTML", "audience.instagram"),
    Format("facebook", "Facebook", "Accounts Centre, Export your information, JSON", "audience.facebook"),
    Format("x", "X", "Settings, Download an archive of your data", "audience.x"),
    Format("tiktok", "TikTok", "Settings, Download your data, JSON or TXT", "audience.tiktok"),
    Format(
        "linkedin",
        "LinkedIn",
        "the archive (connections), the analytics workbook (follower count)",
        "audience.linkedin",
    ),
    Format("github", "GitHub", "api.github.com/users/NAME/followers as JSON", "audience.github"),
    Format("bluesky", "Bluesky", "Settings, Export my data: repo.car (whom you follow)", "audience.bluesky"),
    Format("mastodon", "Mastodon or Takahe", "Preferences, Import and export, CSV", "audience.mastodon"),
    Format("youtube", "YouTube", "Google Takeout, subscriptions.csv (whom you follow)", "audience.youtube"),
    Format(
        "newsletter",
        "a newsletter list",
        "Substack, Mailchimp, Kit, Beehiiv, Ghost: the list of subscribers as CSV",
        "audience.newsletter",
    ),
    Format("csv", "any other CSV", "a table with a column of handles or names", "audience.anytable", any_table=True),
)
