import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbook.domain.audience.nicknames import nicknames
from netbook.domain.audience.recognition import Acquaintance, Keys, Pair, clues, judged, keys

Follower = tuple[str | None, str | None]
Shape = Callable[[str], str]
SOMEBODY = "sunny_day_4711"  # a handle that says nothing


def pairs_of(
    contacts: Iterable[Acquaintance], followers: Sequence[Follower], platform: str = "instagram"
) -> list[Pair]:
    """All that the clues of the contacts find among the followers, as a database would."""
    rows = [(number, keys(*follower), (follower[1] or "").lower()) for number, follower in enumerate(followers)]
    found = []
    for contact in contacts:
        for clue in clues(contact):
            for number, stored, handle in rows:
                value = {"name": stored.name, "handle_key": stored.handle, "handle": handle}[clue.column]
                if value == clue.key and clue.platform in (None, platform):
                    found.append(Pair(number, contact.number, clue.score, clue.reason))
    return found


def one(contact: str | Acquaintance, *follower: str | None) -> tuple[str, Pair | None]:
    """What becomes of one contact and one follower: linked, offered or nothing."""
    known = Acquaintance(1, (contact,)) if isinstance(contact, str) else contact
    name, handle = (*follower, SOMEBODY)[:2]
    linked, offered = judged(pairs_of([known], [(name, handle)]))
    assert len(linked) + len(offered) <= 1
    return ("linked", linked[0]) if linked else ("offered", offered[0]) if offered else ("nothing", None)


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("Ana Kovač", "ana kovac"),
        ("Ana Kovac", "KOVAČ Ana"),
        ("Ana Kovac", "Kovac, Ana"),
        ("Kovac, Ana", "Ana Kovac"),
        ("Ana Kovac", "Ana Kovac 🌸 | Photographer"),
        ("Ana Kovac", "🌸 Ana Kovač ✨ Travel & Food"),
        ("Ana Kovac", "Ana 🌸 Kovac"),
        ("Ana Kovac", "Ana Kovač (she/her)"),
        ("Ana Kovac", "Ana Kovač she/her"),
        ("Ana Kovac", "Photographer | Ana Kovac"),
        ("Ana Kovac", "Ana Kovac - Travel"),
        ("Ana Kovac", "Ana Kovac • Zagreb"),
        ("Ana Kovac", "🇭🇷 ~ Ana Kovac ❤️ ~"),
        ("Ana Kovac", "Dr. Ana Kovac, PhD"),
        ("Dr Ana Kovac", "Ana Kovac, M.D."),
        ("Ana Kovac", "Ana Kovac, Photographer"),
        ("Ana Kovac", "𝐀𝐧𝐚 𝐊𝐨𝐯𝐚𝐜"),
        ("Ana Kovac", "𝓐𝓷𝓪 𝓚𝓸𝓿𝓪𝓬"),
        ("Ana Kovac", "ᴀɴᴀ ᴋᴏᴠᴀᴄ"),
        ("Ana Kovac", "Ana_Kovac92"),
        ("Ana Kovac", "«Ana Kovac»"),
        ("Ana Kovac", "🅰🅽🅰 🅺🅾🆅🅰🅲"),
        ("Ana Kovac", "Ana Kovac™ M.D."),
        ("Don Draper", "Don Draper"),
        ("Juan Pérez", "Sr. Juan Perez"),
        ("Ana Kovac", "Ana\u200b Kovac\u200d"),
        ("William Gates", 'William "Bill" Gates'),
        ("Seán O’Brien", "Sean O'Brien"),
        ("Mary O'Brien-Smith", "Mary OBrien Smith"),
        ("Ana van der Berg", "Ana Van Der Berg"),
        ("Jörg Müller", "Joerg Mueller"),
        ("Jörg Müller", "Jorg Muller"),
        ("Anna Groß", "Anna Gross"),
        ("Đorđe Đoković", "Djordje Djokovic"),
        ("Işık Yılmaz", "IŞIK YILMAZ"),
        ("İbrahim Yıldız", "ibrahim yildiz"),
        ("Nguyễn Văn An", "An Nguyen Van"),
        ("Иван Петров", "Петров Иван"),
        ("أحمد الحسن", "احمد الحسن"),
        ("राम कुमार", "कुमार राम"),
        ("田中 太郎", "田中太郎"),
        ("田中太郎", "田中 太郎 🎌"),
        ("太郎 田中", "田中太郎"),
        ("김 민수", "김민수"),
        ("Taro Tanaka", "田中太郎 Taro Tanaka"),
    ],
)
def test_the_same_name_however_it_is_dressed_is_linked(contact: str, shown: str) -> None:
    told, pair = one(contact, shown)
    assert told == "linked"
    assert pair is not None
    assert pair.reason == "the same name"


