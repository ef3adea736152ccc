"""Which of the names that a council has a misspelt one stands for."""

from collections.abc import Sequence
from functools import lru_cache

from oscb_cli.profile.folding import folded
from oscb_cli.profile.schema import Profile

_SMALL = frozenset({"and", "of", "the", "for", "&"})
_GENERIC = frozenset({"committee", "board", "panel", "full", "group", "county", "city", "borough", "district"})
_LONG, _SHORT = 7, 4


def near_committee(said: str, profile: Profile) -> str:
    """The committee that a name which the profile does not know is nearly the name of; empty where there is none."""
    names = tuple(name for spec in profile.committees for name in (spec.name, *spec.aliases))
    if near := near_name(said, names) or next((name for name in names if _words(name) == _words(said)), ""):
        return near  # an “and” may be all that is missing
    head, with_portfolio, portfolio = said.partition(" for ")
    if not with_portfolio:
        return ""
    holders = tuple(name for spec in profile.committees if spec.with_portfolio for name in (spec.name, *spec.aliases))
    near = near_name(head, holders)
    return f"{near} for {portfolio}" if near else ""


@lru_cache(maxsize=1024)
def near_name(said: str, names: Sequence[str]) -> str:
    """The name whose words are all nearly those of another, and not the same; the likest, or empty.

    Small words, and words such as “committee” that many names share, may be missing.
    """
    own = _words(said)
    found = [(slips, name) for name in names if (slips := _slips(own, _words(name)))]
    return min(found, key=lambda pair: pair[0])[1] if found else ""


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.strip(".,()") for word in folded(name).split() if word not in _SMALL)


def _slips(said: Sequence[str], known: Sequence[str]) -> int | None:
    """How many slips of the hand make one of the other; None where they are different names."""
    left, slips, matched = list(said), 0, False
    for word in known:
        near = min(
            ((distance, other) for other in left if (distance := _distance(other, word)) is not None), default=None
        )
        if near is not None:
            left.remove(near[1])
            slips += near[0]
            matched = matched or word not in _GENERIC
        elif word in _GENERIC:
            slips += 1
        else:
            return None
    if not matched or any(word not in _GENERIC for word in left):
        return None
    return slips + len(left)


def _distance(word: str, known: str) -> int | None:
    """How many letters are wrong, missing, too many or have changed places; None where too many to be a slip."""
    if word == known:
        return 0
    most = 2 if len(known) >= _LONG else 1 if len(known) > _SHORT else 0
    if abs(len(word) - len(known)) > most or not most or (most > 1 and word[0] != known[0]):
        return None
    before_last: list[int] = []
    last = list(range(len(known) + 1))
    for row, letter in enumerate(word, 1):
        here = [row]
        for column, other in enumerate(known, 1):
            cost = min(last[column] + 1, here[column - 1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == known[column - 2] and word[row - 2] == other:
                cost = min(cost, before_last[column - 2] + 1)
            here.append(cost)
        before_last, last = last, here
    return last[-1] if last[-1] <= most else None
