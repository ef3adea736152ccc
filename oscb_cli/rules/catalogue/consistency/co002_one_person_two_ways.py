"""CO002: one person has two job titles, two addresses or two spellings."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

from oscb_cli.profile.folding import folded
from oscb_cli.profile.name_addresses import name_words
from oscb_cli.rules.engine.people import same_person
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, OURS, implication, implications
from oscb_cli.rules.engine.subject import Subject

_ALIKE = 0.88


class _Person(Struct, frozen=True):
    pointer: str
    name: str
    job_title: str
    email: str

    @property
    def initial(self) -> str:
        """The letter that the name begins with, titles left aside."""
        words = name_words(self.name)
        return words[0][:1] if words else ""


def check(subject: Subject) -> Iterator[Finding]:
    """Find people who are told in two ways."""
    people = list(_people(subject))
    known_by = [(person, person.initial, person.email.lower()) for person in people]
    told: set[tuple[str, str]] = set()
    for (first, initial, email), (second, other_initial, other_email) in combinations(known_by, 2):
        if initial != other_initial and not (email and email == other_email):
            continue  # they cannot be one person
        problem = _problem(first, second)
        if problem and (pair := (first.name + problem, second.name)) not in told:
            told.add(pair)
            yield RULE.finding(problem, subject.at(second.pointer, second.name))


def _problem(first: _Person, second: _Person) -> str:
    if same_person(first.name, second.name):
        if first.job_title and second.job_title and folded(first.job_title) != folded(second.job_title):
            return f"{second.name} has two job titles: {first.job_title}, and {second.job_title}"
        if first.email and second.email and first.email.lower() != second.email.lower():
            return f"{second.name} has two e-mail addresses: {first.email}, and {second.email}"
        return ""
    same_address = bool(first.email) and first.email.lower() == second.email.lower()
    if same_address or _alike(first.name, second.name):
        return f"{first.name} and {second.name} seem to be the same person, spelt in two ways"
    return ""


@lru_cache(maxsize=4096)
def _alike(name: str, other_name: str) -> bool:
    """Whether two names differ by a letter or two."""
    one, other = " ".join(name_words(name)), " ".join(name_words(other_name))
    return one[:1] == other[:1] and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _people(subject: Subject) -> Iterator[_Person]:
    for sign_off in subject.sign_offs:
        checker = sign_off.checker
        yield _Person(sign_off.checker_pointer, checker.name, checker.job_title, checker.email)
    signatory = subject.report.signatory
    if subject.is_person(signatory.name):
        yield _Person("/signatory", signatory.name, signatory.job_title, "")
    for index, officer in enumerate(subject.report.contact_officers):
        if subject.is_person(officer.name, officer.email):
            yield _Person(f"/contact_officers/{index}", officer.name, officer.job_title, officer.email)


def _checked(**more: str) -> dict[str, object]:
    return {"implications": implications(staff=implication("staff", {**LAW, **more}))}


RULE = Rule(
    code="CO002",
    severity=Severity.WARNING,
    summary="one person has two job titles, two addresses or two spellings",
    counted=("{n} person's details differ between places", "{n} people's details differ between places"),
    why="One of the two is wrong, and letters go astray.",
    source="House style",
    help="Use the right one in both places.",
    bad=(
        Example(_checked(job_title="Head of Law"), found_at=("/implications/2/checked_by",)),
        Example(_checked(email=f"ben@{OURS}"), found_at=("/implications/2/checked_by",)),
        Example(_checked(name="Ben Okorro"), found_at=("/implications/2/checked_by",)),
    ),
    good=(
        Example({}),
        Example(_checked()),
        Example(_checked(name="Bella Osei", email=f"bella.osei@{OURS}")),
    ),
    check=check,
)
