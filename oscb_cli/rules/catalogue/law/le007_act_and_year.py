"""LE007: an Act is cited without its year, or with a year that is not its own."""

from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.profile.parts import ActSpec
from oscb_cli.profile.remembering import once_a_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import listed

_ACT = regex(r"Act\b(?!s)(?:,? \(?(\d{4})\)?)?")
_BEFORE_A_NAME = regex(
    r"(?P<word>[A-Z][\w’'.-]*|(?P<joined>[\w-])|\))(?P<more>[,)]* (?:(?:and|&|or|of|in|for|to the|to|with|"
    r"etc\.?) )*)?\Z"
)
_ROOM = 40
_MOST_YEARS = 3
_BEGINS_NO_NAME = frozenset(
    "A Act All An And Any As At Both But By Each Either Following For From If In Its Neither New Of On Or Our Part Per "
    "See Section Since That The This Those Though Through To Under Unlike What When Where While With Within".split()
)
_AS_AN_ADJECTIVE = regex(
    r" (?:assessment|assessor|request|agreement|application|compli|complian|eligib|easement|sub-committee|"
    r"Sub-Committee|"
    r"officer|office|detention|team|enquir|guardian|training|hearing)"
)


@once_a_profile
def _acts(profile: Profile) -> dict[str, list[tuple[str, ActSpec]]]:
    """The Acts by the word that stands before “Act” in their names, those of the longest names first."""
    named = [(name, spec) for spec in profile.tables.acts for name in {spec.name, spec.name.replace(" and ", " & ")}]
    found: dict[str, list[tuple[str, ActSpec]]] = {}
    for name, spec in sorted(named, key=lambda pair: (-len(pair[0]), pair[0])):
        found.setdefault(_word_before(name, len(name) - len("Act")), []).append((name, spec))
    return found


def _word_before(words: str, place: int) -> str:
    """The word that stands before a place, a space between them; empty where there is none."""
    end = start = place - 1
    if end < 0 or words[end] != " ":
        return ""
    while start > 0 and words[start - 1].isalpha():
        start -= 1
    return words[start:end]


@once_a_profile
def _newest(profile: Profile) -> int:
    """The last year of which the list knows: what was passed since is not wrong."""
    return max((year for spec in profile.tables.acts for year in spec.years), default=0)


def _nearest(year: int, spec: ActSpec) -> list[int]:
    """The years of an Act that are nearest to the one cited."""
    return sorted(sorted(spec.years, key=lambda own: abs(own - year))[:_MOST_YEARS])


def _in_a_longer_name(words: str, start: int) -> bool:
    """Whether what stands before a name may be the beginning of a longer one that the list does not have.

    Short titles hold “and”, commas and brackets: the Community Care Act is the end of another's title.
    """
    match = _BEFORE_A_NAME.search(words, max(0, start - _ROOM), start)
    if match is None or (match["joined"] and match["more"]):
        return False
    word = match["word"]
    return not (word in _BEGINS_NO_NAME or word.endswith(("'s", "’s", ".")))


def check(subject: Subject) -> Iterator[Finding]:
    """Find years that no Act of the name has, and names that no year follows anywhere in the report."""
    acts = _acts(subject.profile)
    newest = _newest(subject.profile)
    without_year: dict[str, Finding] = {}
    with_year: set[str] = set()
    for passage in subject.passages:
        words = passage.words
        if "Act" not in words:
            continue
        for match in _ACT.finditer(words):
            end = match.start() + len("Act")
            known = acts.get(_word_before(words, match.start()), ())
            typed, spec = next((pair for pair in known if words.endswith(pair[0], 0, end)), ("", None))
            if spec is None or _in_a_longer_name(words, end - len(typed)):
                continue
            name, start, year = spec.name, end - len(typed), match[1]
            if year is None:
                if _AS_AN_ADJECTIVE.match(words, end):
                    continue
                finding = RULE.finding(f"the {name} is cited without a year", passage.at(typed))
                without_year.setdefault(name, finding)
            elif int(year) not in spec.years and int(year) <= newest:
                own = listed([str(known) for known in _nearest(int(year), spec)])
                yield RULE.finding(
                    f"there is no {name} {year}: its year is {own}", passage.at(words[start : match.end()])
                )
            if year is not None:
                with_year.add(name)
    yield from (finding for name, finding in without_year.items() if name not in with_year)


RULE = Rule(
    code="LE007",
    severity=Severity.WARNING,
    summary="an Act is cited without its year, or with the wrong year",
    counted=("{n} Act has no year or the wrong year", "{n} Acts have no year or the wrong year"),
    why="There are two Children Acts: a power is only there if the right Act is named.",
    source="The profile: tables.acts",
    help="Give the Act's year as it is on the statute book.",
    bad=(
        Example(text("It is a duty under the Care Act."), found_at=("/sections/1/text",)),
        Example(text("The Children Act 2003 says so."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(
            text(
                "It is in the Children Act 2004 (see the Children and Social Work Act, 2017). The Children Act is old."
            )
        ),
        Example(text("The Local Government and Housing Act 1989 asks for a monitoring officer.")),
        Example(text("The Sampleford Act of kindness. Act now.")),
    ),
    check=check,
)
