"""Writes what the program itself tells: the reference pages, the picture and the table of completion.

python docs/build.py [--check]    With --check, fails if they are not current.
"""

import os
import subprocess
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from textwrap import wrap

import schema
from app_pictures import pictures
from app_pictures import words as seen_in
from completion import completion_table
from picture import picture

from netbook.domain import (
    briefing,
    circling,
    curating,
    doors,
    imports,
    introductions,
    occasions,
    review_views,
    suggestions,
    views,
    year,
)
from netbook.domain.audience import reports as audience_reports
from netbook.domain.audience import views as audience_views
from netbook.domain.contrast.view import Contrast
from netbook.domain.duplicates import views as duplicates
from netbook.domain.metrics import METRICS, Reading, initiations, tie_strength
from netbook.domain.vocabulary import KINDS
from netbook.storage.shelf import BackupInfo
from netbook.tui import keys as app_keys

PAGES = Path(__file__).parent / "reference"
TABLE = Path(__file__).parents[1] / "src" / "netbook" / "quick" / "commands.py"

# The views that each command prints with --json, and whether it prints a list of them.
SHOWN: dict[str, tuple[type, bool]] = {
    "netbook journal": (views.InteractionView, True),
    "netbook inbox": (views.InboxView, True),
    "netbook suggestions": (suggestions.SuggestionView, True),
    "netbook add": (views.PersonView, False),
    "netbook edit": (views.PersonView, False),
    "netbook edit i12": (views.InteractionView, False),
    "netbook show": (views.PersonView, False),
    "netbook show i12": (views.InteractionView, False),
    "netbook list": (views.PersonRow, True),
    "netbook vet": (curating.Candidate, True),
    "netbook vet ana": (curating.Appraised, False),
    "netbook rules": (curating.RulesView, False),
    "netbook circles": (circling.CircleView, True),
    "netbook occasions": (occasions.OccasionAhead, True),
    "netbook review": (review_views.QueueView, False),
    "netbook reviews": (review_views.SummaryView, True),
    "netbook find": (views.FoundView, True),
    "netbook brief": (briefing.Brief, False),
    "netbook due": (views.DueItem, True),
    "netbook exchanges": (doors.PersonExchanges, True),
    "netbook exchanges --by year": (doors.YearExchanges, True),
    "netbook exchanges --by kind": (doors.KindExchanges, True),
    "netbook dupes": (duplicates.PairView, True),
    "netbook merge": (duplicates.MergeView, False),
    "netbook introduce": (doors.MeetingView, True),
    "netbook wake": (doors.DormantTie, True),
    "netbook remind": (views.FollowUpView, False),
    "netbook history": (views.OperationView, True),
    "netbook import": (imports.ImportView, False),
    "netbook import book.json": (imports.RestoredView, False),
    "netbook backup": (BackupInfo, False),
    "netbook backup list": (BackupInfo, True),
    "netbook export": (views.Exported, False),
    "netbook config": (views.SettingView, True),
    "netbook doctor": (views.FindingView, True),
    "netbook stats": (year.YearView, False),
    "netbook contrast": (Contrast, False),
    "netbook map": (introductions.MapRow, True),
    "netbook audience accounts": (audience_views.AccountView, True),
    "netbook audience list": (audience_views.FollowerView, True),
    "netbook audience import": (audience_reports.ExportView, True),
}

