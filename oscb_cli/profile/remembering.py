"""What rules work out of a council's profile, once for each profile: patterns, tables, sets of words."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from oscb_cli.profile.schema import Profile

T = TypeVar("T")
_MOST = 16


def once_a_profile(work_out: Callable[[Profile], T]) -> Callable[[Profile], T]:
    """Work something out of a profile once, and remember it as long as the profile itself.

    Profiles are told apart by what they are, not by what they say: to compare all that takes longer than most rules.
    """
    known: dict[int, tuple[Profile, T]] = {}

    @wraps(work_out)
    def remembered(profile: Profile) -> T:
        found = known.get(id(profile))
        if found is None:
            if len(known) >= _MOST:
                known.clear()
            found = known[id(profile)] = (profile, work_out(profile))
        return found[1]

    return remembered
