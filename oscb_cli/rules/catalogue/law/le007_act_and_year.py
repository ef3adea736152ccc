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
_WITHIN_A_NAME = regex(r"(?:\w|[A-Z][a-z]-)\Z")


@once_a_profile
def _acts(profile: Profile) -> dict[str, list[ActSpec]]:
    """The Acts by the word that stands before “Act” in their names, those of the longest names first."""
    found: dict[str, list[ActSpec]] = {}
    for spec in sorted(profile.tables.acts, key=lambda spec: -len(spec.name)):
        found.setdefault(_word_before(spec.name, len(spec.name) - len("Act")), []).append(spec)
    return found


def _word_before(words: str, place: int) -> str:
    """The word that stands before a place, a space between them; empty where there is none."""
    end = start = place - 1
    if end < 0 or words[end] != " ":
        return ""
    while start > 0 and words[start - 1].isalpha():
        start -= 1
    return words[start:end]


def check(subject: Subject) -> Iterator[Finding]:
    """Find years that no Act of the name has, and names that no year follows anywhere in the report."""
    acts = _acts(subject.profile)
    without_year: dict[str, Finding] = {}
    with_year: set[str] = set()
    for passage in subject.passages:
        words = passage.words
        if "Act" not in words:
            continue
        for match in _ACT.finditer(words):
            end = match.start() + len("Act")
            known = acts.get(_word_before(words, match.start()), ())
            spec = next((act for act in known if words.endswith(act.name, 0, end)), None)
            if spec is None or _WITHIN_A_NAME.search(words, max(0, end - len(spec.name) - 3), end - len(spec.name)):
                continue
            name, start, year = spec.name, end - len(spec.name), match[1]
            if year is None:
                finding = RULE.finding(f"the {name} is cited without a year", passage.at(name))
                without_year.setdefault(name, finding)
            elif int(year) not in spec.years:
                own = listed([str(known) for known in spec.years])
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
