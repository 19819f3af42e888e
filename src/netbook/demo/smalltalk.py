"""What the many small conversations are made of: where one travels, how a line begins, what one talks about."""

from dataclasses import dataclass

# Days before today on which the consultant was away from Lisbon, first and last.
TRIPS: dict[str, tuple[tuple[int, int], ...]] = {
    "Berlin": (
        (24, 20), (62, 58), (118, 114), (174, 170), (233, 229), (290, 286), (349, 345), (412, 408), (468, 463),
        (525, 521), (590, 586), (655, 651), (712, 708),
    ),
    "London": (
        (33, 30), (88, 85), (147, 143), (205, 202), (262, 259), (320, 317), (378, 375), (437, 434), (496, 493),
        (560, 556), (622, 618), (685, 681),
    ),
    "Copenhagen": ((45, 43), (250, 248), (480, 477), (640, 638)),
    "Porto": ((72, 70), (160, 159), (276, 274), (400, 399), (540, 539), (661, 659)),
    "Amsterdam": ((130, 127), (422, 419)),
    "Nairobi": ((602, 595),),
    "PyCon": ((192, 187),),
}  # fmt: skip

HOME = "Lisbon"
PLACES: dict[str, dict[str, tuple[str, ...]]] = {
    "Lisbon": {
        "cup": ("Café Janela", "Café Janela", "Padaria Lua", "the kiosk on the square"),
        "table": ("Taberna da Rua", "Taberna da Rua", "Cantina Azul", "the market hall"),
        "park": ("Jardim da Estrela", "Monsanto", "Belém"),
    },
    "Berlin": {
        "cup": ("Café Linde", "the canal kiosk"),
        "table": ("Kantine Nord", "the noodle bar"),
        "park": ("Tiergarten", "Treptower Park"),
    },
    "London": {
        "cup": ("Monmouth", "the Barbican"),
        "table": ("Borough Kitchen", "The Old Ferry", "Brixton Table"),
        "park": ("Hampstead", "Victoria Park"),
    },
    "Copenhagen": {"cup": ("Café Havn",), "table": ("Café Havn",), "park": ("Ørstedsparken",)},
    "Porto": {"cup": ("Café Ribeira",), "table": ("Casa Rio",), "park": ("the botanical garden",)},
    "Amsterdam": {"cup": ("Café Brug",), "table": ("Café Brug",), "park": ("Vondelpark",)},
    "Nairobi": {"cup": ("Ushindi Hub",), "table": ("the garden café",), "park": ("Karura Forest",)},
}


@dataclass(frozen=True, slots=True)
class Opening:
    """How a line begins, and what that says; ``spot`` is the kind of place it needs."""

    kind: str
    text: str
    by: str | None = None
    spot: str | None = None
    minutes: tuple[int, ...] = ()
    times: tuple[str, ...] = ()
    passed: str | None = None
    weight: int = 3


