"""The names of a batch's documents, in order: the council's pattern, and ``(2)``, ``(3)`` … where they collide."""

from collections.abc import Mapping
from typing import Any

from oscb_cli.actions.draft import file_stem
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
    """Gives each document a name of its own, whatever the capitals, the same in every run."""

    def __init__(self, plan: Plan, profile: Profile) -> None:
        self._plan = plan
        self._suffix = plan.formats[0]
        self._profile = profile
        self._counts: dict[str, int] = {}
        self._used: set[str] = set()

    def name_for(self, entry: Entry) -> str:
        """The name of the next document; one that cannot be read has one too, so that to mend it renames no other."""
        wanted = self._stem(entry)
        name, count = wanted, self._counts.get(wanted.casefold(), 1)
        while name.casefold() in self._used:
            count += 1
            name = f"{wanted} ({count})"
        self._counts[wanted.casefold()] = count
        self._used.add(name.casefold())
        return name + self._suffix

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
