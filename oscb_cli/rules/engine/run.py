"""Run the rules over a report."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.profile.parts import Level
from oscb_cli.profile.schema import CLOSING_PARTS
from oscb_cli.rules.engine import spelling
from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.rules.engine.rule import Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject

DOES_NOT_VALIDATE = "FI"
"""The family of findings about the report file itself, which an author cannot silence."""


class Silenced(Struct, frozen=True):
    """A finding that the author has silenced, with the reason given."""

    finding: Finding
    reason: str


class Outcome(Struct, frozen=True):
    """What the rules say of one report: the findings, in the document's order, and the silenced ones."""

    findings: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()

    def reaches(self, threshold: Severity | None) -> bool:
        """Whether anything found is at or above a severity (None: never)."""
        return threshold is not None and any(finding.severity.at_least(threshold) for finding in self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(finding.severity is severity for finding in self.findings)


class Choice(Struct, frozen=True):
    """Which rules to run, and how grave they are: by code (SO001) or by family (SO).

    ``select`` empty means all; ``ignore`` takes out of them; ``levels`` outdo the profile's.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, Level], ...] = ()

    def takes(self, code: str) -> bool:
        """Whether a rule is to be run."""
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))

    def takes_any(self) -> bool:
        """Whether any rule is left to be run."""
        off = {code for code, level in self.levels if level == "off"}
        return any(self.takes(rule.code) and rule.code not in off for rule in all_rules())

    def unknown(self) -> list[str]:
        """What is neither a code nor a family of a rule."""
        known = {rule.code for rule in all_rules()}
        known |= {code[:2] for code in known}
        return [name for name in (*self.select, *self.ignore, *(code for code, _ in self.levels)) if name not in known]


EVERYTHING = Choice()


def expect_many() -> None:
    """Make ready to check many reports: what is quickest for one is not for them."""
    all_rules()
    spelling.expect_many()


def check(subject: Subject, choice: Choice = EVERYTHING) -> Outcome:
    """Run the rules that the profile has switched on, and the choice takes, over a report."""
    rules = rules_for(subject.profile.rules, choice)
    ignore = subject.report.ignore
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    for rule in rules:
        for finding in rule.check(subject):
            judged = _judged(finding, rule.severity)
            reason = "" if rule.code.startswith(DOES_NOT_VALIDATE) else ignore.get(rule.code, "")
            if reason:
                silenced.append(Silenced(judged, reason))
            else:
                kept.append(judged)
    return Outcome(tuple(_in_order(kept, subject)) if kept else (), tuple(silenced))


def rules_for(levels: Mapping[str, Level], choice: Choice = EVERYTHING) -> Sequence[Rule]:
    """The rules that a profile has switched on and a choice takes, with their severities."""
    return _rules_for(tuple(sorted({**levels, **dict(choice.levels)}.items())), choice)


@lru_cache(maxsize=32)
def _rules_for(levels: tuple[tuple[str, Level], ...], choice: Choice) -> tuple[Rule, ...]:
    chosen = dict(levels)
    return tuple(
        rule.with_severity(Severity(chosen[rule.code])) if rule.code in chosen else rule
        for rule in all_rules()
        if chosen.get(rule.code) != "off" and choice.takes(rule.code)
    )


def _judged(finding: Finding, severity: Severity) -> Finding:
    if finding.severity is severity:
        return finding
    return replace(finding, severity=severity)


def _in_order(findings: list[Finding], subject: Subject) -> list[Finding]:
    """The findings as a reader meets them: the file itself, the header, then part by part of the document."""
    sections = [part.heading for part in subject.outline.parts]
    places = {heading: place for place, heading in reversed(list(enumerate(sections)))}
    closing = set(CLOSING_PARTS) - set(subject.profile.header_parts)

    def place(finding: Finding) -> tuple[int, int, str]:
        first = finding.location.pointer.removeprefix("/").split("/")[0]
        if finding.code.startswith(DOES_NOT_VALIDATE):
            return (0, 0, finding.code)
        if finding.location.section in places:
            return (2, places[finding.location.section], finding.code)
        return (
            3 if first in closing else 1 if first not in {"sections", "implications"} else 2,
            0,
            finding.code,
        )

    return sorted(findings, key=place)
