"""Findings on a terminal: a report with its verdict first, or many reports as an overview, worst first.

Lines are wrapped between words, never within one. Severities are told in words, and in colour besides.
"""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from msgspec import Struct

from oscb_cli.console import command, printable
from oscb_cli.reporters.checked import Checked, count, summary
from oscb_cli.reporters.grouped import Group, fixable, groups, to_act, verdict
from oscb_cli.rules.engine.rule import Finding, Severity

MOST_ONE_BY_ONE = 5
"""Reports that are told one by one; of more there is an overview."""
_MOST_LINES = 25
_MOST_BLOCKS = 4
_NARROWEST = 40
_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.ADVICE: "Advice"}
_STYLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "advice"}


class Line(Struct, frozen=True):
    """A line to print, and how it looks: ``verdict``, ``error``, ``warning``, ``advice``, ``quiet``, or plain."""

    text: str
    style: str = ""


def one_by_one(checked: Iterable[Checked], width: int, *, details: bool = False, named: bool = False) -> Iterator[Line]:
    """Each report with its verdict and findings, a rule told once; and, of several, the line that sums up.

    :param width: the columns of the terminal.
    :param details: whether to tell every finding on its own.
    :param named: whether to name the report even where it is the only one.
    """
    number = 0
    width = max(width, _NARROWEST)
    several = _are_several(checked)
    for number, report in enumerate(checked, start=1):  # noqa: B007 - the last is the count
        if several or named:
            yield Line(printable(report.name), "verdict")
        yield from _each(report, width) if details else _grouped(report, width)
        if several:
            yield Line("")
    if several:
        yield from _wrapped(summary(checked), width, style="verdict")


