"""The findings of a report for people: a rule is told once, with its count and its places; the gravest come first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from msgspec import Struct

from oscb_cli.layout.outline import WHOLE_PARTS
from oscb_cli.model.patterns import regex
from oscb_cli.reporters.checked import Checked, count, counted_severities
from oscb_cli.rules.engine.page import FAMILIES
from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.rules.engine.rule import Finding, Rule, Severity
from oscb_cli.rules.engine.wording import listed
from oscb_cli.sentences import raised

_MOST_PLACES = 8
_MOST_HEADINGS = 4
_DIGITS = regex(r"\d+")
_MOST_QUOTES = 3
_LONGEST_QUOTE = 40


class Group(Struct, frozen=True):
    """What one rule found in a report."""

    code: str
    severity: Severity
    findings: tuple[Finding, ...]

    @property
    def said(self) -> str:
        """What was found, as it goes on after a colon: a name or a code keeps its letters, all else begins small."""
        if len(self.findings) > 1:
            return self.counted
        return self.findings[0].message.removeprefix(f"{self.findings[0].location.section}: ")

    @property
    def headline(self) -> str:
        """What was found, as a sentence without its full stop."""
        return raised(self.said)

    @property
    def counted(self) -> str:
        """What was found, and how often, in few words: “3 implications have no named checker”."""
        return _rules()[self.code].found(len(self.findings))

    @property
    def is_of_sections(self) -> bool:
        """Whether what it found is found best by the heading, and not by the paragraph: sign-offs are."""
        return self.code[:2] == "SO"

    @property
    def quotes(self) -> str:
        """The words that several findings quote, the first few, and how many more findings there are.

        Empty where they quote none, or there is only one.
        """
        if len(self.findings) == 1:
            return ""
        quoted = [_quote(finding.message) for finding in self.findings]
        times = Counter(words for words in quoted if words)
        shown = list(times)[: _MOST_QUOTES if len(times) > _MOST_QUOTES + 1 else None]
        said = [f"“{words}”" + (f" ({times[words]:,} times)" if times[words] > 1 else "") for words in shown]
        more = len(quoted) - sum(times[words] for words in shown)
        return listed([*said, *([f"{more:,} more"] if more else [])]) if shown else ""

    @property
    def told(self) -> str:
        """What was found, with the words that several findings quote."""
        return self.headline + (f": {self.quotes}" if self.quotes else "")

    @property
    def places(self) -> str:
        """Where it was found: “paragraphs 2 and 4 to 15”, “Key Issues, paragraph 9”."""
        return places_of(self.findings, by_heading=self.is_of_sections)

    @property
    def help(self) -> str:
        """What to do about it."""
        return self.findings[0].help if len({finding.help for finding in self.findings}) == 1 else self._rule_help

    @property
    def _rule_help(self) -> str:
        return _rules()[self.code].help

    @property
    def who(self) -> str:
        """Who is to act."""
        return FAMILIES[self.code[:2]].who


def groups(findings: Sequence[Finding]) -> list[Group]:
    """The findings by rule: errors first, then what stands earliest."""
    by_code: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        by_code.setdefault((finding.severity, finding.code), []).append(finding)
    found = [Group(code, severity, tuple(some)) for (severity, code), some in by_code.items()]
    return sorted(found, key=lambda group: group.severity.rank)


def verdict(report: Checked) -> str:
    """Whether a report is ready to publish, and why not: one sentence, without a full stop."""
    errors = [group for group in groups(report.findings) if group.severity is Severity.ERROR]
    others = counted_severities({s: report.count(s) for s in Severity if s is not Severity.ERROR})
    others = " and ".join(others.rsplit(", ", 1))
    if errors:
        blocked = ", ".join(_rules()[group.code].found(len(group.findings)) for group in errors)
        begin = f"Not ready: {blocked}"
    elif not report.whole:
        begin = "No errors found by the rules that you chose"
    else:
        begin = "Ready to publish: no errors" if report.findings else "Ready to publish: nothing found"
    end = f"; {count(len(report.silenced), 'finding', 'findings')} silenced by the author" if report.silenced else ""
    return begin + (f"; {others}" if others else "") + end


def to_act(report: Checked) -> list[str]:
    """Who is to act before a report can be published; where nothing stops it, who could still better it."""
    found = groups(report.findings)
    wanted = [group for group in found if group.severity is Severity.ERROR] or found
    return list(dict.fromkeys(group.who for group in wanted))


def fixable(report: Checked) -> int:
    """How many of its findings “oscb check --fix” can put right."""
    return sum(finding.fix is not None and finding.location.unit != "Word paragraph" for finding in report.findings)


def places_of(findings: Iterable[Finding], *, by_heading: bool = False) -> str:
    """The places of findings, in words: numbers that follow each other are told together.

    :param by_heading: whether to give headings only.
    """
    locations = list(
        dict.fromkeys((*(("", "") if by_heading else f.location.counted), f.location.section) for f in findings)
    )
    pieces: list[str] = []
    sections = {section for _, number, section in locations if number}
    for unit in ("paragraph", "line"):
        numbers = [number for kind, number, _ in locations if kind == unit]
        if numbers:
            runs = list(_runs(list(dict.fromkeys(numbers))))
            pieces += _counted(unit, runs, one=len(set(numbers)) == 1)
    names = [section for kind, _, section in locations if not kind and section and section not in WHOLE_PARTS]
    if len(sections) == 1 and pieces and not names:
        return f"{sections.pop()}, {pieces[0]}"
    names = list(dict.fromkeys(names))
    if len(names) > _MOST_HEADINGS + 1:
        names = [*names[:_MOST_HEADINGS], f"{len(names) - _MOST_HEADINGS:,} other places"]
    return listed([*pieces, *names]) if pieces or names else ""


def _counted(unit: str, runs: list[str], *, one: bool) -> list[str]:
    shown = runs if len(runs) <= _MOST_PLACES else [*runs[:_MOST_PLACES], f"{len(runs) - _MOST_PLACES:,} more"]
    return [f"{unit}{'' if one else 's'} {listed(shown)}"]


def _runs(numbers: Sequence[str]) -> Iterator[str]:
    """Numbers, with those that follow each other told as “4 to 15”."""
    whole = sorted({int(number) for number in numbers if number.isdigit()})
    for _, some in groupby(enumerate(whole), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in some]
        if len(run) > 2:
            yield f"{run[0]} to {run[-1]}"
        else:
            yield from map(str, run)
    others = [number for number in numbers if not number.isdigit()]
    yield from sorted(others, key=lambda number: [int(part) for part in _DIGITS.findall(number)])


def _quote(message: str) -> str:
    words = message.partition("“")[2].partition("”")[0]
    return words if len(words) <= _LONGEST_QUOTE else ""


@cache
def _rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in all_rules()}
