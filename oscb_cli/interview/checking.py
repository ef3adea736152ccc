"""What the rules say of an answer, the moment it is given."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from oscb_cli.profile.schema import Profile
from oscb_cli.readers.read import ReadReport, read_data
from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.rules.engine.rule import Finding
from oscb_cli.rules.engine.run import EVERYTHING, Choice, check
from oscb_cli.rules.engine.subject import Subject


class Checking:
    """Runs the rules on the answers so far.

    :param profile_name: the profile to use whatever the report says.
    """

    def __init__(self, file: str, profile: Profile, profile_name: str | None, today: date, choice: Choice = EVERYTHING):
        self._file = file
        self._profile = profile
        self._profile_name = profile_name
        self._today = today
        self._choice = choice

    def findings(self, data: Mapping[str, Any]) -> tuple[Finding, ...]:
        """Everything that the rules find in the answers."""
        read = self.read(data)
        subject = Subject(read.report, read.profile, self._today, read.problems, read.data)
        return check(subject, self._choice).findings

    def read(self, data: Mapping[str, Any]) -> ReadReport:
        """The report that the answers are."""
        return read_data(data, self._file, "", self._profile_name)

    def of(self, pointer: str, data: Mapping[str, Any]) -> tuple[Finding, ...]:
        """What the rules find in one answer that can be said before the rest is written."""
        waiting = {rule.code for rule in all_rules() if rule.needs_whole}
        return tuple(
            found
            for found in self.findings(data)
            if is_within(found.location.pointer, pointer) and found.code not in waiting
        )


def is_within(pointer: str, part: str) -> bool:
    """Whether a place in a report is in a part of it."""
    return pointer == part or pointer.startswith(f"{part}/")
