"""What the user decides about a follower whom they do not know."""

REAL, UNKNOWN, NOT_A_PERSON = "real", "unknown", "not-a-person"
VERDICTS: dict[str, str] = {
    REAL: "a person, whom you do not know",
    UNKNOWN: "looked at, and it cannot be told",
    NOT_A_PERSON: "a company, a bot, an empty account",
}