@pytest.mark.parametrize(
    ("contact", "shown", "reason"),
    [
        ("William Gates", "Bill Gates", "Bill is short for William"),
        ("Bill Gates", "William Gates", "Bill is short for William"),
        ("Will Gates", "Bill Gates", "Bill and Will are both short for William"),
        ("Katarzyna Nowak", "Kasia Nowak", "Kasia is short for Katarzyna"),
        ("José García", "Pepe Garcia", "Pepe is short for José"),
        ("Aleksandra Petrova", "Sasha Petrova", "Sasha is short for Aleksandra"),
        ("Catherine Hill", "Katherine Hill", "Katherine is Catherine in another form"),
        ("Ana Kovac", "A. Kovac", "the name has the initial of the given name"),
        ("Ana Maria Kovac", "Ana Kovac", "the same name but for a middle name"),
        ("Ana Maria Kovac", "Ana M. Kovac", "the middle name has its initial"),
        ("Ana Kovac", "Ana M. Kovac", "the same name with a middle name more"),
        ("Ana Kovac", "Ana Maria Kovac", "the same name with a middle name more"),
        ("Anne-Marie Hill", "Annemarie Hill", "the same name in one word"),
        ("Ana van der Berg", "Ana Vanderberg", "the same name in one word"),
        ("Ahmed Al-Hassan", "Ahmed Hassan", "the same name but for its particle"),
        ("Sean O'Brien", "Sean O Brien", "the same name, spelled otherwise"),
        ("Joerg Mueller", "Jörg Müller", "the same name, spelled otherwise"),
        ("Иван Петров", "Ivan Petrov", "the same name in other letters"),
        ("Dmitri Ivanov", "Дмитрий Иванов", "the same name in other letters"),
        ("Ana Kovač", "Ана Ковач", "the same name in other letters"),
        ("王伟", "王伟", "the same name, or a part of it"),
    ],
)
def test_a_name_that_is_only_like_it_is_offered(contact: str, shown: str, reason: str) -> None:
    told, pair = one(contact, shown)
    assert told == "offered"
    assert pair is not None
    assert pair.reason == reason


@pytest.mark.parametrize(
    "handle",
    "anakovac ana.kovac92 kovac_ana akovac _ana_kovac_ the.ana.kovac anakovac_official anakovacphotography "
    "ana.kovac@example.com ana.kovac@example.social".split(),
)
def test_a_handle_made_of_the_name_is_offered(handle: str) -> None:
    assert one("Ana Kovač", None, handle)[0] == "offered"


def test_a_handle_made_of_a_nickname_or_of_a_name_in_other_letters_is_offered() -> None:
    assert one("William Gates", None, "billgates")[0] == "offered"
    assert one("Jörg Müller", None, "joergmueller")[0] == "offered"
    assert one("Иван Петров", None, "ivan.petrov")[0] == "offered"


