"""What makes a shell ask for completions, and how each is answered."""

from netbook.domain.text import fold
from netbook.quick.words import Line, typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbook.quick.answer import Answer

BASH = r"""# netbook: completion for bash
_netbook() {
    local how line
    COMPREPLY=()
    {
        IFS= read -r how
        while IFS= read -r line; do COMPREPLY+=("$line"); done
    } < <(_NETBOOK_COMPLETE=bash _NETBOOK_LINE="${COMP_LINE:0:COMP_POINT}" _NETBOOK_BREAKS="$COMP_WORDBREAKS" \
        command netbook 2>/dev/null)
    case $how in *files*) compopt -o default 2>/dev/null ;; esac
    case $how in *open*) compopt -o nospace 2>/dev/null ;; esac
    compopt -o nosort 2>/dev/null
}
complete -F _netbook netbook
"""

ZSH = r"""#compdef netbook
_netbook() {
    local how value text
    local -a values texts more
    {
        IFS= read -r how
        while IFS=$'\t' read -r value text; do values+=("$value") texts+=("$text"); done
    } < <(_NETBOOK_COMPLETE=zsh _NETBOOK_LINE="${(j: :)words[1,CURRENT-1]} $IPREFIX$QIPREFIX$PREFIX" \
        command netbook 2>/dev/null)
    [[ $how == *files* ]] && { _files; return }
    (( $#values )) || return 1
    [[ $how == *open* ]] && more+=(-S '')
    [[ $how == *list* ]] && more+=(-l)
    [[ $how == *menu* ]] && compstate[insert]=menu
    [[ $how == *keep* ]] && compstate[insert]= compstate[list]=list
    compadd -U -V netbook -d texts "${more[@]}" -a values
}
if [[ $funcstack[1] == _netbook ]]; then _netbook; else compdef _netbook netbook; fi
"""

FISH = r"""# netbook: completion for fish
function __netbook_complete
    set -l line (commandline -cp | string collect)
    set -l answer (_NETBOOK_COMPLETE=fish _NETBOOK_LINE=$line command netbook 2>/dev/null)
    if string match -q '*files*' -- $answer[1]
        __fish_complete_path (commandline -ct)
    else if set -q answer[2]
        printf '%s\n' $answer[2..-1]
    end
end
complete -c netbook -e
complete -c netbook -f -k -a '(__netbook_complete)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}

SWITCH_ON = {
    "bash": 'put this line into ~/.bashrc: eval "$(netbook completion bash)"',
    "zsh": 'put this line into ~/.zshrc, behind compinit: eval "$(netbook completion zsh)"',
    "fish": "run this once: netbook completion fish > ~/.config/fish/completions/netbook.fish",
}


def told(shell: str, line: Line, answer: "Answer") -> "Iterator[str]":
    """What the script of a shell reads: a line of words that say how, then a candidate a line."""
    if answer.files and not answer.candidates:
        yield "files"
        return
    candidates = list(dict.fromkeys(answer.candidates))
    yield from {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](line, answer, candidates)


def _bash(line: Line, answer: "Answer", candidates: list[tuple[str, str]]) -> "Iterator[str]":
    values = [answer.head + value for value, _ in candidates]
    had = len(line.had)
    # What bash cut off before its own word stands already, and cannot be changed.
    ends = [value[had:] for value in values if value[:had].casefold() == line.had.casefold()]
    texts = list(dict.fromkeys(typed(end, line.quote) for end in ends))
    if len(texts) == 1 and line.quote and texts[0].endswith(line.quote) and not answer.open:
        texts[0] += line.quote  # which bash forgets to close
    yield "open" if answer.open else "-"
    yield from texts
    if len(texts) == 1 and answer.open and line.quote:
        yield f"{texts[0]} "  # of two that begin alike bash inserts the beginning, and closes no quotation
    elif len(texts) > 1 and _shared(ends) and (answer.cut or _loses(ends, line.word[had:])):
        yield "…"  # bash inserts what all share, unless that is nothing


def _zsh(line: Line, answer: "Answer", candidates: list[tuple[str, str]]) -> "Iterator[str]":
    values = [answer.head + value for value, _ in candidates]
    told = any(about for _, about in candidates)
    wide = min(max((len(value) for value, _ in candidates), default=0), 40)
    # Else zsh would put what all share, even nothing, in the place of the word.
    insert = "keep" if answer.cut else "menu" if _loses(values, line.word) else ""
    yield " ".join(("open" * answer.open, "list" * told, insert))
    for text, (value, about) in zip(values, candidates, strict=True):
        yield f"{text}\t{f'{value:<{wide}}  -- {about}' if about else value}"


def _fish(line: Line, answer: "Answer", candidates: list[tuple[str, str]]) -> "Iterator[str]":
    yield "-"
    said = line.word.removeprefix(answer.head).casefold()
    for value, about in candidates:
        # What does not hold the letters that were typed, fish would drop; names are known without accents too.
        if answer.folded and said not in value.casefold():
            yield f"{answer.head}{fold(value)}\t{value}"
        else:
            yield f"{answer.head}{value}\t{about}"


def _shared(values: list[str]) -> str:
    """The beginning of all the values, whatever their case."""
    folded = [value.casefold() for value in values]
    first, last = min(folded, default=""), max(folded, default="")
    same = next((at for at, letter in enumerate(first) if last[at : at + 1] != letter), len(first))
    return first[:same]


def _loses(values: list[str], word: str) -> bool:
    """Whether what was typed is not part of what the values share."""
    return fold(word) not in fold(_shared(values))
