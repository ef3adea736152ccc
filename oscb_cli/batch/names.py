"""The names of a batch's documents, in order: the council's pattern, and ``(2)``, ``(3)`` … where they collide."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from oscb_cli.actions.draft import file_stem
from oscb_cli.batch.digests import about_digest, entry_digest
from oscb_cli.batch.making import Plan, read_entry
from oscb_cli.batch.sources import Entry
from oscb_cli.errors import BadProfile, OscbError
from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.schema import Profile

_OF_A_NAME = ("title", "item", "meeting_date", "committee", "profile")


def profile_of(plan: Plan, data: object, otherwise: Profile) -> Profile:
    """The profile of a report: the one that the batch was given, or the one that the report names."""
    said = data.get("profile") if isinstance(data, Mapping) and not plan.profile_name else None
    try:
        return load_profile(said) if isinstance(said, str) and said else otherwise
    except BadProfile:
        return otherwise  # the one who makes the report says so


class Names:
    """Gives each document a name of its own, whatever the capitals, the same in every run.

    Where several reports have one title, what an earlier run wrote is bound to its report by what that is about, and
    not by the order in which they come: so nothing moves along when one of them goes.

    :param before: the lines of the manifest for documents that were written from the same source.
    """

    def __init__(self, plan: Plan, profile: Profile, before: Sequence[Mapping[str, Any]] = ()) -> None:
        self._plan = plan
        self._suffix = plan.formats[0]
        self._profile = profile
        self._counts: dict[str, int] = {}
        self._used: set[str] = set()
        self._before: dict[str, list[Mapping[str, Any]]] = {}
        for line in before:
            self._before.setdefault(str(line.get("base", "")).casefold(), []).append(line)
        self._alike = Counter((str(line.get("base", "")).casefold(), str(line.get("about"))) for line in before)
        self._bound = {self._stem_of(line).casefold() for line in before}

    def name_for(self, entry: Entry) -> tuple[str, str]:
        """The name of the next document, and what it would be if no other had it; one that cannot be read has one
        too, so that to mend it renames no other."""
        wanted = self._stem(entry)
        bound = self._bound_to(entry, wanted)
        if bound and bound.casefold() not in self._used:
            self._used.add(bound.casefold())
            return bound + self._suffix, wanted
        name, count = wanted, self._counts.get(wanted.casefold(), 1)
        while name.casefold() in self._used or name.casefold() in self._bound:
            count += 1
            name = f"{wanted} ({count})"
        self._counts[wanted.casefold()] = count
        self._used.add(name.casefold())
        return name + self._suffix, wanted

    def _bound_to(self, entry: Entry, wanted: str) -> str:
        """The name that an earlier run gave the document of a report; empty where it gave none."""
        lines = self._before.get(wanted.casefold(), [])
        if not lines:
            return ""
        about = about_digest(entry)
        same = [line for line in lines if line.get("about") == about]
        if self._alike[wanted.casefold(), about] > 1:  # which of them it is, its words say, or its place
            digest = entry_digest(entry)
            same = [line for line in same if line.get("input") == digest] or [
                line for line in same if line.get("report") == entry.pointer
            ]
        if not same and len(lines) == 1:
            same = [line for line in lines if line.get("report") == entry.pointer]
        if not same:
            return ""
        lines.remove(same[0])
        return self._stem_of(same[0])

    def _stem_of(self, line: Mapping[str, Any]) -> str:
        return PurePath(str(line.get("file", ""))).stem

    def _stem(self, entry: Entry) -> str:
        try:
            if entry.file:
                read = read_entry(self._plan, entry)
                return file_stem(read.report, read.profile)
        except OscbError:
            return "report"  # the one who makes it says why it cannot be read
        data = entry.data
        if entry.error or not isinstance(data, Mapping):
            return "report"
        said: dict[str, Any] = {key: data[key] for key in _OF_A_NAME if key in data}
        return file_stem(read_report(said)[0], profile_of(self._plan, data, self._profile))