@pytest.mark.parametrize(
    ("contact", "name", "handle"),
    [
        ("Ana Kovacs", "Anna Kovac", SOMEBODY),
        ("Ana Kovac", "Ana Kovacs", SOMEBODY),
        ("John Smith Sr", "John Smith Jr", SOMEBODY),
        ("John Smith Jr.", "John Smith", SOMEBODY),
        ("John Smith", "John Smith III", SOMEBODY),
        ("John Smith", "John Smith, Junior", "john.smith"),
        ("Ana Kovac", "Photography by Ana", "ana_kovac"),
        ("Ana Kovac", "Ana Kovac Photography", "anakovac.photo"),
        ("Ana Kovac", "Bar Ana Kovac", SOMEBODY),
        ("Ana Kovac", "Kovac & Sons", "kovac.ana"),
        ("Ana Kovac", "Ana & Bo Kovac", SOMEBODY),
        ("Ana Kovac", "Ana Kovac GmbH", SOMEBODY),
        ("Ana Kovac", "Ana Kovac, LLC", SOMEBODY),
        ("Ana Kovac", "Ana Kovac (fan page)", SOMEBODY),
        ("Ana Kovac", "Ana Kovac Fans 🇭🇷", "anakovacfans"),
        ("Ana Kovac", "Ana Kovac | Tribute", SOMEBODY),
        ("Ana Kovac", "Hotel | Ana Kovac", SOMEBODY),
        ("Ana Kovac", "Team Ana Kovac", SOMEBODY),
        ("Ana Kovac", "Ana", "ana"),
        ("Ana Kovac", "Kovac", "kovac"),
        ("Ana", "Ana Kovac", SOMEBODY),
        ("Madonna", "Madonna", "madonna"),
        ("Prince", "prince 👑", SOMEBODY),
        ("A K", "A K", "ak"),
        ("田中", "田中", SOMEBODY),
        ("さくら", "さくら", SOMEBODY),
        ("Northwind Ltd", "Northwind Ltd", "northwind"),
        ("Ana Kovac", None, "anakovac"),
    ],
)
def test_false_friends_are_never_linked(contact: str, name: str | None, handle: str) -> None:
    assert one(contact, name, handle)[0] != "linked"


def test_a_handle_on_the_same_platform_is_certain_whatever_the_name() -> None:
    known = Acquaintance(1, ("Ana Kovac",), frozenset({("instagram", "moonlight.9")}))
    told, pair = one(known, "Somebody Else", "Moonlight.9")
    assert told == "linked"
    assert pair is not None
    assert (pair.score, pair.reason) == (100, "the same handle")


def test_a_handle_on_another_platform_is_offered() -> None:
    known = Acquaintance(1, ("Ana Kovac",), frozenset({("github", "moonlight9")}))
    assert one(known, None, "moonlight9")[0] == "offered"
    assert one(known, None, "moonlight_77")[0] == "offered"


def test_a_subscriber_is_known_by_the_address() -> None:
    known = Acquaintance(1, ("Ana Kovac",), emails=frozenset({"Ana.K@example.com"}))
    told, pair = one(known, None, "ana.k@example.com")
    assert told == "linked"
    assert pair is not None
    assert pair.reason == "the same e-mail address"


def test_a_shared_mailbox_says_nothing_about_a_handle() -> None:
    assert one(Acquaintance(1, ("Ana Kovac",), emails=frozenset({"support@example.com"})), None, "support") == (
        "nothing",
        None,
    )


def test_two_contacts_of_one_name_are_offered_both() -> None:
    known = [Acquaintance(1, ("Ana Kovac",)), Acquaintance(2, ("Ana Kovač",))]
    linked, offered = judged(pairs_of(known, [("Ana Kovac", SOMEBODY)]))
    assert not linked
    assert [pair.contact for pair in offered] == [1, 2]


def test_two_followers_of_one_name_are_offered_both() -> None:
    linked, offered = judged(
        pairs_of([Acquaintance(1, ("Ana Kovac",))], [("Ana Kovac", SOMEBODY), ("Kovac Ana", SOMEBODY)])
    )
    assert not linked
    assert [pair.follower for pair in offered] == [0, 1]


@pytest.mark.parametrize("rival", [("A. Kovac", SOMEBODY), (None, "akovac92"), ("Anita Kovac", SOMEBODY)])
def test_the_weakest_rival_keeps_a_name_from_linking(rival: Follower) -> None:
    linked, offered = judged(pairs_of([Acquaintance(1, ("Ana Kovac",))], [("Ana Kovac", SOMEBODY), rival]))
    assert not linked
    assert [pair.follower for pair in offered] == [0, 1]