LOG = """\
`netbook log`, `netbook amend`, `netbook inbox resolve` and `netbook suggestions log` print the reading. With
`--dry-run` nothing is written, and `id` and `follow_up_ids` are missing. `netbook log - --json` prints one object a
line.

- `id`: the interaction that was written (`i12`), null where the line is only a follow-up
- `follow_up_ids`: the follow-ups that were written
- `people[].name`: who was there; null where it is not certain who is meant
- `people[].id`: the person's id, null for one who is not in the book yet
- `people[].new`: whether the person is, or would be, new
- `people[].said`: instead of `id` and `new` where it is not certain: the name as typed
- `people[].candidates`: beside `said`: the people who could be meant
- `mentioned[].name`: who was spoken of
- `mentioned[].id`: the person's id
- `mentioned[].new`: false
- `kind`: the kind of interaction, null where the line is only a follow-up
- `on`: the day, null where the line is only a follow-up
- `at_time`: the time of day (`15:30`)
- `place`: where it was
- `minutes`: how long it took
- `initiator`: who began it: `me`, `them`, `both`; null where that is not known
- `tags`: the tags, without `@`
- `exchanges[].kind`: what of value passed: introduction, referral, recommendation, advice, share, help, gift, business
- `exchanges[].direction`: `given` or `received`
- `exchanges[].with`: the person with whom
- `follow_up.due`: the first follow-up, null without one: the day it is due
- `follow_up.what`: what was promised, null where nothing was said
- `follow_up.repeat`: an RRULE such as `FREQ=MONTHLY`
- `follow_up.with`: the names of those it is with
- `follow_up.side`: whose move it is: `me` or `them`
- `follow_ups[].due`: all follow-ups, each with the keys of the first
- `follow_ups[].what`: as above
- `follow_ups[].repeat`: as above
- `follow_ups[].with`: as above
- `follow_ups[].side`: as above
- `text`: the line as typed, less the follow-up clauses
"""

ABOUT_METRICS = """\
How relationships are measured, from what was written down alone. Each metric is a column of `netbook list`, an order, a
term of filters, and is explained for one person by `netbook show NAME --why`; `--as-of DAY` measures as of another day.
Null, and an empty cell, mean that it is not known, never zero."""

ABOUT_WEIGHTS = """\
Each part is a sum that halves with age; at the amount in the last column it has 63 % of its points, at three times that
95 %. Reciprocity is the balance times its share, so that a tie once fair and then over does not keep its points."""

COUNTED = {
    "frequency": "talks",
    "depth": "coffees of an hour",
    "reciprocity": "times that somebody reached out",
    "services": "exchanges",
}

KEPT = """\
Where `netbook log --inbox` keeps a line instead of writing it:

- `inbox`: the id of the kept line (`x2`)
- `text`: the line, word for word
- `reason`: why it could not be written
"""

