"""``--fix`` and ``--diff`` on a report file: check, fix, check again, until nothing is left to fix."""

from datetime import date
from difflib import unified_diff
from pathlib import Path

from oscb_cli.actions.draft import subject_of
from oscb_cli.actions.fix import Fixed, apply_fixes, apply_to_lines, dumped_like
from oscb_cli.console import printable
from oscb_cli.errors import BadUsage
from oscb_cli.readers.decoding import decode_text
from oscb_cli.readers.formats import DOCX, JSON, Format, format_of
from oscb_cli.readers.json_reader import decode_json, parse_json
from oscb_cli.readers.read import batch_entries, is_batch, parse_data, read_data, read_parsed
from oscb_cli.rules.engine.run import Choice, check
from oscb_cli.storage.files import STANDARD_STREAM, read_bytes, write_atomically

_MOST_ROUNDS = 20


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
    fixed = Fixed()
    if known is JSON:
        source = decode_json(raw, name)
        changed = _fixed_json(raw, name, profile_name, today, choice, fixed)
    else:
        source = decode_text(raw, name)
        changed = _fixed_text(source, name, known, profile_name, today, choice, fixed)
    if not fixed.applied and not fixed.left:
        return ""
    if only_show:
        lines = unified_diff(source.splitlines(), changed.splitlines(), name, f"{name}, fixed", lineterm="", n=1)
        return printable("".join(f"{line}\n" for line in lines))
    if fixed.applied:
        write_atomically(Path(name), changed.encode())
    told = [f"{name}: {fixed.applied} fixed"]
    told += [
        f"{name}#{pointer}: the text changed, so this sign-off no longer counts: ask again" for pointer in fixed.stale
    ]
    told += [
        f"{name}#{pointer}: the words are signed off, so they are left alone: put them right by hand, and ask again"
        for pointer in fixed.left
    ]
    return printable("\n".join(told)) + "\n"


def _fixed_json(raw: bytes, name: str, profile_name: str | None, today: date, choice: Choice, fixed: Fixed) -> str:
    """A JSON file with its fixes applied, in the style that it is written in."""
    data = parse_json(raw, name)
    for _ in range(_MOST_ROUNDS):
        entries = batch_entries(data, name) if is_batch(data) else [("", data)]
        again = False
        for pointer, entry in entries:
            read = read_data(entry, name, pointer, profile_name)
            again = apply_fixes(data, check(subject_of(read, today), choice).findings, pointer, fixed) or again
        if not again:
            break
    return dumped_like(decode_json(raw, name), data)


def _fixed_text(
    source: str, name: str, known: Format, profile_name: str | None, today: date, choice: Choice, fixed: Fixed
) -> str:
    """A text file with its fixes applied to the lines that they are about; all else in it stays as it is typed."""
    for _ in range(_MOST_ROUNDS):
        parsed = parse_data(source.encode(), name, known, profile_name)
        if is_batch(parsed.data) or parsed.source is None:
            raise BadUsage(f"{name}: --fix corrects a file of several reports only if it is JSON")
        read = read_parsed(parsed, name, profile_name)
        lines = source.split("\n")
        findings = check(subject_of(read, today), choice).findings
        if not apply_to_lines(lines, findings, parsed.source, read.report, fixed):
            break
        source = "\n".join(lines)
    return source
