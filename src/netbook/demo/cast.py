"""The people of the sample network."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody of the sample network; ``last`` and ``met_ago`` count days back from today."""

    key: str
    name: str
    organisation: str | None
    title: str | None
    city: str
    circle: str | None
    last: int | None  # the newest contact; none = not met yet
    met_ago: int
    met: str | None = None
    via: str | None = None  # the key of who introduced them
    tags: str = ""
    reach: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    cadence: str | None = None
    about: str | None = None
    snoozed: int | None = None  # days ahead
    paused: int | None = None  # days ahead
    archived: bool = False


TAG_CADENCES = {"mentors": "2mo", "press": "6mo"}

INNER = (
    Character(
        "ana", "Ana Reyes", "Northwind", "Head of research", "Lisbon", "inner", 3, 1480,
        "a workshop on flood maps", tags="climate design",
        reach=("ana.reyes@example.org", "linkedin:anareyes", "bluesky:ana-reyes.example.org"),
        about="Reads maps for pleasure. Calls rather than writes, and means it when she asks how you are.",
    ),
    Character(
        "bo", "Bo Lindqvist", "Ledgerly", "Product director", "Berlin", "inner", 10, 2900,
        "a hackathon in Stockholm", tags="fintech expat", aliases=("Bosse",),
        reach=("bo.lindqvist@example.com", "+49 30 23125 017", "linkedin:bolindqvist", "github:bosse-l"),
        about="Knows everybody in Berlin and introduces them to one another. Say yes to his dinners.",
    ),
    Character(
        "grace", "Grace Mwangi", "Savanna Data", "Data scientist", "London", "inner", 4, 3300,
        "a night train to Edinburgh", tags="climate",
        reach=("grace.mwangi@example.com", "+44 20 7946 0112", "github:gmwangi", "@grace@fosstodon.org"),
        about="Counts elephants from the air. From Nairobi, in London since her doctorate.",
    ),
    Character(
        "miguel", "Miguel Sousa", "Taberna da Rua", "Chef", "Lisbon", "inner", 16, 2200,
        "the flat downstairs", tags="neighbours", reach=("miguel@example.org", "instagram:tabernadarua.example"),
    ),
)  # fmt: skip

CLOSE = (
    Character(
        "zoe", "Zoë Brandt", "Solstice Grid", "Founder", "Berlin", "close", 21, 1100,
        "a hackathon on heat", "hannah", "climate founders",
        ("zoe@example.com", "+49 171 3920 041", "linkedin:zoebrandt"),
        about="Builds boxes that balance the power of a street. Prefers hard questions to kind ones.",
    ),
    Character(
        "tomas", "Tomás Ferreira", "Ferreira & Lobo", "Lawyer", "Lisbon", "close", 38, 1700,
        "the tennis club", reach=("tomas.ferreira@example.org", "linkedin:tomasferreira"), aliases=("Tomy",),
    ),
    Character(
        "priya", "Priya Raman", "Kiosk Pay", "VP Product", "London", "close", 12, 950,
        "Fintech Forum in London", tags="fintech",
        reach=("priya.raman@example.com", "+44 20 7946 0157", "linkedin:priyaraman"),
    ),
    Character(
        "soren", "Søren Dahl", "Dahl Tegnestue", "Architect", "Copenhagen", "close", 45, 1900,
        "a ferry in a storm", tags="design", reach=("soren@example.org", "@soren@mastodon.social"),
    ),
    Character(
        "leonor", "Leonor Vaz", None, "Illustrator", "Lisbon", "close", 8, 2100,
        "dinner downstairs", "miguel", "design neighbours",
        ("leonor.vaz@example.org", "instagram:leonorvaz.draws", "@leonor@mastodon.social"), cadence="3w",
    ),
    Character(
        "kwame", "Kwame Asante", "Kiosk Pay", "Engineering manager", "London", "close", 26, 1300,
        "a code retreat", tags="fintech",
        reach=("kwame.asante@example.com", "+44 7700 900143", "linkedin:kwameasante", "github:kasante"),
    ),
    Character(
        "nadia", "Nadia Øst", "Forlaget Kyst", "Editor", "Copenhagen", "close", 18, 1200,
        "a reading by the harbour", "soren", "press", ("nadia.oest@example.org", "bluesky:nadiaost.example.org"),
        cadence="1mo",
    ),
    Character(
        "hannah", "Hannah Weiss", "Weiss Advisory", "Consultant", "Berlin", "close", 23, 1500,
        "a client we shared", reach=("hannah@example.com", "+49 30 23125 088", "linkedin:hannahweiss"),
        about="The other half of most of my Berlin projects. We send each other the work we cannot take.",
    ),
    Character(
        "rafael", "Rafael Nunes", "Douro Labs", "CTO", "Porto", "close", 24, 2600,
        "the first job", tags="founders", reach=("rafael.nunes@example.org", "github:rnunes", "linkedin:rafaelnunes"),
    ),
)  # fmt: skip