MEANING = {
    "answer": "`yes`, `no` or `unknown`; null where it was never answered",
    "answered": "the day of the newest answer",
    "late_after": "after how long without contact one is late",
    "needed": "how many rules have to be answered yes",
    "rule": "the key of the rule",
    "verdict": "`yes`: in the network; `no`: out; `open`: not decided yet",
    "about": "a longer text about the person (Markdown)",
    "aliases": "other names they go by",
    "archived": "whether the person is archived",
    "at": "when it was done, in UTC",
    "at_time": "the time of day (`15:30`)",
    "cadence": "how often to be in touch (`6w`, `1mo`, `never`); the one that holds",
    "cadence_from": "where that comes from: `own`, `tag` or `circle`",
    "check": "what was looked at",
    "circle": "the key of the circle",
    "city": "where they live",
    "day": "the day of the month",
    "direction": "`given` or `received`",
    "do": "what to do about it",
    "due": "the day it is due",
    "emails": "their e-mail addresses",
    "field": "where it was found; null where the name was",
    "follow_ups": "what was promised, open ones first",
    "given": "how often you gave",
    "hits": "where in the text, as start and end, what was looked for stands",
    "id": "the id as commands take it",
    "initiator": "who began it: `me`, `them`, `both`; null where that is not known",
    "interaction": "the interaction it arose from",
    "key": "what the fact is about",
    "kind": "the kind of thing it is",
    "label": "what it is called",
    "last": "the day of the newest interaction in which they were present",
    "late": "days past due; negative where it lies ahead",
    "met": "how or where you met",
    "met_on": "when you met",
    "minutes": "how long it took",
    "month": "the month, 1 to 12",
    "name": "the name",
    "next": "the next day it falls on",
    "normalised": "for comparing: E.164, the address folded, the bare handle",
    "note": "a note on it",
    "notes": "a longer note (Markdown)",
    "on": "the day",
    "organisation": "where they work",
    "path": "the file",
    "paused_until": "nothing of theirs is due before",
    "person": "the id of the person",
    "phones": "their phone numbers",
    "place": "where it was",
    "platform": "the platform of a handle or profile",
    "reason": "why it waits",
    "received": "how often you received",
    "repairable": "whether `netbook doctor --fix` repairs it",
    "repaired": "whether it has done so",
    "repeat": "an RRULE such as `FREQ=MONTHLY`",
    "side": "whose move it is: `me` or `them`",
    "size": "bytes",
    "snoozed_until": "the person is hidden until then",
    "source": "who did it: `cli`",
    "state": "`open`, `done` or `dropped`",
    "tags": "the tags, without `@`",
    "text": "the words",
    "title": "what they do there",
    "touched": "the rows it changed, as table and row",
    "type": "`follow_up`, `person` or `occasion`",
    "FoundView.type": "`person` or `interaction`",
    "uid": "an id that stays the same in exports and on other machines",
    "undone": "whether it was taken back",
    "value": "as written",
    "vetted": "whether they belong, by your rules: `yes`, `no` or `open`",
    "what": "what it is about",
    "with": "the person with whom",
    "wrong": "what is wrong",
    "year": "the year, if known",
    "Part.most": "out of so many at most",
    "Part.name": "the part",
    "Part.points": "what it adds",
    "Part.why": "why",
    "Reading.confidence": "the share of what it rests on that is known, in per cent; null where there is no doubt",
    "Reading.value": "what it is; null where it is not known",
    "Reading.why": "the same in words",
    "DormantTie.best": "the strength of the tie at its best",
    "DormantTie.curated": "whether they are curated",
    "DormantTie.interaction": "the last conversation",
    "DormantTie.kind": "its kind",
    "DormantTie.last": "the day you last talked",
    "DormantTie.reasons": "why the tie is worth waking, in words",
    "DormantTie.said": "what was written down of the last conversation",
    "DormantTie.strength": "the strength of the tie on the day you last talked",
    "KindExchanges.kind": "the kind of exchange",
    "KindExchanges.last": "the newest day",
    "KindExchanges.people": "with how many people it passed",
    "KindSum.kind": "the kind of exchange",
    "PairView.score": "how much speaks for it, of 100",
    "PairView.reasons": "what speaks for their being one person, in words",
    "PairView.against": "what speaks against it, in words",
    "MergeView.noted": "what there can be one of and both had: what the other one had, kept in a note",
    "MergeView.dropped": "what two could have in common and one cannot",
    "Moved.count": "how many of them went over",
    "Moved.what": "`conversations`, `notes`, `promises`, `exchanges`, `relations`, ...",
    "MeetingView.log": "the line for `netbook log` once you have introduced them",
    "MeetingView.reasons": "why they should meet, the strongest reason first",
    "MeetingView.score": "how much speaks for it; for comparing only",
    "PersonExchanges.balance": "received less given: above 0 where they gave more",
    "PersonExchanges.last": "the newest day",
    "Numbers.by_both": "how often both of you began",
    "Numbers.by_them": "how often they reached out",
    "Numbers.by_you": "how often you reached out",
    "Numbers.kept": "promises of yours that were ticked off",
    "Numbers.minutes": "the minutes together, as far as they were written down",
    "Numbers.new_people": "people met for the first time",
    "Numbers.open": "promises of yours that are open now",
    "Numbers.people": "people who took part",
    "Numbers.since": "the first day that is counted",
    "Numbers.talks": "conversations of any kind",
    "Numbers.until": "the last day that is counted",
    "OutcomeCount.count": "how many",
    "OutcomeCount.outcome": "what was decided: `logged`, `done`, `snoozed`, `dropped`, `skipped`, ...",
    "PersonCard.due": "the day they are due",
    "QueueView.decided": "how much was decided before",
    "QueueView.going_on": "whether the review was begun before",
    "QueueView.kind": "`weekly` or `monthly`",
    "QueueView.on": "the day it was begun, or today",
    "ReviewItemView.id": (
        "what is asked about: a line (`x2`), a suggestion (`s4`), a promise (`f3`), a person (`p7`), an occasion (`o4`)"
    ),
    "ReviewItemView.step": (
        "the step: `inbox`, `suggested`, `promises`, `people`, `occasions`, `newcomers`, `quiet`, `choose`"
    ),
    "ReviewItemView.what": "the line, the event, the promise, the occasion, or why the person is asked about",
    "ReviewItemView.reason": "why a line waits; of a suggestion, as what it would be written down",
    "StepCount.count": "how many more wait than fit",
    "StepCount.step": "at which step",
    "SummaryView.finished_on": "the day it was finished",
    "SummaryView.id": "its number",
    "SummaryView.kind": "`weekly` or `monthly`",
    "SummaryView.on": "the day it was begun",
    "SummaryView.undecided": "what was left open",
    "YearView.given": "how often something of value was given",
    "YearView.received": "how often something of value was received",
    "YearView.review_streak": "weeks in a row with a weekly review, up to today; 0 where the year is over",
    "YearView.reviews": "weekly reviews that were finished",
    "TieOn.on": "a day, of each of the twelve months behind and of now",
    "TieOn.tie": "how strong the tie was; null before the first contact",
    "RelationView.kind": "what they are to the person: partner, manager, ...",
    "Candidate.reason": "why they are worth deciding about",
    "CircleView.cadence": "how often its people are due (`6w`, `1mo`, `never`)",
    "CircleView.key": "the key, as commands take it",
    "RuleView.key": "the key, as commands take it",
    "OccasionAhead.on": "the next day it falls on",
    "OccasionAhead.day": "the day of the month; 29 February is kept on the 28th in other years",
    "OccasionAhead.kind": "`birthday`, `anniversary`, or what it is called",
    "OccasionAhead.what": "the same in words: `birthday, turns 40`",
    "AnswerView.on": "the day of the answer",
    "CircleView.capacity": "how many people it has room for, those inside included; null without a limit",
    "RulesView.curated": "how many people are in the network, the archived left out",
    "OccasionAhead.days": "in how many days that is",
    "RulesView.open": "how many people are not decided yet",
    "RulesView.out": "how many people are out of it",
    "CircleView.over": "how many are beyond the capacity",
    "CircleView.people": "how many people are in it, the archived left out",
    "CircleView.within": "the same with the people of the circles inside it",
    "OccasionAhead.years": "since the year it began in; of a birthday the age",
    "Acquainted.last": "the last day on which both were present",
    "Acquainted.links": "what they are to each other, and who introduced you",
    "Acquainted.one": "the name of one",
    "Acquainted.other": "the name of the other",
    "Acquainted.together": "how often both were present",
    "Ask.day": "the day, or the first of the days, that it names",
    "Ask.interaction": "where it was written down; null where it was in a note on the person",
    "Ask.quote": "the words as they were written down",
    "Ask.said": "the day on which it was",
    "Ask.why": (
        "why it was picked: `day` (it names one), `wait`, `search`, `request`, `worry`, `plan`, `hope`, `news`, `work`"
    ),
    "Balance.given": "how often you gave it",
    "Balance.received": "how often they did",
    "Brief.shared_tags": "the tags that all of them bear; empty for one alone",
    "Following.follows_me": "whether they follow you now",
    "Following.i_follow": "whether you follow them",
    "Following.since": "since when they follow you; null where that is not known",
    "Common.last": "the last day on which both of them were present",
    "Common.links": "what they are to the person, and who introduced you to whom",
    "Common.together": "how often both of them were present",
    "PersonBrief.due": "the day they are due",
    "Talk.note": "how its notes begin",
    "Talk.spoken_of": "whether the person was not there but spoken of",
    "Tie.before": "tie strength 90 days before",
    "Tie.health": "how the relationship stands: `warm`, `due`, `cooling` or `dormant`; null before you met",
    "Tie.reached_out": "who reached out last: `me`, `them`, `both`; null where that is not known",
    "Tie.reciprocity": "whether both of you reach out, 0 to 100",
    "Tie.strength": "tie strength, 0 to 100; null before you met",
    "Tie.unanswered": "how often you reached out since anything came back",
    "Upcoming.days": "how many days ahead it lies",
    "Upcoming.leap": "whether it is of a 29 February",
    "Upcoming.years": "how many years it completes, of a birthday the age; null where the year is not known",
    "Exported.file": "the file, or the folder",
    "Exported.format": "the format",
    "Exported.people": "of how many people",
    "SettingView.from": "`--book`, a variable such as `NETBOOK_REGION`, the path of the settings file, or `default`",
    "SettingView.key": "the name of the setting",
    "SettingView.value": "what it is; null where it is not set",
    "YearExchanges.year": "the year",
    "YearView.ahead": "interactions later than today, which are in no other figure",
    "YearView.as_often": "people not named under `people` though they were seen as often as the last who is",
    "YearView.days_with_contact": "days with at least one interaction",
    "YearView.first": "the first day",
    "YearView.interactions": "how many interactions there were",
    "YearView.last": "the last day",
    "YearView.minutes": "the minutes of all of them of which they are known",
    "YearView.missed": "attempts that reached nobody, which are in no other figure",
    "YearView.no_circle": "people who are in no circle and not archived",
    "YearView.people_seen": "how many people took part",
    "YearView.timed": "interactions of which the minutes are known",
    "YearView.until": "the last day that is counted: `last`, or today where that is earlier",
    "Busiest.days": "on how many days there were as many",
    "Busiest.interactions": "the most interactions that one day had",
    "Busiest.on": "the newest day with as many",
    "Run.first": "the Monday of the first week of the longest run of weeks with contact",
    "Run.last": "the Sunday of its last week",
    "Run.weeks": "how many weeks it has",
    "Day.interactions": "how many there were",
    "Day.on": "a day with contact",
    "Count.interactions": "how many interactions",
    "Count.key": "the kind, the place, or who began: `me`, `them`, `both`, null where that is not known",
    "Count.percent": "of all interactions; who began adds up to 100",
    "Seen.interactions": "in how many they took part, the most first",
    "Seen.minutes": "the minutes known of these",
    "Month.interactions": "how many interactions",
    "Month.month": "the month, such as `2026-11`",
    "Month.new": "people whose first interaction ever lies in it",
    "MapRow.circular": "whether somebody below introduced them, so that the introductions go round",
    "MapRow.depth": "steps from the head of the tree; a row belongs to the last one before it that is a step less deep",
    "MapRow.in_all": "how many people hang on them, however many steps away",
    "MapRow.introduced": "how many people they introduced",
    "MapRow.introduced_by": "the id of who introduced them; null where nobody did",
    "ImportView.files": "the files that were read, in the order they were worked off",
    "ImportView.passed": "the files that were given and are not read",
    "ImportView.restored": "the rows that a whole book among the files filled the empty one with",
    "PassedFile.file": "the file",
    "PassedFile.reason": "why it is not read: what it is",
    "PassedFile.hint": "what helps",
    "file": "the file it stands in",
    "format": "the format it is of, as `--as` names it",
    "Counts.new": "how many entries are people who are new",
    "Counts.updated": "people of the book of whom something changed",
    "Counts.same": "people of whom nothing did",
    "Counts.twice": "entries of people whom the file names again",
    "Counts.unsure": "entries that may be somebody, and were left open",
    "Counts.rejected": "entries of which nobody can be made",
    "Happened.interactions": "interactions that are new, from another book, from mail and from archives of messages",
    "Happened.follow_ups": "follow-ups that are new",
    "Happened.exchanges": "exchanges on their own that are new",
    "Happened.introductions": "how many of them are known now to have been introduced by somebody",
    "Happened.relations": "relations between them that are new",
    "Happened.people": "with how many people of the book mail and messages tell of interactions that are new",
    "Happened.known": "conversations that were brought before, each once a day",
    "Happened.strangers": "conversations with nobody of the book, which are passed over",
    "ImportView.own": "the addresses that are taken for your own, as the mail shows them; empty where they are set",
    "Suggested.new": "past events with people of your book that are suggested now, for you to decide about",
    "Suggested.changed": "suggestions that say something else now, as the calendar does",
    "OverlookedEvents.reason": "why events of a calendar are not suggested: `cancelled`, `ahead of today`, ...",
    "OverlookedEvents.count": "how many",
    "SuggestionView.source": "what it was brought from: `calendar`",
    "SuggestionView.kind": "the kind of interaction it would be",
    "SuggestionView.text": "what the calendar calls it",
    "Counts.left": "entries that `--only` leaves out",
    "entries": "what becomes of each entry",
    "RestoredView.file": "the file that was read",
    "table": "the table",
    "TableRows.rows": "how many rows it has now",
    "Entry.outcome": "which of those it has",
    "Entry.count": "for how many it stands: what is refused in great number is one entry a reason",
    "Entry.name": "the name in the file; of a rejected entry how it begins",
    "Entry.told": "of an entry, what tells people of one name apart: organisation, city, address, number",
    "Entry.known_told": "the same of the person it may be",
    "Entry.id": "the person it is, or may be (`p7`); null for who is not in the book",
    "known_as": "that person's name in the book",
    "Entry.score": "how surely it is them, from 0 to 1",
    "Entry.reason": "why; of a rejected entry why it could not be read",
    "Entry.changes": "what changes of them",
    "Changed.field": "the field",
    "Changed.before": "what it was, null for nothing",
    "Changed.after": "what it is now, null for nothing",
    "moved": "their new and their old work, where the source says that it changed",
    "kept": "the fields where what you wrote stands against the file",
    "remarks": "what of the entry could not be read; it is kept for the way out",
    "line": "where the entry begins, null where the format has no lines",
    "Entry.key": "what the source knows it by",
    "Contrast.first": "the first day",
    "Contrast.until": "the last day",
    "Contrast.platform": "the platform whose followers alone are counted; null for all of them",
    "Contrast.leans": (
        "where the conversations were: `audience` (with followers you know), `network` (with those who belong) or "
        "`even`; null where there are too few"
    ),
    "Contrast.sentences": "what is most telling, in words, three at most",
    "Funnel.platform": "the platform; null in the last, which is all of them together",
    "Funnel.followers": "the newest counts of the accounts there, added up",
    "Funnel.recognised": "how many contacts follow; null, as the steps after it, where no list of followers was read",
    "Funnel.curated": "of these, who belong by your rules",
    "Funnel.talked": "of these, with whom you talked",
    "Funnel.two_way": "of these, with whom each side began at least once",
    "Funnel.worked": "of these, who gave you something of value",
    "Book.people": "the people of the book, the archived left out; each count beside it stands by itself",
    "Book.curated": "who belong by your rules; null where nobody was decided about",
    "Book.talked": "with whom you talked",
    "Book.two_way": "with whom each side began at least once",
    "Book.worked": "who gave you something of value",
    "Book.close": "who are in inner or close",
    "Book.matter": "the people who matter: who belong, or are in inner or close",
    "Figure.key": "the name of the figure for programs",
    "Figure.title": "its name for people",
    "Figure.value": "what it is; null where it is not known",
    "Figure.unit": "what it counts",
    "Figure.definition": "what it means",
    "Part.count": "how many; null where it is not known",
    "Cost.amount": "what the followers would cost to buy; null where they are not known",
    "Cost.price": "what 1,000 of them cost",
    "Cost.money": "in which money; empty where the price is your own",
    "Cost.source": "who says so",
    "Month.end": "the last day of the month, or of the stretch",
    "Month.followers": "the followers as they were last counted by then",
    "Month.active": "the ties active in the twelve months up to then",
    "Month.follower_index": "the followers where the first month with both is 100; null before it",
    "Month.tie_index": "the active ties in the same way",
    "AccountView.platform": "where it is: `instagram`, `linkedin`, `substack`, ...",
    "AccountView.handle": "your handle there; empty where it is not known",
    "AccountView.followers": "the newest count: typed, of the platform, or of a list",
    "AccountView.following": "how many you follow there, as last told",
    "AccountView.on": "of which day the count is",
    "AccountView.source": "where it is from: `typed`, `counted` (by the platform) or `listed`",
    "AccountView.listed": "how many who follow now are known one by one",
    "AccountView.followed": "how many of those you follow are known one by one",
    "AccountView.linked": "how many who follow now are people of your book",
    "AccountView.decided": "how many who follow now you decided about",
    "AccountView.left": "how many followed once",
    "AccountView.fleeting": "how many of these left soon after they came",
    "AccountView.bursts": "when many came at once, in words",
    "EstimateView.low": "how many of those listed may be no people, at least; null where nothing can be told",
    "EstimateView.high": "and at most",
    "EstimateView.of": "of how many",
    "EstimateView.method": "how that is known, in words",
    "Counted.on": "the day of a count",
    "Counted.followers": "how many followed; null where it was not told",
    "Counted.following": "how many you followed; null where it was not told",
    "Counted.source": "`typed`, `counted` or `listed`",
    "FollowerView.id": "the id as commands take it (`a5`)",
    "FollowerView.platform": "where they follow you",
    "account": "which of your accounts; empty where its handle is not known",
    "FollowerView.handle": "their handle, without `@`, or their address",
    "FollowerView.name": "the name they show",
    "FollowerView.url": "their profile, where it does not follow from the handle",
    "FollowerView.since": "since when, as a moment in UTC or a day; null where the export does not say",
    "FollowerView.follows_me": "whether they follow you now",
    "FollowerView.i_follow": "whether you follow them",
    "FollowerView.first_seen": "the day of the first export with them",
    "FollowerView.left_on": "the day of the first export without them",
    "FollowerView.followers": "how many follow them; null where the export does not say",
    "FollowerView.following": "how many they follow",
    "linked_by": "why they are `contact`, in words",
    "FollowerView.verdict": "what you decided: `real`, `unknown` or `not-a-person`",
    "FollowerView.decided_on": "when you decided",
    "FollowerView.signs": "what looks odd, in words",
    "ExportView.platform": "where the account is",
    "ExportView.on": "of which day the export is",
    "ExportView.older": "whether a newer one was read before, so that nobody leaves or comes back by this one",
    "ExportView.followers": "how many followers it lists; null where it lists none",
    "ExportView.following": "how many you follow, by its list; null where it has none",
    "ExportView.counted": "how many followers the platform counts; null where it does not say",
    "Outcomes.joined": "how many follow who did not",
    "Outcomes.left": "how many do not follow any more",
    "Outcomes.back": "how many came back",
    "Outcomes.renamed": "how many go by another handle",
    "Outcomes.followed": "how many are new whom you follow",
    "Outcomes.gone": "how many are new who had left before",
    "Outcomes.changed": "of how many something else changed",
    "Outcomes.same": "of how many nothing did",
    "Outcomes.rejected": "how many rows were left out",
    "ExportView.missing": "how many who followed are not in it",
    "ExportView.question": "what has to be said before they count as having left (`--whole` or `--part`), or null",
    "ExportView.linked": "how many it recognised as people of your book",
    "ExportView.offered": "how many may be people of your book, which `netbook audience triage` asks about",
    "Refusal.reason": "why rows were left out",
    "Refusal.count": "how many",
}


