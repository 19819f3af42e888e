"""What completion knows of the command line. Made by docs/build.py: change the commands, not this."""

# fmt: off

# The commands: help, what their arguments are, and their options: of what kind (none: a flag), and help.
COMMANDS: dict[str, tuple[str, tuple[str, ...], dict[str, tuple[str | None, str]]]] = {
    '': (
        'A personal relationship book: write down real conversations, and see who is due',
        (),
        {
            '--book': ('FILE', 'A path or a postgresql:// address; else NETBOOK_BOOK'),
            '--no-color': (None, 'No colours'),
            '--version': (None, 'Print the version'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'log': (
        'Write down what happened, in one line',
        ('LINE...',),
        {
            '--with': ('NAME', 'Who was there'),
            '--on': ('', 'When: yesterday, Friday, 5 Nov'),
            '--time': ('', 'At what time: 3pm, 15:30'),
            '--minutes': ('', 'How long: 45, 1h30'),
            '--kind': ('KIND', 'coffee, meal, drinks, call, video, message, email, letter, meeting, event, visi…'),
            '--place': ('', 'Where'),
            '--by': ('WHO', 'Who began it: me, them or both'),
            '--tag': ('TAG', 'A tag; may be repeated'),
            '--note': ('', 'A longer note'),
            '--follow-up': ('', '"in 3 weeks: send the deck"'),
            '--new': (None, 'Add people you do not know yet'),
            '--inbox': (None, 'Keep a line that is not certain for later'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--json': (None, 'Print JSON'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'journal': (
        'Show what was written down, newest first',
        ('FILTER...',),
        {
            '--sort': ('', 'Sort by these, such as last or -due,name'),
            '--columns': ('', 'The columns to show, such as name,last'),
            '--limit': ('', 'Show N at most'),
            '--json': (None, 'Print JSON'),
            '--csv': (None, 'Print CSV'),
            '--ids': (None, 'Print the ids alone, one a line'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'amend': (
        'Write a line of the journal anew',
        ('ID:i', 'LINE...'),
        {
            '--note': ('', 'A longer note'),
            '--new': (None, 'Add people you do not know yet'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--json': (None, 'Print JSON'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'remove': (
        'Delete one line of the journal',
        ('ID:i',),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'add': (
        'Add a person. Options win over what the line says',
        ('NEWCOMER...',),
        {
            '--alias': ('', 'Another name they go by'),
            '--email': ('', 'An e-mail address'),
            '--phone': ('', 'A phone number'),
            '--handle': ('', 'As in x:ana'),
            '--url': ('', 'A web address'),
            '--org': ('', 'Their organisation'),
            '--title': ('', 'What they do there'),
            '--city': ('', 'Where they live'),
            '--met': ('', 'How or where you met'),
            '--met-on': ('', 'When you met'),
            '--via': ('NAME', 'Who introduced you'),
            '--circle': ('CIRCLE', 'inner, close, trusted, ...'),
            '--every': ('', 'How often to be in touch: 6w'),
            '--tag': ('TAG', 'A tag; may be repeated'),
            '--birthday': ('', '14 March, 1985-03-14'),
            '--note': ('', 'A note on them'),
            '--yes': (None, 'Answer yes to the question'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--json': (None, 'Print JSON'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'note': (
        'Write a dated note on a person',
        ('NAME', '...'),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'fact': (
        'Note a fact about a person',
        ('NAME', 'FACT', '...'),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'alias': (
        'Give a person another name',
        ('NAME', ''),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'tag': (
        'Put tags on a person',
        ('NAME|@TAG', '@TAG...'),
        {
            '--where': ('FILTER', 'Instead of NAME: all who match'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'untag': (
        'Take tags off a person',
        ('NAME|@TAG', '@TAG...'),
        {
            '--where': ('FILTER', 'Instead of NAME: all who match'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'relate': (
        'Say what one person is to another: OTHER is the KIND of NAME',
        ('NAME', 'RELATION', 'NAME'),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'list': (
        'List the people in the book',
        ('FILTER...',),
        {
            '--archived': (None, 'Those who are archived'),
            '--sort': ('', 'Sort by these, such as last or -due,name'),
            '--columns': ('', 'The columns to show, such as name,last'),
            '--limit': ('', 'Show N at most'),
            '--as-of': ('', 'Measured as of that day: 1 March, 2025-12-31'),
            '--json': (None, 'Print JSON'),
            '--csv': (None, 'Print CSV'),
            '--ids': (None, 'Print the ids alone, one a line'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'find': (
        'Find people by all that is known of them, and conversations by what was said',
        ('FILTER...',),
        {
            '--limit': ('', 'Show N people and N conversations at most'),
            '--json': (None, 'Print JSON'),
            '--csv': (None, 'Print CSV'),
            '--ids': (None, 'Print the ids alone, one a line'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'filters': ('Show the terms of filters', (), {'--help': (None, 'Show this message and exit')}),
    'show': (
        'Show everything about one person, or about one conversation',
        ('NAME',),
        {
            '--why': (None, 'Explain how the relationship is measured'),
            '--as-of': ('', 'Measured as of that day: 1 March, 2025-12-31'),
            '--json': (None, 'Print JSON'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'brief': (
        'Show all you want to know before you meet somebody, on one screen',
        ('NAME...',),
        {
            '--json': (None, 'Print JSON'),
            '--md': (None, 'Print a Markdown page'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'edit': (
        'Change a person, or the note of an interaction',
        ('NAME',),
        {
            '--set': ('', 'Set a field; an empty value clears it'),
            '--add': ('', 'One more email, phone, url, handle, ...'),
            '--remove': ('', 'Take one of those away'),
            '--from': ('FILE', 'Read the text from a file; - reads it'),
            '--print': (None, 'Print the text'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--json': (None, 'Print JSON'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'remind': (
        'Promise something to a person for a day',
        ('NAME', '...'),
        {
            '--due': ('', 'tomorrow, in 3 weeks, Friday'),
            '--every': ('', 'Again and again: 2w'),
            '--theirs': (None, 'It is their move: you wait for it'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--json': (None, 'Print JSON'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'due': (
        'Show who and what is due',
        ('FILTER...',),
        {
            '--days': ('', 'Look N days ahead too'),
            '--limit': ('', 'Show N at most'),
            '--columns': ('', 'The columns to show, such as name,last'),
            '--json': (None, 'Print JSON'),
            '--csv': (None, 'Print CSV'),
            '--ids': (None, 'Print the ids alone, one a line'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'done': (
        'Tick off a follow-up, or a talk with a person',
        ('ID:f|NAME',),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'snooze': (
        'Put a follow-up off, or hide a person, until a day',
        ('ID:f|NAME', '...'),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'drop': (
        "Drop a follow-up, or a person's due date",
        ('ID:f|NAME',),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'review': (
        'Go through who and what is due, one by one',
        (),
        {
            '--monthly': (None, 'The weed-out, and the choice of new people'),
            '--minutes': ('', 'How long it may take; else 30, as set'),
            '--json': (None, 'Print JSON'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'reviews': (
        'Show what past reviews said, so that weeks can be compared',
        (),
        {
            '--limit': ('', 'Show N at most'),
            '--json': (None, 'Print JSON'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'circle': (
        'Put a person in a circle',
        ('NAME|CIRCLE', 'CIRCLE...'),
        {
            '--where': ('FILTER', 'Instead of NAME: all who match'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'every': (
        'Say how often to be in touch',
        ('NAME|@TAG', '...'),
        {
            '--where': ('FILTER', 'Instead of NAME: all who match'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'pause': (
        'Silence a person until a day',
        ('NAME', '...'),
        {
            '--where': ('FILTER', 'Instead of NAME: all who match'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'archive': (
        'Put a person away, out of lists and what is due',
        ('NAME',),
        {
            '--where': ('FILTER', 'Instead of NAME: all who match'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'unarchive': (
        'Bring an archived person back',
        ('NAME',),
        {
            '--where': ('FILTER', 'Instead of NAME: all who match'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'vet': (
        'Decide whether somebody belongs to your network',
        ('NAME',),
        {
            '--yes': ('RULE', 'These are answered yes'),
            '--no': ('RULE', 'These are answered no'),
            '--unknown': ('RULE', 'Of these you do not know it yet'),
            '--all': ('', 'The answer to all other rules'),
            '--where': ('FILTER', 'Instead of NAME: all who match'),
            '--limit': ('', 'Show N at most'),
            '--json': (None, 'Print JSON'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'occasions': (
        'List the birthdays, anniversaries and named days ahead',
        ('FILTER...',),
        {
            '--days': ('', 'Look N days ahead'),
            '--json': (None, 'Print JSON'),
            '--csv': (None, 'Print CSV'),
            '--ids': (None, 'Print the ids alone, one a line'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'occasion': (
        'Note a day of a person that comes back every year',
        ('NAME', '', '...'),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'exchange': (
        'Write down that something passed between you and a person',
        ('NAME', 'EXCHANGE', '...'),
        {
            '--given': (None, 'You gave it'),
            '--received': (None, 'They gave it to you'),
            '--on': ('', 'When: yesterday, 5 Nov; else today'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'exchanges': (
        'Show what passed between you and others: introductions, advice, help, gifts',
        ('FILTER...',),
        {
            '--by': ('SUM', 'person, year or kind'),
            '--limit': ('', 'Show N at most'),
            '--json': (None, 'Print JSON'),
            '--csv': (None, 'Print CSV'),
            '--ids': (None, 'Print the ids alone, one a line'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'introduce': (
        'Show who should meet, and why',
        ('NAME',),
        {
            '--limit': ('', 'Show N at most'),
            '--json': (None, 'Print JSON'),
            '--csv': (None, 'Print CSV'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'wake': (
        'Show dormant ties worth waking, and why',
        (),
        {
            '--limit': ('', 'Show N at most'),
            '--json': (None, 'Print JSON'),
            '--csv': (None, 'Print CSV'),
            '--ids': (None, 'Print the ids alone, one a line'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'map': (
        'Show who introduced whom',
        ('NAME',),
        {
            '--json': (None, 'Print JSON'),
            '--dot': (None, 'Print a graph for Graphviz'),
            '--svg': ('FILE', 'Draw it as SVG in FILE; - is stdout'),
            '--force': (None, 'Write over FILE'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'stats': (
        'Show a year of your network',
        ('FILTER...',),
        {
            '--year': ('', 'That calendar year instead'),
            '--limit': ('', 'Name N people and places at most'),
            '--json': (None, 'Print JSON'),
            '--svg': ('FILE', 'Draw it as SVG in FILE; - is stdout'),
            '--force': (None, 'Write over FILE'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'undo': (
        'Take back the newest operation, or the one named',
        ('ID:#',),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'redo': (
        'Do again what was undone last',
        (),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'history': (
        'Show what was done, newest first',
        ('NAME',),
        {
            '--limit': ('', 'Show N at most'),
            '--json': (None, 'Print JSON'),
            '--csv': (None, 'Print CSV'),
            '--ids': (None, 'Print the ids alone, one a line'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'import': (
        'Bring people from other programs',
        ('FILE...',),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--yes': (None, 'Answer yes to the question'),
            '--json': (None, 'Print JSON'),
            '--tag': ('TAG', 'Put a tag on all of them'),
            '--circle': ('CIRCLE', 'The circle of those who are new'),
            '--every': ('', 'The cadence of those who are new'),
            '--only': ('', 'new, updated, a @tag of the file, or words such as northwind'),
            '--unsure': ('', 'What to make of whom it is unsure of: same, new, leave'),
            '--as': ('', 'What the file is, if it is not recognised'),
            '--encoding': ('NAME', 'How its letters are stored, such as cp1250'),
            '--map': ('', 'Which column of a table holds a field'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'export': (
        'Write people to a file: for other programs, or to be read',
        ('EXPORT', 'FILTER|FILE...'),
        {
            '--to': ('FILE', 'The file, whatever its name; - is stdout'),
            '--folder': ('FILE', 'markdown and vcard: a file a person, in a folder'),
            '--force': (None, 'Write over FILE'),
            '--version': ('', 'vcard: 3.0, which is read everywhere, or 4.0'),
            '--todo': (None, 'ics: promises as to-dos, not as events'),
            '--due': (None, 'ics: also the days on which people come due'),
            '--json': (None, 'Print JSON'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'doctor': (
        'Check the book, its newest backup and the settings',
        (),
        {
            '--fix': (None, 'Repair what can be repaired'),
            '--json': (None, 'Print JSON'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'badge': (
        'Print how much is due in a few words, for a prompt or a status bar',
        (),
        {
            '--format': ('', "What to print, such as '{due} due[ ({late} late)]'"),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'completion': (
        'Print what makes a shell complete commands, names, tags and ids',
        ('SHELL',),
        {'--help': (None, 'Show this message and exit')},
    ),
    'demo': ('Look round a sample network', ('COMMAND...',), {'--help': (None, 'Show this message and exit')}),
    'inbox': (
        'List the lines waiting for a decision',
        (),
        {
            '--json': (None, 'Print JSON'),
            '--csv': (None, 'Print CSV'),
            '--ids': (None, 'Print the ids alone, one a line'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'inbox resolve': (
        'Write a waiting line down, as of the day it was typed',
        ('ID:x',),
        {
            '--with': ('NAME', 'Who is meant; for several, in their order'),
            '--line': ('LINE', 'The line, written anew'),
            '--new': (None, 'Add people you do not know yet'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--json': (None, 'Print JSON'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'inbox drop': (
        'Let a waiting line go',
        ('ID:x',),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'circles': (
        'List the circles, from the inside, and how full they are',
        (),
        {'--json': (None, 'Print JSON'), '--csv': (None, 'Print CSV'), '--help': (None, 'Show this message and exit')},
    ),
    'circles set': (
        'Change how a circle is called, how many it holds, how often its people are due',
        ('CIRCLE',),
        {
            '--name': ('', 'What it is called'),
            '--capacity': ('', 'Room for N people, those inside included'),
            '--every': ('', 'How often to be in touch: 6w, 1mo'),
            '--late': ('', 'After how long without contact one is late'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'rules': (
        'List the rules that decide who belongs to your network',
        (),
        {'--json': (None, 'Print JSON'), '--help': (None, 'Show this message and exit')},
    ),
    'rules add': (
        'Add a rule',
        ('', '...'),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'rules edit': (
        'Write a rule anew',
        ('RULE', '...'),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'rules remove': (
        'Ask a rule no more',
        ('RULE',),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'rules need': (
        'Say how many rules have to be answered yes',
        ('',),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'audience': ('See who follows you, and who of them you know', (), {'--help': (None, 'Show this message and exit')}),
    'audience record': (
        'Write down how many follow you',
        ('', ''),
        {
            '--on': ('', 'When that was; today unless given'),
            '--following': ('', 'How many you follow there'),
            '--account': ('', 'Which of your accounts there'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'audience accounts': (
        'List your accounts, with what is known of who follows them',
        (),
        {'--json': (None, 'Print JSON'), '--help': (None, 'Show this message and exit')},
    ),
    'audience list': (
        'List followers',
        ('FILTER...',),
        {
            '--sort': ('', 'Sort by these, such as last or -due,name'),
            '--columns': ('', 'The columns to show, such as name,last'),
            '--limit': ('', 'Show N at most'),
            '--json': (None, 'Print JSON'),
            '--csv': (None, 'Print CSV'),
            '--ids': (None, 'Print the ids alone, one a line'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'audience import': (
        'Read who follows you from the exports of the platforms',
        ('FILE...',),
        {
            '--account': ('', 'Whose it is: a HANDLE, a PLATFORM, or PLATFORM:HANDLE'),
            '--whole': (None, 'The export is whole: who is not in it has left'),
            '--part': (None, 'It is a part: who is not in it stays'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--yes': (None, 'Answer yes to the question'),
            '--json': (None, 'Print JSON'),
            '--as': ('', 'What the file is, if it is not recognised'),
            '--encoding': ('NAME', 'How its letters are stored, such as cp1250'),
            '--map': ('', 'Which column of a table holds a field'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'audience triage': (
        'Decide about followers, one key each',
        ('FILTER...',),
        {'--help': (None, 'Show this message and exit')},
    ),
    'audience decide': (
        'Say what followers are',
        ('', '...'),
        {
            '--name': ('NAME', 'What to call them, for a contact of their own'),
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'backup': (
        'Make a verified copy of the book',
        (),
        {'--json': (None, 'Print JSON'), '--help': (None, 'Show this message and exit')},
    ),
    'backup list': (
        'List the copies there are, newest first',
        (),
        {'--json': (None, 'Print JSON'), '--csv': (None, 'Print CSV'), '--help': (None, 'Show this message and exit')},
    ),
    'backup restore': (
        'Put a backup in the place of the book; the book as it is now is copied first',
        ('FILE',),
        {'--yes': (None, 'Answer yes to the question'), '--help': (None, 'Show this message and exit')},
    ),
    'config': (
        'Show the settings, and where each of them comes from',
        (),
        {'--json': (None, 'Print JSON'), '--help': (None, 'Show this message and exit')},
    ),
    'config set': (
        'Write a setting into the settings file; what else stands there stays',
        ('SETTING', ''),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
    'config unset': (
        'Take a setting out of the settings file; its default holds again',
        ('SETTING',),
        {
            '--dry-run': (None, 'Show what would be written, and write nothing'),
            '--help': (None, 'Show this message and exit'),
        },
    ),
}
# The words that may stand for a kind of argument.
WORDS: dict[str, tuple[str, ...]] = {
    'KIND': (
        'coffee', 'meal', 'drinks', 'call', 'video', 'message', 'email', 'letter', 'meeting', 'event', 'visit',
        'activity', 'conversation',
    ),
    'WHO': ('me', 'them', 'both'),
    'RELATION': (
        'partner', 'family', 'parent', 'child', 'sibling', 'friend', 'colleague', 'manager', 'report', 'mentor',
        'mentee', 'none',
    ),
    'SHELL': ('bash', 'zsh', 'fish'),
    'EXCHANGE': ('introduction', 'referral', 'recommendation', 'advice', 'share', 'help', 'gift', 'business'),
    'SUM': ('person', 'year', 'kind'),
    'EXPORT': ('vcard', 'csv', 'markdown', 'ics', 'json'),
}
# The terms of filters: help, and the words they may be followed by.
FILTERS: dict[str, tuple[str, tuple[str, ...]]] = {
    'name': ('a word of the name or an alias', ()),
    'tag': ('people who bear the tag; @fintech is the same', ()),
    'circle': ("the circle they are in; circle:none for nobody's", ()),
    'city': ('where they live', ()),
    'org': ('where they work', ()),
    'title': ('what they do there', ()),
    'met': ('how or where you met', ()),
    'source': ('where you brought them from; source:none for whom you typed', ()),
    'introduced-by': ('who introduced them to you', ()),
    'related-to': ('whose partner, friend, colleague ... they are', ()),
    'on': (
        'platforms they have a profile on',
        (
            'linkedin', 'x', 'instagram', 'facebook', 'github', 'gitlab', 'bluesky', 'mastodon', 'youtube', 'tiktok',
            'threads', 'telegram', 'medium',
        ),
    ),
    'has': (
        'what the book knows of them',
        (
            'email', 'phone', 'address', 'url', 'handle', 'birthday', 'note', 'fact', 'alias', 'about', 'circle',
            'cadence', 'follow-up', 'city', 'org',
        ),
    ),
    'promised': ('something is open: promised by me, or by them', ('me', 'them')),
    'is': ('how it stands with them', ('archived', 'due', 'paused', 'snoozed')),
    'last': (
        'the last contact: a time, or longer ago than (>) or within (<) a length; never',
        ('never', '>30d', '>90d', '>6mo', '>1y', '<30d'),
    ),
    'due': ('to be touched by then; none for nobody due', ('today', 'week', 'month', 'overdue', 'none')),
    'vetted': ('whether they belong, by your rules', ('yes', 'no', 'open')),
    'tie': ('tie strength, 0 to 100', ()),
    'health': ('how the relationship stands', ('warm', 'due', 'cooling', 'dormant', 'none')),
    'reciprocity': ('whether both of you reach out, 0 to 100', ()),
    'unanswered': ('how often you reached out since anything came back', ()),
    'kind': (
        'interactions of this kind',
        (
            'coffee', 'meal', 'drinks', 'call', 'video', 'message', 'email', 'letter', 'meeting', 'event', 'visit',
            'activity', 'conversation',
        ),
    ),
    'since': ('interactions from then on', ()),
    'until': ('interactions up to then', ()),
    'in': (
        'interactions in that time',
        ('today', 'this-week', 'last-week', 'this-month', 'last-month', 'this-year', 'last-year'),
    ),
    'with': ('interactions in which they took part', ()),
    'place': ('interactions there', ()),
    'by': ('who began', ('me', 'them', 'both')),
}