TRUSTED = (
    Character(
        "lukasz", "Łukasz Wiśniewski", "Ledgerly", "Backend engineer", "Berlin", "trusted", 22, 653,
        via="bo", tags="fintech", reach=("lukasz@example.com", "github:lwisniewski"), aliases=("Lukasz W.",),
    ),
    Character(
        "anacosta", "Ana Costa", "Gazeta do Norte", "Reporter", "Porto", "trusted", 64, 800,
        "an interview on open data", tags="press", reach=("ana.costa@example.org", "bluesky:anacosta.example.org"),
    ),
    Character(
        "dev", "Dev Malhotra", "Tidewater Fund", "Principal", "London", "trusted", 31, 683,
        via="priya", tags="climate investors", reach=("dev.malhotra@example.com", "linkedin:devmalhotra"),
        cadence="6w",
    ),
    Character(
        "ingrid", "Ingrid Halvorsen", "Northwind", "Managing partner", "Lisbon", "trusted", 40, 1300,
        "the Northwind summer party", "ana", "climate design expat",
        ("ingrid@example.org", "linkedin:ingridhalvorsen"),
    ),
    Character(
        "tiago", "Tiago Moura", "Northwind", "Developer", "Lisbon", "trusted", 104, 1000,
        "the Northwind office", "ana", "climate", ("tiago.moura@example.org", "github:tmoura"),
    ),
    Character(
        "yuki", "Yuki Tanaka", "Studio Kasumi", "UX researcher", "Berlin", "trusted", 60, 522,
        via="bo", tags="design expat", reach=("yuki@example.com", "linkedin:yukitanaka"), cadence="6mo",
    ),
    Character(
        "carla", "Carla Voss", "Voss Robotics", "Founder", "Berlin", "trusted", 20, 467,
        "the Rust meetup", "bo", "founders", ("carla@example.com", "linkedin:carlavoss", "github:cvoss"),
    ),
    Character(
        "seun", "Seun Adeyemi", "Naira Rails", "Head of payments", "London", "trusted", 7, 619,
        via="priya", tags="fintech", reach=("seun@example.com", "+44 7700 900177", "linkedin:seunadeyemi"),
        aliases=("Oluwaseun Adeyemi",),
    ),
    Character(
        "margarida", "Margarida Pinto", None, "Retired finance director", "Lisbon", "trusted", 40, 1600,
        "a board workshop", tags="mentors", reach=("margarida.pinto@example.org",),
        about="Forty years of budgets. Her questions are short and cost a week to answer.",
    ),
    Character(
        "henrik", "Henrik Aalto", "Aalto Partners", "Advisor", "Helsinki", "trusted", 75, 1400,
        "the boat to Tallinn", "soren", "mentors", ("henrik.aalto@example.com", "linkedin:henrikaalto"),
    ),
    Character(
        "chiara", "Chiara Bellini", "Bellini Studio", "Service designer", "Amsterdam", "trusted", 6, 689,
        via="leonor", tags="design expat", reach=("chiara@example.com", "linkedin:chiarabellini"),
    ),
    Character(
        "pieter", "Pieter van den Berg", "Kanaal", "Founder", "Amsterdam", "trusted", 65, 421,
        via="chiara", tags="fintech founders", reach=("pieter@example.com", "linkedin:pietervandenberg"),
    ),
    Character(
        "amara", "Amara Diallo", "Clean Grid Alliance", "Policy lead", "London", "trusted", 55, 900,
        "a panel on heat pumps", "grace", "climate", ("amara.diallo@example.org", "linkedin:amaradiallo"),
    ),
    Character(
        "joana", "Joana Freitas", None, "Executive coach", "Lisbon", "trusted", 112, 1250,
        "the tenants' meeting", tags="neighbours", reach=("joana.freitas@example.org",),
    ),
    Character(
        "wanjiru", "Wanjiru Kamau", "Ushindi Hub", "Programme lead", "Nairobi", "trusted", 98, 600,
        via="grace", tags="climate", reach=("wanjiru@example.org", "linkedin:wanjirukamau"), snoozed=12,
    ),
    Character(
        "daniel", "Daniel Okafor", "Okafor Search", "Headhunter", "London", "trusted", 57, 1050,
        "a role that was not mine", tags="fintech",
        reach=("daniel@example.com", "+44 20 7946 0190", "linkedin:danielokafor"),
    ),
    Character(
        "elif", "Elif Yılmaz", "Ledgerly", "Design lead", "Berlin", "trusted", 35, 346,
        via="bo", tags="design fintech expat", reach=("elif@example.com", "linkedin:elifyilmaz"),
    ),
    Character(
        "beatriz", "Beatriz Almeida", "Moeda Viva", "Founder", "São Paulo", "trusted", 66, 760,
        "Fintech Forum in London", tags="fintech founders", reach=("beatriz@example.com", "linkedin:beatrizalmeida"),
        aliases=("Bia",),
    ),
)  # fmt: skip