def keys(kind: type, before: str = "") -> Iterator[tuple[str, str]]:
    """The keys of a view and what each means; those of nested views behind a dot."""
    hints = typing.get_type_hints(kind)
    for field in fields(kind):  # type: ignore[arg-type]  # every caller passes a dataclass
        name = field.name.rstrip("_")
        if name == "metrics":
            yield from _metric_keys(hints[field.name], f"{before}{name}.")
            continue
        inner, many = _inner(hints[field.name])
        if inner:
            yield from keys(inner, f"{before}{name}{'[]' * many}.")
        else:
            yield f"{before}{name}", MEANING.get(f"{kind.__name__}.{name}") or MEANING[name]


def _metric_keys(hint: object, before: str) -> Iterator[tuple[str, str]]:
    """The keys of the metrics of a person: their values, or their readings."""
    explained = Reading in typing.get_args(hint)
    for key, metric in METRICS.items():
        if explained:
            told = [(name, meaning) for name, meaning in keys(Reading) if metric.parts or "[]" not in name]
            yield from ((f"{before}{key}.{name}", meaning) for name, meaning in told)
            if not metric.parts:
                yield f"{before}{key}.parts", "empty: it has none"
        else:
            yield f"{before}{key}", f"{metric.help}; null where it is not known"


def metrics_page() -> str:
    """How each metric is defined."""
    parts = [
        "# Metrics",
        "",
        *wrap(ABOUT_METRICS, 118),
        "",
    ]
    for key, metric in METRICS.items():
        parts += [f"## {key}", "", *wrap(metric.definition, 118), ""]
        parts += [f"- in filters: `{key}:{metric.example}`, `{key}:none`"]
        parts += [f"- values: {', '.join(metric.words)}"] if metric.words else []
        parts.append("")
    parts += [
        "## The weights of the tie",
        "",
        *wrap(ABOUT_WEIGHTS, 118),
        "",
        "| part | points | half-life in days | 63 % at |",
        "| --- | --- | --- | --- |",
    ]
    for part, weight in tie_strength.WEIGHTS.items():
        life = tie_strength.HALF_LIVES.get(part, initiations.HALF_LIFE)
        enough = f"{tie_strength.ENOUGH[part]:g} {COUNTED[part]}" if part in COUNTED else "the last talk alone counts"
        parts.append(f"| {part} | {weight} | {life} | {enough} |")
    counts = ", ".join(f"{kind.key} {kind.depth:g}" for kind in KINDS)
    parts += ["", *wrap(f"What an hour of each kind counts for depth, a coffee being 1: {counts}.", 118)]
    return "\n".join([*parts, ""])


