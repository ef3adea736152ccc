"""The page that leads to several reports: ``index.html.j2`` of the profile, or the one that comes with oscb."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from msgspec import Struct

from oscb_cli.layout.wording import render_file
from oscb_cli.profile.load import publication_file
from oscb_cli.profile.schema import Profile
from oscb_cli.writers.described import UNTITLED
from oscb_cli.writers.html.page import STYLE, style_of

PAGE = "index.html.j2"
_CALLED = {"docx": "Word", "pdf": "PDF"}


class Listed(Struct, frozen=True):
    """A report that is published: its particulars in words, and the names of its files, by their formats."""

    title: str
    committee: str
    meeting: str
    council: str
    language: str
    files: Mapping[str, str]


def write_index(reports: Sequence[Listed], profile: Profile) -> bytes:
    """The page for reports, under their meetings, in the order in which they are given.

    :raises BadProfile: the council's page cannot be filled in.
    """
    councils = list(dict.fromkeys(report.council for report in reports))
    values: dict[str, object] = {
        "language": reports[0].language,
        "council": " and ".join(councils),
        "meetings": list(_meetings(reports)),
        "style": style_of(publication_file(profile, STYLE)),
    }
    return render_file(profile, publication_file(profile, PAGE), values, markup=True).encode()


def _meetings(reports: Sequence[Listed]) -> Iterator[Mapping[str, object]]:
    def meeting(report: Listed) -> str:
        return ", ".join(filter(None, (report.committee, report.meeting))) or "Reports"

    first = {meeting(report): place for place, report in reversed(list(enumerate(reports)))}
    in_order = sorted(reports, key=lambda report: first[meeting(report)])
    for heading, several in groupby(in_order, key=meeting):
        yield {"heading": heading, "reports": [_links(report) for report in several]}


def _links(report: Listed) -> Mapping[str, object]:
    others = [{"address": quote(report.files[name]), "called": called} for name, called in _CALLED.items()]
    return {"title": report.title or UNTITLED, "address": quote(report.files["html"]), "others": others}
