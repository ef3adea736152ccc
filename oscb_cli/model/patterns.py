"""Regular expressions that are compiled when they are first used.

Rules and readers have two hundred of them, and most runs use a few: to compile them all makes a cold draft 7 % slower.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "flags", "groups")


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression, to be used like any other.

    :param flags: those of the module ``re``.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))


class _Pattern:
    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Asked for what it has not yet: compile it, and have its methods from now on, as quick as its own."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
