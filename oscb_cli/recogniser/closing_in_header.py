"""Parts of the closing that stand in the header: whom to ask, with telephone and address; appendices; papers."""

from collections.abc import Sequence

from oscb_cli.model.blocks import Words
from oscb_cli.profile.schema import CLOSING_PARTS, Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.closing import ANNEX_ENTRY
from oscb_cli.recogniser.header import REPORT_BY
from oscb_cli.recogniser.headings import labelled
from oscb_cli.recogniser.line import HEADER_LINE, HEADER_MORE, Line
from oscb_cli.recogniser.meetings import committee_in, is_date
from oscb_cli.recogniser.people import names_an_officer, says_more_of_somebody
from oscb_cli.recogniser.values import EMAIL, PHONE

_PARTS = {*CLOSING_PARTS} - {"signatory", "month"}


def closing_in_header(lines: Sequence[Line], profile: Profile) -> tuple[list[Line], list[Line]]:
    """The lines of the header that are parts of the closing, and all the others.

    A label begins one that has a value on its line or on the next; what says more of the same person goes on with it.
    """
    closing: list[Line] = []
    rest: list[Line] = []
    besides = _lead_officer_is_asked(lines, profile)
    current = ""
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        key, asked = _begins(line, after, profile, besides=besides)
        if key:
            current = key
            closing.append(asked)
        elif current and _goes_on(line, current, profile):
            closing.append(line)
        else:
            current = ""
            rest.append(line)
    return closing, rest


def _begins(line: Line, after: Line | None, profile: Profile, *, besides: bool) -> tuple[str, Line]:
    """The part of the closing that begins with a line, and the line as the closing is read; empty for none."""
    if line.role == HEADER_LINE and ANNEX_ENTRY.match(line.words):
        return "annexes", line
    part = labelled(line.words, profile)
    key = part.key if part is not None else ""
    if besides and part is not None and _is_lead_officer(line, key):
        key = "contact_officers"
        line = line.with_inlines((Words(f"Contact officers: {part.rest}"),))
    if part is None or key not in _PARTS:
        return "", line
    follows = after is not None and key == "contact_officers" and _goes_on(after, key, profile)
    return (key if part.rest or follows else ""), line


def _goes_on(line: Line, key: str, profile: Profile) -> bool:
    """Whether a line goes on with a part of the closing: it says more of a contact officer, or names another one."""
    if line.role == HEADER_MORE:
        return True
    words = line.words
    if key == "annexes" and ANNEX_ENTRY.match(words):
        return True
    if key != "contact_officers" or labelled(words, profile) is not None or REPORT_BY.match(words):
        return False
    if EMAIL.search(words) or PHONE.search(words) or says_more_of_somebody(words):
        return True
    if line.level or is_date(words) or committee_in(words, profile) or ":" in words or line.emphatic:
        return False
    return names_an_officer(words, vocabulary_of(profile))


def _lead_officer_is_asked(lines: Sequence[Line], profile: Profile) -> bool:
    """Whether the lead officer is whom readers may ask: another line says whose report it is, and none whom to ask."""
    parts = [(line, labelled(line.words, profile)) for line in lines]
    keys = [part.key for line, part in parts if part is not None and not _is_lead_officer(line, part.key)]
    says = "report_by" in keys or any(REPORT_BY.match(line.words) for line in lines)
    return says and "contact_officers" not in keys


def _is_lead_officer(line: Line, key: str) -> bool:
    return key == "report_by" and line.words.casefold().startswith(("lead officer", "responsible officer"))
