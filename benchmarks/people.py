"""People and profiles made up at random, as they come on platforms: many languages, few common names, many rare ones."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class Made:
    """A person: ``native`` is the name in a script of its own, where it has one."""

    given: str
    family: str
    native: str | None = None

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


def _compounds(starts: str, ends: str) -> list[str]:
    return [start + end for end in ends.split() for start in starts.split()]


# Given names, common family names, and the halves of rarer ones; how often they come.
_CULTURES: list[tuple[int, list[str], list[str]]] = [
    (
        30,
        (
            "James Mary John Linda William Susan Robert Emma Michael Olivia David Sarah Thomas Karen Charles Nancy Chris "
            "Jessica Daniel Emily Matthew Megan Andrew Laura Joshua Grace Steven Hannah Kevin Rachel Brian Amy Edward "
            "Kate George Helen Samuel Rebecca Patrick Victoria Benjamin Lauren Nicholas Julie Jonathan Margaret Anthony "
            "Katherine Elizabeth Alexander Timothy Jennifer Ryan Tyler Ashley Brittany Mason Harper Jayden Scarlett Ethan "
            "Logan Zoe Chloe Liam Noah Ava Mia Jack Owen Ruby Poppy Alfie Freya Callum Isla Declan Siobhan Niamh Sean"
        ).split(),
        (
            "Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White Harris "
            "Martin Thompson Clark Lewis Walker Hall Young King Wright Scott Green Baker Adams Nelson Hill Campbell "
            "Mitchell Roberts Carter Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy O'Brien O'Connor "
            "Kelly Cook Rogers Morgan Cooper Reed Bailey Bell Ward Cox Gray Hughes Price Bennett Wood Ross McDonald Kim Lee"
        ).split()
        + _compounds(
            "Ash Black Brad Brook Clay Croft Dal East Fair Farn Gar Hamp Har Hath Hol Ken Lang Litt Lock Mans Mar Nor Pem "
            "Rad Rock Ship Stan Stock Thorn Wake Wal Wen West Whit Win",
            "ford ton ley wood worth by ham field wick more bury stead don ridge well land shaw brook",
        ),
    ),
    (
        20,
        (
            "José María Juan Carmen Luis Ana Carlos Sofía Miguel Lucía Jorge Paula Pedro Elena Francisco Isabel Antonio "
            "Marta Manuel Laura Javier Cristina Alejandro Andrea Diego Valentina Rafael Beatriz João Mariana Tiago Inês "
            "Gonçalo Catarina Thiago Larissa Eduardo Camila Fernando Gabriela Ricardo Daniela Andrés Natalia Roberto "
            "Verónica Sergio Patricia Álvaro Raquel Ramón Pilar Gustavo Renata Bruno Letícia Iván Rocío Óscar Yolanda"
        ).split(),
        (
            "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz "
            "Moreno Álvarez Muñoz Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Silva "
            "Santos Ferreira Pereira Oliveira Costa Rodrigues Almeida Nascimento Araújo Ribeiro Carvalho Conceição Núñez "
            "Peña Ibáñez Méndez Cortés Guerrero Rojas Vargas Castillo Mendoza Flores Herrera Medina Aguilar Vega Cabrera"
        ).split()
        + _compounds(
            "Al Am Ar Bar Ben Cal Cam Can Car Cas Cer Cor Es Fer Gal Gar Lam Mal Mar Mon Nav Or Pal Per Ros Sal Sar Val Ver",
            "ado ares eiro ales era illa osa uelo ino ona edo iza anda ente ona ero ales",
        ),
    ),
    (
        8,
        (
            "Jörg Anna Jürgen Sabine Günther Petra Thomas Katharina Andreas Monika Stefan Julia Michael Claudia Wolfgang "
            "Franziska Matthias Heike Björn Käthe Florian Lena Sebastian Johanna Maximilian Sophie Lukas Marie Felix Antje"
        ).split(),
        (
            "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein "
            "Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Weiß Groß Köhler Böhm König Jäger"
        ).split()
        + _compounds(
            "Acker Alt Berg Birken Brand Buch Eich Ester Feld Grün Hall Heide Hinter Hohen Kalt Kirch Kreuz Linden Löwen "
            "Nieder Ober Rosen Schön Stein Tannen Wald Wein Weiden Wies Zieg",
            "mann berg bauer hofer meier bach müller feld hagen wald huber stein",
        ),
    ),
    (
        14,
        (
            "Ana Ivan Marija Marko Katarzyna Piotr Małgorzata Tomasz Agnieszka Krzysztof Jelena Nikola Đorđe Željka Luka "
            "Petra Jan Zuzana Tomáš Jana Pavel Tereza Wojciech Magdalena Łukasz Joanna Mateusz Anna Stjepan Iva Bogdan "
            "Milica Vladimir Natalia Dmitri Olga Sergei Svetlana Alexei Irina Mikhail Ekaterina Andrei Tatiana Nikolai"
        ).split(),
        (
            "Kovač Horvat Novak Babić Marić Jurić Petrović Jovanović Nikolić Đorđević Nowak Kowalski Wiśniewski Wójcik "
            "Kamiński Lewandowski Zieliński Szymański Dvořák Svoboda Novotný Procházka Ivanov Petrov Sidorov Smirnov Popov "
            "Volkov Sokolov Lebedev Kozlov Morozov Kuznetsov Šimić Vuković Žižek Bašić"
        ).split()
        + _compounds(
            "Bar Bel Bog Bor Brank Čer Dav Drag Dub Gol Grab Jak Kral Kos Les Luk Mak Mat Mil Mirk Orl Pav Rad Rom Sav Slav "
            "Stan Šim Tad Vas Vid Vuk Zag Zor",
            "ić ović ov enko ak ek ski ik in an evski ec uk",
        ),
    ),
    (
        6,
        (
            "Giuseppe Giulia Marco Francesca Luca Chiara Andrea Sara Matteo Martina Alessandro Elisa Giovanni Valentina "
            "Paolo Federica Stefano Silvia Antonio Elena Lorenzo Alice Davide Giorgia Niccolò Noemi"
        ).split(),
        (
            "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De Luca Mancini Costa "
            "Giordano Rizzo Lombardi Moretti D'Angelo D'Amico Nicolò"
        ).split()
        + _compounds(
            "Al Bal Ban Bell Ber Bon Cal Cas Cast Col Fer Gal Gar Mor Mar Mont Pal Pell Rin Sal Tor Val Ven Vit",
            "ini etti ari otti elli aldi one ucci iero ano",
        ),
    ),
    (
        9,
        (
            "Priya Rahul Anjali Arjun Neha Vikram Pooja Sanjay Divya Amit Kavya Rohan Sneha Karthik Aishwarya Suresh Meera "
            "Deepak Lakshmi Nikhil Ananya Varun Shreya Manish"
        ).split(),
        (
            "Sharma Patel Singh Kumar Gupta Reddy Nair Iyer Rao Das Mehta Shah Joshi Verma Mishra Pillai Menon Chatterjee "
            "Banerjee Mukherjee Desai Kulkarni Agarwal Bhat Chopra Kapoor Malhotra Saxena Tiwari Yadav"
        ).split()
        + _compounds("Bal Chand Deva Gan Hari Jay Kris Mani Nara Prab Raj Ram Shan Siva Sub Venk", "an ani kar war na di esh"),
    ),
    (
        6,
        (
            "Ahmed Fatima Mohammed Aisha Omar Layla Ali Noor Hassan Zainab Youssef Mariam Khalid Huda Ibrahim Salma Tariq "
            "Rania Karim Dina"
        ).split(),
        (
            "Hassan Ali Khan Al-Sayed El-Masri Abdullah Rahman Haddad Khoury Nasser Mansour Saleh Aziz Farouk Hamdan "
            "Al-Hashimi El-Amin Bakr Shaheen Qureshi Malik Said"
        ).split()
        + _compounds("Al-Bas Al-Far Al-Jab Al-Kha Al-Mut Al-Naj Al-Qas Al-Raf Al-Sha Al-Zah", "im i ar an awi ir"),
    ),
    (
        3,
        "Minh Lan Anh Huy Thảo Tuấn Hương Đức Mai Quân Linh Dũng Hà Phúc".split(),
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split(),
    ),
    (
        4,
        "Sanne Daan Lotte Bram Femke Jeroen Anouk Pieter Willem Maud Lars Søren Åse Bjørn Ingrid Freja Mikkel Astrid".split(),
        [
            "de Jong", "Jansen", "de Vries", "van den Berg", "van Dijk", "Bakker", "Visser", "van der Meer", "Bos",
            "Hansen", "Johansen", "Sørensen", "Nygård", "Lindqvist", "Ødegaard", "Bergström", "Åkesson", "ter Horst",
        ]
        + _compounds("van Ber van Lin van Hol de Gro Eik Lund Sand Nor Sol Berg Dal Hol Vik".replace("van ", "van_")
                     .replace("de ", "de_"), "gen den sen man stra by gaard"),
    ),
]  # fmt: skip
_EASTERN = [
    ("Wei", "Wang", "王伟"), ("Fang", "Li", "李芳"), ("Xiuying", "Zhang", "张秀英"), ("Min", "Liu", "刘敏"),
    ("Taro", "Tanaka", "田中太郎"), ("Hanako", "Sato", "佐藤花子"), ("Kenji", "Suzuki", "鈴木健二"),
    ("Minsu", "Kim", "김민수"), ("Jiwoo", "Park", "박지우"),
]  # fmt: skip
_CHINESE = ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文斌玉兰")
_RUSSIAN = {
    **dict(zip("abvgdezijklmnoprstufyh", "абвгдезийклмнопрстуфых", strict=True)), "zh": "ж", "kh": "х", "ts": "ц",
    "ch": "ч", "sh": "ш", "ya": "я", "yu": "ю", "ei": "ей", "ia": "ия", "č": "ч", "š": "ш", "ž": "ж", "ć": "ћ",
    "c": "ц", "đ": "ђ", "ai": "ай",
}  # fmt: skip


def person(chance: random.Random) -> Made:
    """Somebody; a few names are common, most are rare."""
    at = chance.random() * 108
    if at < 8:
        return _eastern(chance)
    for weight, given, family in _CULTURES:
        at -= weight
        if at < 8:
            first = given[int(len(given) * chance.random() ** 1.6)]
            last = family[int(len(family) * chance.random() ** 1.7)].replace("_", " ")
            made = Made(first, last)
            return Made(first, last, cyrillic(made.name)) if weight == 14 and chance.random() < 0.3 else made
    return _eastern(chance)


def _eastern(chance: random.Random) -> Made:
    if chance.random() < 0.3:
        given, family, native = chance.choice(_EASTERN)
        return Made(given, family, native)
    families, letters = _CHINESE
    native = chance.choice(families) + "".join(chance.choices(letters, k=chance.choice((1, 2, 2))))
    return Made(native[1:], native[0], native)


def cyrillic(name: str) -> str:
    """A Slavic name as its bearer writes it at home."""
    text, out, at = name.lower(), "", 0
    while at < len(text):
        pair = text[at : at + 2]
        out += _RUSSIAN.get(pair) or _RUSSIAN.get(text[at], text[at])
        at += 2 if pair in _RUSSIAN else 1
    return out.title()


def bare(text: str) -> str:
    """Without accents, as typed on an English keyboard."""
    stripped = "".join(c for c in normalize("NFD", text) if not "\u0300" <= c <= "\u036f")
    return stripped.translate(str.maketrans("łŁđĐøØßı", "lLdDoOsi"))


_WORDS = (
    "sun moon coffee travel cat dog blue happy wild pixel gamer foodie runner night star ocean dream lucky crazy sweet "
    "little dark real urban green mountain river fox wolf panda vibes life daily love"
).split()
_EMOJI = "🌸 ✨ 🔥 💫 ❤️ 🌍 📸 🎨 🇭🇷 🇧🇷 ☕ 🏳️‍🌈 🐶 ⚽ 🎶 👩‍💻".split()
_ROLES = (
    "Photographer Travel Coach Artist Mum of two Founder Yoga Designer Fitness Writer Music Investor Real Estate Vegan"
).split()


def handle(made: Made, chance: random.Random) -> str:
    """A handle as somebody of this name chooses it; nearly half have nothing of the name."""
    given, family = (bare(part).lower().replace("'", "").replace(" ", "").replace("-", "") for part in _latin(made))
    if chance.random() < 0.45 or not (given + family).isascii():
        return "_".join(chance.sample(_WORDS, 2)) + str(chance.randrange(10_000))
    digits = str(chance.choice((chance.randrange(100), chance.randrange(1950, 2010), chance.randrange(10_000))))
    between = chance.choice(("", "", ".", "_"))
    ways: tuple[Callable[[], str], ...] = (
        lambda: given + between + family,
        lambda: given + between + family + digits,
        lambda: given[0] + between + family + digits,
        lambda: family + between + given,
        lambda: given + digits,
        lambda: given + "_" + chance.choice(_WORDS),
        lambda: family + digits,
        lambda: chance.choice(("its", "the", "iam", "real")) + given + family,
        lambda: given + family[0] + digits,
    )
    return chance.choice(ways)()


def _latin(made: Made) -> tuple[str, str]:
    return made.given, made.family


def decorated(name: str, chance: random.Random) -> str:
    """A name as shown, with what people put around it."""
    ways: tuple[Callable[[], str], ...] = (
        lambda: f"{name} {chance.choice(_EMOJI)}",
        lambda: f"{chance.choice(_EMOJI)} {name} {chance.choice(_EMOJI)}",
        lambda: f"{name} | {chance.choice(_ROLES)}",
        lambda: f"{name} {chance.choice(_EMOJI)} {chance.choice(_ROLES)} & {chance.choice(_ROLES)}",
        lambda: f"{name} ({chance.choice(('she/her', 'he/him', 'they/them', 'she/ella'))})",
        lambda: f"{name} - {chance.choice(_ROLES)}",
        lambda: f"{chance.choice(('Dr.', 'Dr', 'Prof.'))} {name}",
        lambda: f"{name}, {chance.choice(('PhD', 'MBA', 'M.D.', 'CPA'))}",
        lambda: name.upper(),
        lambda: name.lower(),
        lambda: fancy(name),
        lambda: f"~ {name} ~",
    )
    return chance.choice(ways)()


def fancy(name: str) -> str:
    """In mathematical bold, as people do who want to stand out."""
    return "".join(
        chr(0x1D400 + ord(c) - 65) if "A" <= c <= "Z" else chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c
        for c in bare(name)
    )


def shown(made: Made, chance: random.Random) -> str | None:
    """The display name of somebody, or none."""
    at = chance.random()
    if at < 0.3:
        return None
    name = made.native or made.name
    if at < 0.72:
        return name
    if at < 0.84:
        return decorated(name, chance)
    if at < 0.92:
        return made.given
    if at < 0.94:
        return f"{made.given} {made.family[0]}."
    if at < 0.95:
        return f"{made.given[0]}. {made.family}"
    if at < 0.97:
        return f"{made.given} {chance.choice('ABCDEFGHJKLMNPRSTW')}. {made.family}"
    return chance.choice(
        (f"{made.family} Photography", f"Bar {made.name}", f"{made.family} & Sons", f"Photos by {made.given}")
    )