def test_in_an_audience_of_many_namesakes_no_name_links() -> None:
    contacts = [
        Acquaintance(at, (f"{given} Kovac",)) for at, given in enumerate(["Bo", "Femi", "Gita", "Hugo", "Kofi"])
    ]
    contacts.append(Acquaintance(9, ("Ana Reyes",), frozenset({("instagram", "moonlight")})))
    contacts.append(Acquaintance(10, ("Carla Lind",)))
    followers: list[Follower] = [(None, "moonlight"), ("Carla Lind", SOMEBODY)]
    assert [pair.contact for pair in judged(pairs_of(contacts, followers))[0]] == [9, 10]
    followers += [(contact.names[0], SOMEBODY) for contact in contacts[:5] for _ in range(2)]
    linked, offered = judged(pairs_of(contacts, followers))
    assert [pair.contact for pair in linked] == [9]
    assert (offered[0].contact, offered[0].score) == (10, 90)


def test_a_handle_beats_a_name() -> None:
    known = Acquaintance(1, ("Ana Kovac",), frozenset({("instagram", "moonlight")}))
    linked, offered = judged(pairs_of([known], [("Ana Kovac", SOMEBODY), ("Moon", "moonlight")]))
    assert [(pair.follower, pair.score) for pair in linked] == [(1, 100)]
    assert [(pair.follower, pair.score) for pair in offered] == [(0, 45)]


def test_an_address_that_two_contacts_share_links_neither() -> None:
    household = frozenset({"kovacs@example.com"})
    known = [Acquaintance(1, ("Ana Kovac",), emails=household), Acquaintance(2, ("Bo Kovac",), emails=household)]
    linked, offered = judged(pairs_of(known, [("Ana Kovac", "kovacs@example.com")]))
    assert not linked
    assert {pair.contact for pair in offered} == {1, 2}


def test_a_contact_with_two_accounts_is_linked_to_one_of_them() -> None:
    known = Acquaintance(1, ("Ana Kovac",), frozenset({("instagram", "moonlight"), ("instagram", "sunlight")}))
    linked, offered = judged(pairs_of([known], [(None, "sunlight"), (None, "moonlight")]))
    assert [pair.follower for pair in linked] == [0]
    assert [pair.follower for pair in offered] == [1]


def test_what_agrees_comes_first() -> None:
    followers: list[Follower] = [("A. Kovac", SOMEBODY), ("A. Kovac", "ana.kovac"), (None, "akovac")]
    _, offered = judged(pairs_of([Acquaintance(1, ("Ana Kovac",))], followers))
    assert [pair.follower for pair in offered] == [1, 0, 2]
    assert " and " in offered[0].reason


def test_a_single_name_is_offered_where_it_is_rare_and_not_where_it_is_common() -> None:
    known = [Acquaintance(1, ("Madonna",))]
    assert len(judged(pairs_of(known, [("Madonna", SOMEBODY)] * 2))[1]) == 2
    assert judged(pairs_of(known, [("Madonna", SOMEBODY)] * 50)) == ([], [])


def test_one_of_a_crowd_is_offered_after_one_who_stands_alone() -> None:
    known = [Acquaintance(1, ("John Smith",)), Acquaintance(2, ("Ana Kovac",))]
    followers: Sequence[Follower] = [*[("John Smith", SOMEBODY)] * 30, ("A. Kovac", SOMEBODY)]
    assert judged(pairs_of(known, followers))[1][0].contact == 2


def test_what_says_nothing_has_no_key() -> None:
    nothing = Keys("", "")
    for name, handle in ((None, None), ("", ""), ("✨🌸", "1234"), ("...", "a.b_c"), ("(((", "@")):
        assert keys(name, handle) == nothing
    assert not list(clues(Acquaintance(1, ("", "🌸", "()", "|"))))


def test_nicknames_are_known_from_both_sides() -> None:
    for name in ("bill", "robert", "peggy", "sasha", "pepe", "kasia", "wim", "joao"):
        assert nicknames(name)
        assert all(name in nicknames(other) for other in nicknames(name))
    assert "margaret" in nicknames("peggy")
    assert nicknames("nobody") == {}