NETWORK = (
    Character(
        "paulo", "Paulo Marques", "Marques Contas", "Accountant", "Lisbon", "network", 25, 1800,
        "a recommendation of Tomás", "tomas", reach=("paulo@example.org",), cadence="3mo",
    ),
    Character(
        "freya", "Freya Lindholm", "Nordvind", "Wind engineer", "Copenhagen", "network", 140, 478,
        via="soren", tags="climate", reach=("freya@example.com", "linkedin:freyalindholm"),
    ),
    Character(
        "omar", "Omar Haddad", "Routelab", "Founder", "Berlin", "network", 410, 463,
        "a founders' dinner", "carla", "founders", ("omar@example.com", "linkedin:omarhaddad"),
    ),
    Character(
        "sofia", "Sofia Kallas", "Tarkvara House", "Engineer", "Tallinn", "network", 189, 191,
        "PyCon 2026", tags="pycon2026", reach=("sofia.kallas@example.com", "github:skallas", "@sofia@fosstodon.org"),
    ),
    Character(
        "marcus", "Marcus Webb", "Harbour Bank", "Engineering director", "London", "network", 145, 495,
        via="kwame", tags="fintech", reach=("marcus.webb@example.com", "linkedin:marcuswebb"),
    ),
    Character(
        "isabel", "Isabel Quintana", "Encontro", "Event producer", "Lisbon", "network", 97, 900,
        "the city's innovation day", reach=("isabel@example.org", "linkedin:isabelquintana"),
    ),
    Character(
        "rui", "Rui Carvalho", "Banco do Cais", "Innovation lead", "Lisbon", "network", 235, 700,
        "a workshop on payments", tags="fintech", reach=("rui.carvalho@example.com", "linkedin:ruicarvalho"),
    ),
    Character(
        "aisha", "Aisha Bello", "Bello Legal", "Fintech lawyer", "London", "network", 144, 377,
        via="seun", tags="fintech", reach=("aisha.bello@example.com", "linkedin:aishabello"),
    ),
    Character(
        "jonas", "Jonas Keller", "Boulderbar", "Founder", "Berlin", "network", 116, 524,
        via="bo", tags="founders", reach=("jonas@example.com", "instagram:boulderbar.example"),
    ),
    Character(
        "meiling", "Mei-Ling Chen", "Savanna Data", "ML engineer", "London", "network", 145, 190,
        "PyCon 2026", "grace", "pycon2026", ("meiling.chen@example.com", "github:meiling-c"),
    ),
    Character(
        "petra", "Petra Novák", None, "Python trainer", "Prague", "network", 187, 190,
        "PyCon 2026", tags="pycon2026", reach=("petra@example.com", "@petra@fosstodon.org"),
    ),
    Character(
        "samir", "Samir Patel", "Northwind", "Account director", "London", "network", 86, 494,
        via="ingrid", reach=("samir.patel@example.org", "linkedin:samirpatel"),
    ),
    Character(
        "camila", "Camila Rocha", "Estúdio Ipê", "Designer", "São Paulo", "network", 252, 566,
        via="beatriz", tags="design", reach=("camila@example.com", "instagram:estudio.ipe.example"), paused=75,
    ),
    Character(
        "noor", "Noor van Dijk", "Kanaal", "Climate analyst", "Amsterdam", "network", 129, 189,
        "PyCon 2026", tags="climate pycon2026", reach=("noor@example.com", "linkedin:noorvandijk"),
    ),
    Character(
        "kofi", "Kofi Mensah", "The Ledger Weekly", "Journalist", "London", "network", 143, 650,
        "a quote he wanted checked", tags="fintech press",
        reach=("kofi.mensah@example.com", "bluesky:kofi.example.com"),
    ),
    Character(
        "lena", "Lena Fischer", "Radio Spree", "Journalist", "Berlin", "network", 171, 586,
        "a programme on quiet offices", tags="press", reach=("lena.fischer@example.com", "@lena@mastodon.social"),
    ),
    Character(
        "vasco", "Vasco Teixeira", "Onda Surf School", "Surf teacher", "Lisbon", "network", 63, 800,
        via="miguel", tags="neighbours", reach=("vasco@example.org",),
    ),
    Character(
        "ewa", "Ewa Kowalczyk", "Python Guild", "Community manager", "Warsaw", "network", 188, 191,
        "PyCon 2026", tags="pycon2026", reach=("ewa@example.com", "linkedin:ewakowalczyk"),
    ),
    Character(
        "tariq", "Tariq Mansour", "Kiosk Pay", "Head of risk", "London", "network", 144, 620,
        via="priya", tags="fintech", reach=("tariq.mansour@example.com", "linkedin:tariqmansour"),
    ),
    Character(
        "helena", "Helena Brito", "Quinta do Vale", "Winemaker", "Porto", "network", 275, 1100,
        "a tasting", "rafael", reach=("helena@example.org",),
    ),
)  # fmt: skip