def overview(checked: Iterable[Checked], width: int) -> Iterator[Line]:
    """Many reports, a row each, those first that need most; then how to see one, and how many are ready."""
    width = max(width, 2 * _NARROWEST)
    rows = sorted((_Row.of(report) for report in checked), key=lambda row: row.order)
    folder = _folder_of_all([row.name for row in rows])
    longest = max((len(row.name) - len(folder) for row in rows), default=0)
    name = max(min(longest, (width - 30) // 2), len("Report"))
    rest = width - name - 27
    if folder:
        yield from _wrapped(f"Reports in {folder}", width)
    yield Line(f"{'Report':{name}}  Ready  Errors  Warnings  What stops it, and who acts", "verdict")
    for row in rows:
        names = wrap(row.name.removeprefix(folder), name) or [""]
        why = wrap(row.why, rest, break_long_words=False, break_on_hyphens=False) or [""]
        for place in range(max(len(names), len(why))):
            figures = f"{'yes' if row.ready else 'no':5}  {row.errors:>6,}  {row.warnings:>8,}" if not place else ""
            left = names[place] if place < len(names) else ""
            right = why[place] if place < len(why) else ""
            text = f"{left:{name}}  {figures:23}  {right}".rstrip()
            yield Line(text, ("" if row.ready else "error") if not place else "")
    yield Line("")
    first = next((row for row in rows if not row.ready), rows[0] if rows else None)
    if first is not None:  # on one line, to be copied
        one, details = ("its reports", " --details") if first.is_one_of_several else ("one report", "")
        yield Line(f"To see the findings of {one}: {command('oscb check', first.file)}{details}")
    yield from _wrapped(summary(checked), width, style="verdict")


class _Row(Struct, frozen=True):
    """A report in the overview: small, so that thousands can be put in order."""

    name: str
    ready: bool
    errors: int
    warnings: int
    why: str
    file: str
    is_one_of_several: bool

    @staticmethod
    def of(report: Checked) -> "_Row":
        errors = [group for group in groups(report.findings) if group.severity is Severity.ERROR]
        said = [_blocks(group) for group in errors[:_MOST_BLOCKS]]
        if len(errors) > _MOST_BLOCKS:
            said.append(f"{len(errors) - _MOST_BLOCKS} more")
        why = "; ".join(said) + (f" ({', '.join(to_act(report))})" if errors else "")
        name = printable(report.name)
        return _Row(
            name,
            report.is_ready,
            report.count(Severity.ERROR),
            report.count(Severity.WARNING),
            why,
            report.file,
            bool(report.pointer),
        )

    @property
    def order(self) -> tuple[int, int, str]:
        return (-self.errors, -self.warnings, self.name)


def _blocks(group: Group) -> str:
    shows_where = group.is_of_sections and len(group.findings) == 1 and group.places
    return printable(f"{group.counted}: {group.places}" if shows_where else group.counted)


def _folder_of_all(names: Sequence[str]) -> str:
    """The folder that all files are in, with its last stroke; empty where they are in several."""
    folders = {name[: max(name.rfind("/"), name.rfind("\\")) + 1] for name in names}
    return folders.pop() if len(folders) == 1 else ""


def _are_several(checked: Iterable[Checked]) -> bool:
    return sum(1 for _, _ in zip(range(2), checked, strict=False)) > 1


def _grouped(report: Checked, width: int) -> list[Line]:
    """A report, as fully as it fits a screen: with all help, with help for errors only, or with advice in short."""
    found: list[Line] = []
    for told in _FROM_FULL_TO_SHORT:
        found = list(_report(report, width, told))
        if len(found) <= _MOST_LINES:
            break
    return found


class _Told(Struct, frozen=True):
    """How fully a report is told: whose findings get a line of their own, and whose of them say what to do."""

    in_full: tuple[Severity, ...]
    with_help: tuple[Severity, ...]


_FROM_FULL_TO_SHORT = (
    _Told(tuple(Severity), tuple(Severity)),
    _Told(tuple(Severity), (Severity.ERROR,)),
    _Told((Severity.ERROR, Severity.WARNING), (Severity.ERROR,)),
    _Told((Severity.ERROR,), (Severity.ERROR,)),
    _Told((Severity.ERROR,), ()),
    _Told((), ()),
)


def _report(report: Checked, width: int, told: _Told) -> Iterator[Line]:
    yield from _wrapped(verdict(report), width, style="verdict")
    found = groups(report.findings)
    shortened = False
    for severity in Severity:
        some = [group for group in found if group.severity is severity]
        if not some:
            continue
        if severity not in told.in_full:
            shortened = True
            said = "; ".join(f"{group.code} {group.counted}" for group in some)
            yield from _wrapped(f"{_HEADINGS[severity]}: {said}", width, style=_STYLES[severity], later="  ")
            continue
        yield Line(_HEADINGS[severity], _STYLES[severity])
        for group in some:
            yield from _wrapped(f"  {group.code}  {_sentence(group)}", width, later=" " * 9)
            if severity in told.with_help:
                yield from _wrapped(group.help, width, first=" " * 9, later=" " * 9, style="quiet")
    for entry in report.silenced:
        said = f"  Silenced: {entry.finding.code} {entry.finding.message} ({entry.reason})"
        yield from _wrapped(said, width, later=" " * 9, style="quiet")
    yield from _what_next(report, width, shortened=shortened or len(found) < len(report.findings))


def _sentence(group: Group) -> str:
    said, places = group.told, group.places
    if len(group.findings) == 1:
        return f"{places}: {group.said}" if places else said
    return f"{said} ({places})" if group.quotes and places else f"{said}: {places}" if places else said


def _what_next(report: Checked, width: int, *, shortened: bool) -> Iterator[Line]:
    said = []
    if number := fixable(report):
        said.append(f"“oscb check --fix” puts {number:,} of these right.")
    if shortened:
        said.append("Add --details to see every finding.")
    if said:
        yield from _wrapped(" ".join(said), width)


def _each(report: Checked, width: int) -> Iterator[Line]:
    """Every finding on its own, the gravest first."""
    yield from _wrapped(verdict(report), width, style="verdict")
    ordered: Sequence[Finding] = sorted(report.findings, key=lambda finding: finding.severity.rank)
    for finding in ordered:
        where = finding.location.told
        message = finding.message.removeprefix(f"{finding.location.section}: ")
        said = f"{finding.severity.value:7}  {finding.code}  {where + ': ' if where else ''}{message}"
        yield from _wrapped(said, width, later=" " * 16, style=_STYLES[finding.severity])
        yield from _wrapped(finding.help, width, first=" " * 16, later=" " * 16, style="quiet")
    for entry in report.silenced:
        said = f"silenced {entry.finding.code}  {entry.finding.message} ({entry.reason})"
        yield from _wrapped(said, width, later=" " * 16, style="quiet")
    if number := fixable(report):
        told = count(number, "finding", "findings")
        yield from _wrapped(f"“oscb check --fix” puts {told} right.", width)


def _wrapped(text: str, width: int, *, first: str = "", later: str = "", style: str = "") -> Iterator[Line]:
    text = printable(text).replace("\n", " ")
    indent = first or text[: len(text) - len(text.lstrip())]
    lines = wrap(
        text.strip(), width, initial_indent=indent, subsequent_indent=later, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    yield from (Line(line, style) for line in lines)