FACE_TO_FACE: tuple[Opening, ...] = (
    Opening("coffee", "Coffee with {name} at {place}", None, "cup", (30, 45, 60, 75), ("09:00", "10:30", "16:00")),
    Opening("coffee", "Coffee with {name} at {place}", None, "cup", (40, 50), ("08:45", "15:30")),
    Opening("coffee", "Tea with {name} at {place}", None, "cup", (60,), ("17:00",)),
    Opening("meal", "Lunch with {name} at {place}", None, "table", (60, 75, 90), ("12:30", "13:00")),
    Opening("meal", "Dinner with {name} at {place}", None, "table", (90, 120, 150), ("19:30", "20:00", "20:30")),
    Opening("meal", "Breakfast with {name} at {place}", None, "cup", (45, 60), ("08:00", "08:30")),
    Opening("drinks", "Drinks with {name} at {place}", None, "table", (60, 90), ("18:30", "19:00")),
    Opening("activity", "Walk with {name} in {place}", None, "park", (60, 90), ("11:00", "17:30")),
)
FROM_AFAR: tuple[Opening, ...] = (
    Opening("call", "Called {name}", "me", None, (10, 15, 25), ("11:00", "18:30")),
    Opening("call", "{name} called me", "them", None, (10, 20, 35), ("12:10", "19:15")),
    Opening("call", "Call with {name}", None, None, (20, 30, 40), ("17:00",)),
    Opening("video", "Video call with {name}", None, None, (30, 45, 60), ("10:00", "14:00", "16:00")),
    Opening("video", "Zoom with {name}", None, None, (30, 50), ("09:30", "15:00")),
    Opening("message", "Messaged {name}", "me"),
    Opening("message", "{name} texted", "them"),
    Opening("message", "WhatsApp from {name}", "them"),
    Opening("message", "Texted {name}", "me"),
    Opening("email", "Emailed {name}", "me"),
    Opening("email", "Email from {name}", "them"),
    Opening("letter", "Postcard from {name}", "them", weight=1),
)
FAVOURS: tuple[Opening, ...] = (
    Opening("conversation", "{name} shared my post", passed="share received"),
    Opening("conversation", "Shared {name}'s post", passed="share given"),
    Opening("conversation", "Got advice from {name}", passed="advice received"),
    Opening("conversation", "Gave {name} some advice", passed="advice given"),
)

# Who mostly begins, where it is one-sided.
LEANING = {"tomas": "me", "soren": "me", "carla": "me", "elif": "me", "daniel": "them", "fiona": "them", "bo": "them"}

# What may follow "about", by tag; home is for friends, work for everybody else.
TOPICS: dict[str, tuple[str, ...]] = {
    "home": (
        "a leaking roof", "the price of rent", "sleep, or the lack of it", "a film neither of us understood",
        "a new bicycle", "learning to cook", "moving house, again", "the dentist", "a weekend by the sea",
        "a broken boiler", "old photographs", "a concert we both missed", "how to learn languages",
        "the best soup in town", "a cat that belongs to nobody", "how to take a real holiday", "the balcony",
        "trains to the south", "a podcast on bees", "teenagers", "choir practice", "the news, briefly", "a sore knee",
        "presents for children", "a wedding in the north", "chess, badly played", "taxes, over wine", "parents",
    ),
    "work": (
        "day rates", "a project that grew", "a workshop for ten", "teams that never meet", "a client we both know",
        "hiring", "the quarter", "a proposal", "a reorganisation", "office space", "training budgets", "handovers",
        "how to say no", "a tender", "conferences worth the train", "what to write next",
    ),
    "fintech": (
        "instant payments", "rules for wallets", "fraud at the weekend", "fees for small shops",
        "open banking and who reads the terms", "onboarding in two minutes", "ledgers that close at night",
        "a bank that still faxes", "card schemes", "the regulator's sandbox", "credit for freelancers",
        "what merchants really want", "chargebacks", "stablecoins, with doubts",
    ),
    "design": (
        "type on small screens", "a design system nobody uses", "portfolios", "maps for people who hate maps",
        "the colour of warnings", "forms", "how to run a critique", "research nobody reads", "icons",
        "charts one can hear", "paper prototypes", "a rebrand gone wrong",
    ),
    "climate": (
        "heat pumps", "flood insurance", "who pays for the grid", "batteries in basements", "carbon accounting",
        "shade trees", "a hot month and what it cost", "wind permits", "cooling without power", "district heating",
        "tide data", "the city's climate budget",
    ),
    "founders": (
        "the first salesperson", "runway", "a co-founder who left", "pricing", "board meetings", "the deck",
        "shares for the team", "letting somebody go", "a customer who pays late", "what to build next",
        "grants and loans", "the first hundred customers",
    ),
    "press": (
        "a piece on rents", "sources", "a wrong headline", "open records", "the end of the long read",
        "numbers in newspapers", "what may be quoted", "podcasts",
    ),
    "neighbours": ("the lift", "the bins", "the street party", "noise on the roof", "the plane trees", "parking"),
}  # fmt: skip