OTHERS = (
    Character(
        "fiona", "Fiona Campbell", "Campbell Talent", "Recruiter", "London", "wider", 204, 640,
        "a message out of the blue", reach=("fiona@example.com", "linkedin:fionacampbell"),
    ),
    Character(
        "diogo", "Diogo Antunes", "Chave Imóveis", "Estate agent", "Lisbon", "wider", 283, 298,
        "a sign in a window", reach=("diogo@example.org",),
    ),
    Character(
        "sebastian", "Sebastian Kraus", "Kraus Mobility", "Founder", "Berlin", "wider", 466, 589,
        "a pitch night", tags="founders", reach=("sebastian@example.com", "linkedin:sebastiankraus"),
    ),
    Character(
        "rosa", "Rosa Neumann", None, "Landlady", "Berlin", None, 289, 311,
        via="hannah", reach=("rosa@example.com",),
    ),
    Character("nuno", "Nuno Prates", None, "Plumber", "Lisbon", None, 208, 640, "a burst pipe", "joana", "neighbours"),
    Character(
        "laura", "Laura Stein", "Grünwerk", "Founder", "Berlin", "network", None, 14,
        "not yet, Bo will introduce us", "bo", "climate founders", ("laura.stein@example.com", "linkedin:laurastein"),
    ),
    Character(
        "emeka", "Emeka Obi", "Naira Rails", "Data analyst", "Lagos", None, None, 33,
        "only by name so far", "seun", "fintech", ("emeka.obi@example.com",),
    ),
    Character(
        "thabo", "Thabo Nkosi", "Kgotla Climate", "Programme director", "Cape Town", None, None, 98,
        "a list of Wanjiru's", "wanjiru", "climate", ("thabo@example.org", "linkedin:thabonkosi"),
    ),
    Character(
        "gustavo", "Gustavo Prado", "Prado Capital", "Partner", "São Paulo", "wider", 520, 715,
        via="beatriz", tags="investors", reach=("gustavo@example.com",), archived=True,
    ),
    Character(
        "claire", "Claire Dubois", "Maison Lumière", "Marketing director", "Paris", "network", 610, 1350,
        "a project in Paris", reach=("claire.dubois@example.com",), archived=True,
    ),
)  # fmt: skip

PEOPLE = (*INNER, *CLOSE, *TRUSTED, *NETWORK, *OTHERS)
BY_KEY = {each.key: each for each in PEOPLE}
