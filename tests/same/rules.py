"""The rules: what is written of them, and what each finds in its own examples, as they are and in other words."""

import copy
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from oscb_cli.model.schedule_12a import EXEMPT_INFORMATION
from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.rules.engine.rule import Example, Rule
from oscb_cli.rules.engine.sound import subject_of
from tests.same.common import Case, chance_of
from tests.same.spoil import in_other_words

TIMES = 6
"""How often each example is tried."""


def rules() -> Iterator[Case]:
    """Each rule."""
    for rule in all_rules():
        yield rule.code, partial(_made_of_rule, rule)
    yield "Schedule 12A", lambda _folder: [[number, words] for number, words in EXEMPT_INFORMATION.items()]


def _made_of_rule(rule: Rule, _folder: Path) -> Any:
    chance = chance_of(rule.code)
    about = [rule.code, rule.severity, rule.summary, rule.counted, rule.why, rule.source, rule.help]
    tried = []
    for example in (*rule.bad, *rule.good):
        for time in range(TIMES):
            near = _near(example, chance) if time else example
            found = [[f.location.pointer, f.message, f.help, repr(f.fix)] for f in rule.check(subject_of(near))]
            tried.append([repr(near.change), near.today, found])
    return [about, rule.fixes, rule.needs_whole, tried]


def _near(example: Example, chance: random.Random) -> Example:
    """An example with other words somewhere in its change, or on a day near by."""
    change = copy.deepcopy(dict(example.change))
    places = [place for place in _texts(change) if isinstance(place[0][place[1]], str)]
    if places and chance.random() < 0.8:
        for _ in range(chance.choice((1, 1, 2))):
            holder, key = chance.choice(places)
            value = str(holder[key])
            try:
                holder[key] = (date.fromisoformat(value) + timedelta(days=chance.choice((-30, -1, 1, 30)))).isoformat()
            except ValueError:
                holder[key] = in_other_words(value, chance)
    day = date.fromisoformat(example.today) + timedelta(days=chance.choice((-365, -90, -14, -1, 0, 0, 0, 1, 14, 365)))
    sightings = tuple(
        replace(one, value=one.value + chance.choice((-1, -0.1, 0, 0.1, 1)), words=in_other_words(one.words, chance))
        for one in example.sightings
    )
    return replace(example, change=change, today=day.isoformat(), sightings=sightings)


def _texts(value: Any) -> Iterator[tuple[Any, Any]]:
    keys: Any = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _texts(value[key])
