"""``--fix`` and ``--diff`` on a report file: check, fix, check again, until nothing is left to fix."""

from copy import deepcopy
from datetime import date
from difflib import unified_diff
from pathlib import Path

from oscb_cli.actions.draft import subject_of
from oscb_cli.actions.fix import Fixed, apply_fixes, lines_with, put, signed, value_at
from oscb_cli.actions.json_in_place import json_with
from oscb_cli.console import printable
from oscb_cli.errors import BadUsage, CannotRead
from oscb_cli.model.digest import text_digest
from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Report
from oscb_cli.model.source import Source
from oscb_cli.readers.decoding import decode_text, encoded_like, text_as_typed
from oscb_cli.readers.formats import DOCX, JSON, Format, format_of
from oscb_cli.readers.json_reader import decode_json, parse_json
from oscb_cli.readers.parsed import Parsed
from oscb_cli.readers.read import batch_entries, is_batch, parse_data, read_data, read_parsed
from oscb_cli.rules.engine.fixing import fixed
from oscb_cli.rules.engine.rule import Fix
from oscb_cli.rules.engine.run import Choice, check
from oscb_cli.storage.files import STANDARD_STREAM, read_bytes, write_atomically

_MOST_ROUNDS = 20
_LINE_END = regex(r"\r\n|\r|\n")


def fix_file(name: str, profile_name: str | None, today: date, choice: Choice, *, only_show: bool) -> str:
    """Apply the safe fixes to a file, or show what they would change.

    :param only_show: whether to show the change as a diff, and to write nothing.
    :return: what to tell the user.
    :raises BadUsage: it is standard input, or a Word file, which are not changed.
    :raises CannotRead, BadProfile, CannotWrite: with the reason.
    """
    if name == STANDARD_STREAM:
        raise BadUsage("cannot correct standard input. Name a file")
    raw = read_bytes(name)
    known = format_of(name, raw)
    if known is DOCX:
        raise BadUsage(
            f"{name}: --fix does not change Word files. Turn it into a report file with “oscb convert” "
            "and correct that, "
            "or add the findings as comments with --comment"
        )
    done = Fixed()
    if known is JSON:
        source = decode_json(raw, name)
        changed = _fixed_json(raw, name, profile_name, today, choice, done)
    else:
        source = text_as_typed(raw, name)
        file = _TextFile(decode_text(raw, name), name, known, profile_name)
        changed = _with_line_ends_of(source, file.fix(today, choice, done))
    if not done.applied and not done.left:
        return ""
    if only_show:
        lines = unified_diff(source.splitlines(), changed.splitlines(), name, f"{name}, fixed", lineterm="", n=1)
        return printable("".join(f"{line}\n" for line in lines))
    if done.applied:
        write_atomically(Path(name), encoded_like(raw, changed, is_json=known is JSON))
    told = [f"{name}: {done.applied} fixed"]
    told += [
        f"{name}#{pointer}: the text changed, so this sign-off no longer counts: ask again" for pointer in done.stale
    ]
    told += [
        f"{name}#{pointer}: the words are signed off, so they are left alone: put them right by hand, and ask again"
        for pointer in done.left
    ]
    return printable("\n".join(told)) + "\n"


def _fixed_json(raw: bytes, name: str, profile_name: str | None, today: date, choice: Choice, done: Fixed) -> str:
    """A JSON file with its fixes applied, and all else in it as it is typed."""
    data = parse_json(raw, name)
    for _ in range(_MOST_ROUNDS):
        entries = batch_entries(data, name) if is_batch(data) else [("", data)]
        again = False
        for pointer, entry in entries:
            read = read_data(entry, name, pointer, profile_name)
            again = apply_fixes(data, check(subject_of(read, today), choice).findings, pointer, done) or again
        if not again:
            break
    return json_with(decode_json(raw, name), data)


class _TextFile:
    """A text file that is being fixed: its lines, and how they are read."""

    def __init__(self, source: str, name: str, known: Format, profile_name: str | None) -> None:
        self.name, self.known, self.profile_name = name, known, profile_name
        self.lines = source.split("\n")
        self.parsed = self._parse(self.lines)

    def fix(self, today: date, choice: Choice, done: Fixed) -> str:
        """Change the lines that fixes are about; all else stays as it is typed."""
        for _ in range(_MOST_ROUNDS):
            read = read_parsed(self.parsed, self.name, self.profile_name)
            before = done.applied
            for finding in check(subject_of(read, today), choice).findings:
                if finding.fix is not None:
                    self._apply(finding.fix, read.report, done)
            if done.applied == before:
                break
        return "\n".join(self.lines)

    def _apply(self, fix: Fix, report: Report, done: Fixed) -> None:
        """Apply a fix, where the file afterwards says what it said but for what the fix is about.

        Words that somebody signed off are left alone, unless the file holds the digest of what was agreed: only then is
        it seen afterwards that the sign-off no longer counts.
        """
        text = value_at(self.parsed.data, fix.pointer)
        changed = lines_with(fix, self.lines, self._source()) if isinstance(text, str) else {}
        if not changed:
            return
        wanted = fixed(fix, text)
        was = signed(fix.pointer, report) if text_digest(wanted) != text_digest(text) else None
        if was is not None and not was[1].text_digest:
            done.left += [] if was[0] in done.left else [was[0]]
            return
        lines = [changed.get(place, line) for place, line in enumerate(self.lines)]
        expected = deepcopy(self.parsed.data)
        put(expected, fix.pointer, wanted)
        try:
            parsed = self._parse(lines)
        except CannotRead:
            return  # a colon, say, means something to YAML where it would stand
        if parsed.data != expected:
            return
        self.lines, self.parsed = lines, parsed
        done.applied += 1
        if was is not None and was[0] not in done.stale:
            done.stale.append(was[0])

    def _parse(self, lines: list[str]) -> Parsed:
        return parse_data("\n".join(lines).encode(), self.name, self.known, self.profile_name)

    def _source(self) -> Source:
        if is_batch(self.parsed.data) or self.parsed.source is None:
            raise BadUsage(f"{self.name}: --fix corrects a file of several reports only if it is JSON")
        return self.parsed.source


def _with_line_ends_of(typed: str, text: str) -> str:
    """A text with as many lines as the typed one, with the line ends that these have there."""
    ends = _LINE_END.findall(typed)
    return "".join(f"{line}{end}" for line, end in zip(text.split("\n"), [*ends, ""], strict=True))