def _inner(hint: object) -> tuple[type | None, bool]:
    """The view inside a type, and whether there may be several."""
    many = typing.get_origin(hint) is tuple
    inside = typing.get_args(hint) if many or isinstance(hint, types.UnionType) else (hint,)
    found = next((each for each in inside if isinstance(each, type) and is_dataclass(each)), None)
    return found, many


def json_page() -> str:
    """What every ``--json`` prints."""
    parts = [
        "# JSON output",
        "",
        "Every command that shows data prints it with `--json`. Dates are ISO texts, what is not known is null.",
        "",
        "## netbook log",
        "",
        LOG,
        "## netbook log --inbox",
        "",
        KEPT,
        "## netbook log -",
        "",
        "One object a line: the reading, or for a line that could not be written:",
        "",
        "- `line`: its number",
        "- `error`: why",
        "",
    ]
    for command, (kind, many) in SHOWN.items():
        parts += [f"## {command}", "", "A list of objects." if many else "One object.", ""]
        parts += [f"- `{key}`: {meaning}" for key, meaning in keys(kind)]
        parts.append("")
    return "\n".join(parts)


def commands_page() -> str:
    """The help of every command."""
    parts = ["# Commands", "", "What `--help` prints, command by command.", ""]
    for words in ([], *([name] for name in _commands([])), *([*path] for path in _nested())):
        parts += [f"## netbook {' '.join(words)}".rstrip(), "", "```text", _help(words), "```", ""]
    return "\n".join(parts)


