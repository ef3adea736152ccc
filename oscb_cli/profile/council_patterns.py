"""The regular expressions that a profile says: which they are, what is wrong with one, and how one is run.

Those that come with oscb are run as they are; they have been looked at. One that a council says itself is run against
the clock: Python's own ``re`` cannot be stopped, on no system and from no thread, so these are run by the package
``regex``, which can. How long they may take grows with the text and with nothing else.
"""

import re
import time
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

from oscb_cli.errors import BadProfile
from oscb_cli.model.patterns import regex
from oscb_cli.profile.found import templates_folder
from oscb_cli.profile.lines import Path as Keys
from oscb_cli.profile.schema import Profile

_LISTS: tuple[tuple[Keys, str], ...] = (
    (("placeholders",), ""),
    (("recommendation", "other_forms"), ""),
    (("tables", "superseded"), "pattern"),
    (("tables", "mistaken"), "pattern"),
)
"""The lists of regular expressions, and of what has one, under a key."""

_ALONE: tuple[Keys, ...] = (("tables", "service_changes"),)
_SECONDS_AT_FIRST = 1.0
_SECONDS_A_LETTER = 5e-6
"""A hundred times what an ordinary pattern takes for a letter: with a report of 20,000 letters, 0.1 seconds more."""


def patterns_of(data: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    """The regular expressions that a profile says, with their keys; what is none of text is left to the schema.

    :param data: what its files say.
    """
    for keys, name in _LISTS:
        found = _at(data, keys)
        for place, entry in enumerate(found if isinstance(found, list | tuple) else ()):
            said = entry.get(name) if name and isinstance(entry, Mapping) else entry
            if isinstance(said, str):
                yield (*keys, place, *([name] if name else [])), said
    for keys in _ALONE:
        if isinstance(said := _at(data, keys), str) and said:
            yield keys, said


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def problem_with(pattern: str) -> str:
    """What is wrong with a regular expression; empty for a good one."""
    from oscb_cli.profile.endless import is_endless

    try:
        compiled = re.compile(pattern)
        if compiled.search("") is not None:
            return "matches everywhere, because it matches no words at all. Say what it must contain"
        if is_endless(pattern):
            return (
                "can take for ever: something that repeats is in something that repeats, and both can match the same "
                "words. Write it without one of the two, for example a+ for (a+)+"
            )
    except (re.error, RecursionError, OverflowError) as error:
        return f"is not a regular expression: {error}"
    return ""


def council_regex(profile: Profile, pattern: str, flags: int = 0, before: str = "") -> re.Pattern[str]:
    """One of a profile's regular expressions, to be searched for like any other.

    :param before: what is put before it.
    :raises BadProfile: when it is used, that it takes longer than a text of that length may take.
    """
    source = f"{before}(?:{pattern})" if before else pattern
    if profile.folder.is_relative_to(templates_folder()) or pattern in _that_come_with_oscb():
        return regex(source, flags)
    return cast("re.Pattern[str]", _Timed(profile, pattern, source, flags))


@cache
def _that_come_with_oscb() -> frozenset[str]:
    from oscb_cli.profile.found import PROFILE_FILE
    from oscb_cli.profile.load import said_in

    folders = sorted(file.parent for file in templates_folder().glob(f"*/{PROFILE_FILE}"))
    return frozenset(pattern for folder in folders for _, pattern in patterns_of(said_in(folder)))


class _Timed:
    """A regular expression that is stopped."""

    def __init__(self, profile: Profile, pattern: str, source: str, flags: int) -> None:
        self._profile = profile
        self._pattern = pattern
        self._source = source
        self._flags = flags & ~re.NOFLAG
        self._left = _SECONDS_AT_FIRST
        self._compiled: Any = None

    def search(self, text: str) -> Any:
        """The first place where it matches."""
        return next(self._within(text, "search"), None)

    def match(self, text: str) -> Any:
        """What it matches at the beginning."""
        return next(self._within(text, "match"), None)

    def finditer(self, text: str) -> Iterator[Any]:
        """Every place where it matches."""
        return self._within(text, "finditer")

    def _within(self, text: str, method: str) -> Iterator[Any]:
        import regex as stoppable

        if self._compiled is None:
            self._compiled = stoppable.compile(self._source, self._flags)
        self._left += len(text) * _SECONDS_A_LETTER
        begun = time.perf_counter()
        try:
            if self._left <= 0:
                raise TimeoutError
            found = getattr(self._compiled, method)(text, timeout=self._left)
            matches = list(found) if method == "finditer" else [found]
        except TimeoutError:
            self._left = 0.0  # it is not tried again
            raise BadProfile(self._too_slow(len(text))) from None
        self._left -= time.perf_counter() - begun
        return iter(matches)

    def _too_slow(self, length: int) -> str:
        from oscb_cli.profile.load import files_of
        from oscb_cli.profile.mistakes import mistake_at

        data = self._profile.model_dump(mode="json")
        keys = next(keys for keys, pattern in patterns_of(data) if pattern == self._pattern)
        said = f"takes too long on a text of {length:,} letters, so oscb stopped. Make it simpler"
        return str(mistake_at(keys, said, data, files_of(self._profile)))