# What one notes of a talk about nothing much, and of a postcard.
REMARKS = (
    "all well", "tired but in good spirits", "just to say hello", "nothing in particular, which was nice",
    "much laughing", "back from a week in the hills", "has a cold, sounds like a bear", "sends regards to everybody",
    "a long talk, mostly in circles", "glad of the company", "busy, and says so", "needed cheering up",
    "in a hurry, more another time", "good news all round",
)  # fmt: skip
CARDS = (
    "a lighthouse on the front",
    "two lines and a drawing",
    "snow, a dog, good wishes",
    "a tram and a joke",
    "a lake",
)

# What is on the mind of those who are close.
OWN: dict[str, tuple[str, ...]] = {
    "ana": (
        "Duarte burnt the rice again", "went swimming at fourteen degrees", "a new assistant, sharp and shy",
        "the ministry changed its mind twice", "tide gauges that lie", "a field trip in the rain",
        "found a map from 1755", "her mother is learning to surf", "wants a house with a garden",
        "cannot sleep before deadlines", "read half a novel", "still laughing about the old professor",
    ),
    "bo": (
        "Malin had twins", "the team argues about names", "the road map on one page at last", "wants to host strangers",
        "swam in a very cold lake", "misses the archipelago", "merchants love the new receipts",
        "practises the same eight bars", "lost a bet on the release", "wrote to the tax office in three languages",
    ),
    "grace": (
        "three thousand elephants, give or take", "a drone lost in a tree, found by children", "her brother visits",
        "painted the kitchen yellow", "two more people for her team", "a paper came back with kind words",
        "the new sensor survives hippos", "no good chapati in town", "ran a workshop for schools",
        "wants to see Lisbon again", "took the night train, slept badly, loved it",
    ),
    "miguel": (
        "octopus is too dear", "a critic came and paid", "Clara won at swimming", "the oven broke on a full evening",
        "a new wine from the islands", "hands hurt, mood good", "sent me home with soup", "the fishmonger retires",
        "a table for twelve that never came", "wants to write the recipes down",
    ),
    "zoe": (
        "slept four hours", "a box that hums in tune", "the landlord of the lab is nervous", "hired a physicist",
        "argued with the grid operator and won", "wants less advice and more customers",
    ),
    "tomas": (
        "a case that will not end", "the boys and their phones", "serve better, backhand worse",
        "the firm and its moods", "wants to read more and bill less",
    ),
    "priya": (
        "the board moved the launch", "Meera lost a tooth", "a hire who said no", "the numbers are good for once",
        "cricket on the radio all through it", "two roadmaps and one team",
    ),
    "soren": (
        "a model in cardboard", "the jury took the train home", "drew on the bill again", "concrete and its price",
        "the ferry was late, we were glad",
    ),
    "leonor": (
        "ink on every finger", "the cat sat on page nine", "a client who wants it bluer", "showed me the new drawings",
        "looking for a room to paint in", "sold two prints at the fair",
    ),
    "kwame": (
        "lost on penalties", "the night the ledger stopped", "his team learns to say no", "reads about queues for fun",
        "wants to teach one day",
    ),
    "nadia": (
        "a manuscript of nine hundred pages", "paper is dear again", "an author who vanished", "the fair was loud",
        "sent me a poem, no comment",
    ),
    "hannah": (
        "the museum pays in instalments", "a list for everything", "we drew the workshop on a napkin",
        "a client who calls at seven", "her knee, the mountains, the usual",
    ),
    "rafael": (
        "ran ten miles before work", "the server room is a cupboard again", "Matilde starts school",
        "an intern who fixed everything", "harvest at the winery, everybody helps",
    ),
}  # fmt: skip
