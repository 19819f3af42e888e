"""Who belongs: rules that a person answers about somebody, and the verdict that follows."""

from collections.abc import Iterable, Mapping

YES, NO, UNKNOWN = "yes", "no", "unknown"
ANSWERS = (YES, NO, UNKNOWN)

CURATED, OUT, OPEN = "yes", "no", "open"
VERDICTS = (CURATED, OUT, OPEN)

NEEDED = "rules_needed"  # the preference that says how many rules have to be answered yes


def verdict(answers: Mapping[int, str], rules: Iterable[int], needed: int | None = None) -> str:
    """Curated (``yes``) when ``needed`` rules (none: all) are answered yes, ``no`` when they cannot be, else ``open``.

    ``answers`` holds the newest answer by rule; those to rules that are not in ``rules`` count nothing. Without any
    rule nobody is in, and nobody is out.
    """
    asked = list(rules)
    if not asked:
        return OPEN
    enough = len(asked) if needed is None else max(1, min(needed, len(asked)))
    told = [answers.get(rule) for rule in asked]
    if told.count(YES) >= enough:
        return CURATED
    return OUT if len(asked) - told.count(NO) < enough else OPEN
