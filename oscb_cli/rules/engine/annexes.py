"""How a text mentions annexes, and how their titles are numbered by hand."""

from collections.abc import Iterator

from oscb_cli.model.patterns import regex

_MENTION = regex(
    r"[Aa](?<!\w[Aa])(?:nnex(?:e|es)?|ppendix|ppendices)[ \u00a0]"  # a letter first: quick
    r"((?:\d{1,2}|[A-Z])(?:(?:, | and | to |-|–)(?:\d{1,2}|[A-Z])\b)*)\b"
)
_NUMBER = regex(r"\d{1,2}|[A-Z]")
_ELSEWHERE = regex(
    r"[ ,]+(?:of|to|in)\b (?:the\b )?(?!(?:this|the) report)(?:[A-Z]|(?:that|its|their|his) |guidance|"
    r"regulations|directive|code|"
    r"agreement|lease|contract|deed|licence|policy|minutes|act\b|framework|tender|specification|constitution)|"
    r" habitats?\b| species\b"
)
_ELSEWHERE_BEFORE = regex(
    r"(?:\b(?:[A-Z]{3,}|(?:[Cc]ontract|[Ll]ease|[Aa]greement|[Dd]eed|[Ll]icence|[Pp]olicy|[Ss]trategy|[Ff]ramework|[Cc]ode|"
    r"[Cc]onstitution|[Mm]inutes))(?:['’]s|,|,? \()|\breport (?:to|of) [^.]{1,40},)[ \u00a0]?\Z"
)
_FAR = 60
_TYPED = regex(r"\s*(?:Annex(?:e)?|Appendix)\s+(\d{1,2}|[A-Z])\b")


def mentions(words: str) -> Iterator[tuple[str, int]]:
    """The annexes of the report that a text mentions: the words, and the place in the list (A and 1 are the first).

    An annex of something else (“Annex 3 of the National Planning Policy Framework”) is none of the report's.
    """
    for match in _MENTION.finditer(words):
        begins = match.start()
        if _ELSEWHERE.match(words, match.end()) or _ELSEWHERE_BEFORE.search(words, max(0, begins - _FAR), begins):
            continue
        for label in _NUMBER.findall(match[1]):
            yield f"Annex {label}", int(label) if label.isdecimal() else ord(label) - ord("A") + 1


def typed_label(title: str) -> str:
    """The number or letter typed into the title of an annex, or empty."""
    match = _TYPED.match(title)
    return match[1] if match else ""