def _help(words: list[str]) -> str:
    """The help text of a command, 80 columns wide."""
    done = subprocess.run(
        [sys.executable, "-m", "netbook", *words, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout.strip()


def _commands(words: list[str]) -> list[str]:
    """The names under ``Commands:`` in the help of a command."""
    _, found, listed = _help(words).partition("\nCommands:\n")
    return [line.split()[0] for line in listed.splitlines() if line[:2] == "  " and line[2:3] != " "] if found else []


def _nested() -> list[tuple[str, str]]:
    return [
        (outer, inner)
        for outer in ("inbox", "suggestions", "circles", "rules", "backup", "config", "audience")
        for inner in _commands([outer])
    ]


def keys_page() -> Iterator[str]:
    """The keys of the app, screen by screen."""
    yield "# The keys of the app\n"
    yield "Written from the program; `?` shows those of the screen one is on. In the settings file, `[keys]` gives an"
    yield 'action other keys, several with commas between: `log = "L,ctrl+l"`.\n'
    told: set[str] = set()
    for title, actions in app_keys.TABLES.items():
        yield f"## {title}\n"
        yield "| action | keys | what it does |"
        yield "| --- | --- | --- |"
        for name, action in actions.items():
            shown = " ".join(f"`{_key(key)}`" for key in action.keys.split(","))
            yield f"| `{name}` | {shown} | {action.help} |"
            told.add(name)
        yield ""
    assert told == set(app_keys.ALL), "every action is in a table"


def _key(name: str) -> str:
    return {"slash": "/", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]"}.get(name, name)


def main() -> int:
    """Write the pages, or check them."""
    stale = []
    for place, text in (
        (PAGES / "json.md", json_page()),
        (PAGES / "commands.md", commands_page()),
        (PAGES / "metrics.md", metrics_page()),
        (PAGES / "full-json.md", schema.page()),
        (PAGES / "book.schema.json", schema.schema()),
        (PAGES.parent / "netbook.svg", picture()),
        (TABLE, completion_table()),
        (PAGES / "keys.md", "\n".join(keys_page())),
        *((PAGES.parent / name, text) for name, text in pictures().items()),
    ):
        if "--check" not in sys.argv[1:]:
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="\n")
        elif not place.exists() or _told(place, place.read_text(encoding="utf-8")) != _told(place, text):
            stale.append(place.name)
    if stale:
        print(f"not current: {', '.join(stale)}; run make docs-write", file=sys.stderr)
    return 1 if stale else 0


def _told(place: Path, text: str) -> str:
    return seen_in(text) if place.name.startswith("app-") else text


if __name__ == "__main__":
    sys.exit(main())
