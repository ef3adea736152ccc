"""``--fix`` and ``--diff`` on a report file: check, fix, check again, until nothing is left to fix."""

from datetime import date
from difflib import unified_diff
from pathlib import Path

from oscb_cli.console import printable
from oscb_cli.drafting import subject_of
from oscb_cli.errors import BadUsage
from oscb_cli.files import STANDARD_STREAM, read_bytes, write_atomically
from oscb_cli.fixing import Fixed, apply_fixes, dumped_like
from oscb_cli.readers.json_reader import decode_json, parse_json
from oscb_cli.readers.read import batch_entries, is_batch, read_data
from oscb_cli.rules.engine import Choice, check

_MOST_ROUNDS = 20


def fix_file(name: str, profile_name: str | None, today: date, choice: Choice, *, only_show: bool) -> str:
    """Apply the safe fixes to a file, or show what they would change.

    :param only_show: whether to show the change as a diff, and to write nothing.
    :return: what to tell the user.
    :raises BadUsage: it is standard input, which cannot be changed.
    :raises CannotRead, BadProfile, CannotWrite: with the reason.
    """
    if name == STANDARD_STREAM:
        raise BadUsage("standard input cannot be fixed; name a file")
    raw = read_bytes(name)
    data = parse_json(raw, name)
    fixed = Fixed()
    for _ in range(_MOST_ROUNDS):
        entries = batch_entries(data, name) if is_batch(data) else [("", data)]
        again = False
        for pointer, entry in entries:
            read = read_data(entry, name, pointer, profile_name)
            findings = check(subject_of(read, today), choice).findings
            again = apply_fixes(data, findings, pointer, fixed) or again
        if not again:
            break
    if not fixed.applied:
        return ""
    source = decode_json(raw, name)
    changed = dumped_like(source, data)
    if only_show:
        lines = unified_diff(source.splitlines(), changed.splitlines(), name, f"{name}, fixed", lineterm="", n=1)
        return printable("\n".join(lines)) + "\n"
    write_atomically(Path(name), changed.encode())
    told = [f"{name}: {fixed.applied} fixed"]
    told += [
        f"{name}#{pointer}: the text changed, so this sign-off no longer counts: ask again" for pointer in fixed.stale
    ]
    return printable("\n".join(told)) + "\n"