GIVEN = ["Ana", "Jörg", "Łukasz", "Chloë", "Siobhán", "Anne-Marie", "Nguyệt", "Björn", "José", "Zoë", "Иван", "Ömer"]
FAMILY = ["Kovač", "O'Brien", "Müller", "van der Berg", "Søndergård", "García", "Dvořák", "Петров", "Yıldız", "Lê"]
names = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY))
dressings = st.sampled_from(
    (
        "{}", "{} 🌸", "✨{}✨", "{} | Travel", "{} (she/her)", "Dr. {}", "{}, PhD", "{} - yoga", "{} ❤️ coffee", "~{}~",
        "{} 2024", "{} // art", "“{}”",
    )
)  # fmt: skip
shapes: st.SearchStrategy[Shape] = st.sampled_from(
    (str, str.upper, str.lower, str.title, lambda text: " ".join(text.split()[::-1]))
)


@given(names, dressings, shapes)
def test_nothing_worn_around_a_name_loses_it(name: str, dressing: str, shape: Shape) -> None:
    assert one(name, dressing.format(shape(name)))[0] == "linked"


@given(names, st.lists(st.tuples(dressings, shapes), min_size=2, max_size=4), st.booleans())
def test_a_name_borne_twice_on_either_side_never_links(
    name: str, dressed: list[tuple[str, Shape]], twice_in_the_book: bool
) -> None:
    shown = [dressing.format(shape(name)) for dressing, shape in dressed]
    if twice_in_the_book:
        pairs = pairs_of([Acquaintance(at, (each,)) for at, each in enumerate(shown)], [(name, SOMEBODY)])
    else:
        pairs = pairs_of([Acquaintance(1, (name,))], [(each, SOMEBODY) for each in shown])
    linked, offered = judged(pairs)
    assert not linked
    assert len(offered) == len(shown)


scores = st.sampled_from((20, 35, 55, 72, 90, 90, 100, 100))
many_pairs = st.lists(
    st.builds(
        Pair, st.integers(0, 6), st.integers(0, 6), scores, st.sampled_from(("a name", "a handle", "a nickname"))
    ),
    max_size=25,
)


@given(many_pairs, st.randoms(use_true_random=False))
def test_pairs_are_judged_once_and_alike_in_any_order(pairs: list[Pair], chance: random.Random) -> None:
    linked, offered = judged(pairs)
    both = [(pair.follower, pair.contact) for pair in (*linked, *offered)]
    assert len(set(both)) == len(both)
    assert set(both) <= {(pair.follower, pair.contact) for pair in pairs}
    left = {(pair.follower, pair.contact) for pair in pairs} - set(both)
    assert all(pair.score == 20 for pair in pairs if (pair.follower, pair.contact) in left)
    assert [pair.score for pair in offered] == sorted((pair.score for pair in offered), reverse=True)
    shuffled = pairs.copy()
    chance.shuffle(shuffled)
    assert judged(shuffled) == (linked, offered)


@given(many_pairs)
def test_nobody_is_linked_twice_and_a_name_only_alone(pairs: list[Pair]) -> None:
    linked, _ = judged(pairs)
    assert max(Counter(pair.follower for pair in linked).values(), default=0) <= 1
    assert max(Counter(pair.contact for pair in linked).values(), default=0) <= 1
    for pair in linked:
        assert pair.score >= 90
        if pair.score < 100:
            others = [each for each in pairs if each.follower == pair.follower or each.contact == pair.contact]
            assert {(each.follower, each.contact) for each in others} == {(pair.follower, pair.contact)}


@given(st.text(max_size=40), st.text(max_size=40))
def test_keys_can_be_made_of_anything(name: str, handle: str) -> None:
    found = keys(name, handle)
    assert not set(found.name) & set('|*(),"-&0123456789')
    assert found.name == " ".join(found.name.split())
    assert found.handle == "" or (len(found.handle) >= 5 and not any(map(str.isdigit, found.handle)))
    assert keys(name.lower(), handle.lower()).handle == found.handle or not handle.isascii()
    assert all(clue.key for clue in clues(Acquaintance(1, (name,))))
