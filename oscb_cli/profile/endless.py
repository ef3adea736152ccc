"""Whether a regular expression can take for ever: whether there are two ways round a loop of it for the same words.

``(a+)+$`` reads “aaaa” as one time round with four letters, as two with two, and so on: eight ways for four letters,
and twice as many for each letter more, all of which are tried before it is known that what follows does not fit. Such
a pattern is exponentially ambiguous (Weber and Seidl, On the degree of ambiguity of finite automata, 1991, criterion
EDA): its automaton has a state from which one text leads back to it by two paths.

The automaton has a state for each sign of the pattern (Glushkov, 1961). What looks around, and where a word ends, is
taken to fit always: then a pattern may be found ambiguous that is not, and never the other way round.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from msgspec import Struct

_SIGNS = [*map(chr, range(32, 127)), "\t", "\n", "\u00a0", "–", "’", "“", "é", "£", "中"]
"""What stands for all signs there are; the letters of a pattern are added to them."""

_MANY = 10
"""A loop of so many times is as slow as one without an end."""

_MOST_STATES = 400
"""Of a longer pattern it is not worked out: it is cut off by the clock when it runs (``council_patterns``)."""

_Ways = dict[int, int]
"""The states that a part can begin or end with, and in how many ways; more than two are two."""


class _Part(Struct, frozen=True):
    """A part of a pattern: what it can begin and end with, and in how many ways it can be empty."""

    first: _Ways = {}
    last: _Ways = {}
    empty: int = 1


def is_endless(pattern: str, flags: int = 0) -> bool:
    """Whether a pattern has a loop that can read one text in more and more ways the longer it is.

    :raises re.error: it is no regular expression.
    """
    parsed = parser.parse(pattern, flags)
    automaton = _Automaton(pattern)
    try:
        automaton.part(parsed)
    except _TooLarge:
        return False
    return automaton.is_ambiguous() or any(is_endless_part(part) for part in automaton.aside)


def is_endless_part(parsed: Any) -> bool:
    """The same of what looks around, which is a pattern of its own."""
    automaton = _Automaton("")
    automaton.part(parsed)
    return automaton.is_ambiguous()


class _TooLarge(Exception):
    """It has more states than are worth while."""


class _Automaton:
    def __init__(self, pattern: str) -> None:
        self.aside: list[Any] = []
        self._signs = [*_SIGNS, *(sign for sign in dict.fromkeys(pattern) if sign not in _SIGNS)]
        self._read: list[int] = []  # which signs a state takes, a bit for each
        self._follow: Counter[tuple[int, int]] = Counter()  # in how many ways one state follows another

    def part(self, nodes: Iterable[tuple[Any, Any]]) -> _Part:
        """Parts, one after the other."""
        found = _Part()
        for kind, value in nodes:
            found = self._then(found, self._node(kind, value))
        return found

    def _node(self, kind: Any, value: Any) -> _Part:
        if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            return self._repeated(*value)
        if kind is code.BRANCH:
            either = _Part(empty=0)
            for nodes in value[1]:
                one = self.part(nodes)
                either = _Part(
                    _both(either.first, one.first), _both(either.last, one.last), min(2, either.empty + one.empty)
                )
            return either
        if kind is code.SUBPATTERN:
            return self.part(value[3])
        if kind is code.ATOMIC_GROUP:
            return self.part(value)
        if kind in (code.ASSERT, code.ASSERT_NOT):
            self.aside.append(value[1])
            return _Part()
        if kind is code.GROUPREF_EXISTS:
            return self._node(code.BRANCH, (None, [value[1], value[2] or []]))
        if kind in (code.AT, code.FAILURE):
            return _Part()
        return self._state(kind, value)

    def _state(self, kind: Any, value: Any) -> _Part:
        if len(self._read) >= _MOST_STATES:
            raise _TooLarge
        takes = _taker(kind, value)
        self._read.append(sum(1 << place for place, sign in enumerate(self._signs) if takes(sign)))
        here = {len(self._read) - 1: 1}
        return _Part(here, here, empty=0)

    def _then(self, one: _Part, other: _Part) -> _Part:
        self._follows(one.last, other.first)
        return _Part(
            _both(one.first, other.first, one.empty),
            _both(other.last, one.last, other.empty),
            min(2, one.empty * other.empty),
        )

    def _repeated(self, fewest: int, most: int, nodes: Any) -> _Part:
        """A loop: a few times are so many parts one after the other, many are a way back to its beginning."""
        if most >= _MANY:
            found = self.part(nodes)
            self._follows(found.last, found.first)
            return _Part(found.first, found.last, int(found.empty > 0 or not fewest))
        found = _Part()
        for _ in range(most - fewest):  # from the last one back: one that is left out leaves out those after it
            again = self._then(self.part(nodes), found)
            found = _Part(again.first, again.last, 1)
        for _ in range(fewest):
            found = self._then(self.part(nodes), found)
        return found

    def _follows(self, ends: _Ways, begins: _Ways) -> None:
        for end, ways in ends.items():
            for begin, more in begins.items():
                self._follow[end, begin] += ways * more

    def is_ambiguous(self) -> bool:
        """Whether one text leads from a state back to it by two paths."""
        after: dict[int, set[int]] = defaultdict(set)
        for end, begin in self._follow:
            after[end].add(begin)
        back = {state: _reached({state}, lambda one: after[one]) for state in range(len(self._read))}
        if any(ways > 1 and end in back[begin] for (end, begin), ways in self._follow.items()):
            return True

        def pairs_after(pair: tuple[int, int]) -> Iterable[tuple[int, int]]:
            one, other = pair
            return (
                (a, b)
                for a in after[one]
                if one in back[a]
                for b in after[other]
                if other in back[b] and self._read[a] & self._read[b]
            )

        for state in range(len(self._read)):
            if state not in back[state]:
                continue
            for pair in _reached({(state, state)}, pairs_after):
                if pair[0] != pair[1] and (state, state) in _reached({pair}, pairs_after):
                    return True
        return False


def _both(one: _Ways, other: _Ways, times: int = 1) -> _Ways:
    """The ways of one and, so many times, those of another."""
    if not times:
        return one
    return {state: min(2, one.get(state, 0) + times * other.get(state, 0)) for state in {**one, **other}}


def _reached(begin: set[Any], after: Callable[[Any], Iterable[Any]]) -> set[Any]:
    """What is reached from somewhere by one step or more."""
    found: set[Any] = set()
    waiting = list(begin)
    while waiting:
        for one in after(waiting.pop()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found


_CATEGORIES = {
    code.CATEGORY_DIGIT: r"\d", code.CATEGORY_NOT_DIGIT: r"\D",
    code.CATEGORY_SPACE: r"\s", code.CATEGORY_NOT_SPACE: r"\S",
    code.CATEGORY_WORD: r"\w", code.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def _taker(kind: Any, value: Any) -> Callable[[str], bool]:
    """What says whether a sign fits; capitals and small letters are one, as most patterns are looked for so."""
    if kind is code.LITERAL:
        return lambda sign: sign.casefold() == chr(value).casefold()
    if kind is code.NOT_LITERAL:
        return lambda sign: sign != chr(value)
    if kind is code.RANGE:
        low, high = value
        return lambda sign: any(low <= ord(one) <= high for one in {sign, *sign.lower(), *sign.upper()})
    if kind is code.CATEGORY:
        return lambda sign: re.fullmatch(_CATEGORIES[value], sign) is not None
    if kind is code.IN:
        inside = [_taker(*one) for one in value if one[0] is not code.NEGATE]
        negated = value[0][0] is code.NEGATE
        return lambda sign: any(takes(sign) for takes in inside) is not negated
    return lambda _: True  # any sign, or a group again
