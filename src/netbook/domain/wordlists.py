"""Words that look like names and are none, and names that are words too."""

# Given and family names that are also English words: in lower case they count as a name only where a person must
# stand ("coffee with will", but not "we will").
WORDY_NAMES = frozenset(
    """
    abbey ace ada adder alder amber angel apple april archer art ash ashes aster aurora autumn avery away bacon
    baker banks barber barker barnes baron barrow bass bay beach bean bear beck bell belle berry best bill bird
    bishop black blaze bliss bloom blue bolt bond book booker bowler bowman boy branch brand bridge bridges bright
    brook brooks brown buck bud bull burden burn burns bush butcher butler buzz cage can cane cannon card carol
    carter case cash castle chance chandler charity chase chip christian church clay clement cliff cloud coal cole
    colt comfort constant cook coop cooper cotton crane crew crisp cross crystal curry dale dash dawn day dean dear
    dell desire dick dolly don dove dover drake draw drew duke dusty early east eagle earl ebony eve ever faith fair
    fairy farmer fern field fields fisher flint flower flowers flora ford forest fox foster frank franks freed
    freeman frost fuller gale gay gene general gentry ginger glad glen gold golden good grace grant gray green grey
    guy hale hall hand hands hardy harmony harper hart hawk hay hazel head heath heather heaven hill hills holiday
    holly holmes honey hood hope hopper house hunt hunter iris iron ivory ivy jack jade jasmine jasper jay jean
    jewel job john joker joy judge june junior just justice keen key keys king knight lad lake lamb lance land lane
    lark law lawn lee lemon lewd lily lion little lock long lord lot love lucky luck lynch major mace man mark marks
    marina marine mason master may mead melody mercy merry miles mill miller mills mint misty moon moor more moss
    mountain myrtle nash new newman nick night noble noel north oak oaks olive opal page pages paige palmer pansy
    paris park parker parks parson pat patience patty peace peach pearl penny pepper petty piper pitt pike pink
    place pleasant plum pole pond poole pope porter potter pound power powers price prince prior prudence pulling
    queen quick rain rainy ramp ranger ray read reed rich ridge rivers river rob rock rocks roman rose ross rowe
    royal ruby rush rusty ruth sage sailor sally salt sand sandy savage savanna scarlet scout sergeant shade sharp
    shepherd short silver singer sky skip slater small smart smith snow sol sonny south sparks spear speed spring
    stack star steel sterling stock stone stones storm story strange street strong sue summer summers sunny swan
    sweet swift tab tailor tanner taylor tell temple terry thorn tiger tiny todd trace tracy trip troop trout true
    turner twain valentine van vance vera victor viola violet wade walker wall waller walls ward waters way weaver
    webb weeks well wells west wheel wheeler white wild wilder will willow wills winter winters wise wolf wood woods
    worth wren wright yard york young
    """.split()
)

# Lower-case words after "with" that mean people without naming one.
COMMON_PEOPLE = frozenset(
    """
    all another anyone aunt auntie baby boss bosses boys brother brothers buddies candidate candidates child
    children classmates client clients coach colleague colleagues company couple cousin cousins coworker coworkers
    crew customer customers dad daddy daughter dentist designers developers doctor dogs engineers ex everybody
    everyone family father fiance fiancee flatmate flatmates folks founder founders friend friends gang girlfriend
    girls boyfriend grandad grandma grandpa granny group guests guys her him hr husband interns investor investors
    it kids landlady landlord lads lawyer loads lots management manager managers many me mentor mentors mom mother
    mum mummy nan nana nephew neighbor neighbors neighbour neighbours niece nobody others parents partner partners
    pals peers people people's recruiter recruiters relatives roommate roommates self sister sisters somebody
    someone son sons spouse staff strangers students suppliers team teams teammates them themselves uncle us
    volunteers wife you
    """.split()
)

DETERMINERS = frozenset(
    """
    a an the my your his her our their its some any every each no two three four five six seven eight nine ten
    several various many few both another this that these those old new half lots loads most other mutual
    """.split()
)

# Words that may follow a place where a person could stand without being one.
FUNCTION_WORDS = frozenset(
    """
    a about above after again ago all almost also although am among an and another any anyway are around as at away
    back be because been before behind being below best beside between both briefly but by came can catch caught
    chat come coming could did didn't discuss discussed discussing do does doing done down drop during each early
    either else even ever every few finally first for from full fun get getting go going gone good got great had
    half happy has hasn't have having her here hers him his home how i i'd i'll i'm i've if in inside instead into
    is isn't it it's its just last late later left less like long lots lovely made make many maybe me meeting met
    might mine more most much must my near nearly need nice no nobody none not nothing now of off often on once one
    only onto or other others our ours out outside over own per pick picked please plus quick quickly quite rather
    re really right said same saw second see seen sent she she's should since so some someone soon spent spoke still
    such talk talked talking than thanks that that's the their theirs them then there these they they're thing
    things third this those though through till to today together told tomorrow too took tonight toward towards two
    under until up upon us very via visit was wasn't we we'd we'll we're we've well went were what when where which
    while who whole whom whose why will with within without won't would yesterday yet you you're your yours
    """.split()
)

# What may stand inside a name of several words in lower case.
NAME_PARTICLES = frozenset("van von de da di du del der den la le bin ibn al el ten ter dos das y e".split())
