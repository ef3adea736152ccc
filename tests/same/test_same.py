"""Nothing becomes other than before without anybody meaning it."""

from itertools import islice
from pathlib import Path

import pytest

from tests.same.cases import GROUPS
from tests.same.digests import cases, digest, known, parts

KNOWN = known()
EVERY = 3
"""One input of three is tried here, in the first part the first, fourth …; `python -m tests.same` tries all."""


@pytest.mark.parametrize(("group", "part"), list(parts()))
def test_everything_becomes_what_it_became(group: str, part: int, tmp_path: Path) -> None:
    before = KNOWN[group]
    other = [
        case[0]
        for case in islice(cases(group, part), part % EVERY, None, EVERY)
        if digest(case, tmp_path) != before.get(case[0])
    ]
    assert other == [], "if that is meant: python -m tests.same"


def test_nothing_is_forgotten() -> None:
    assert {group: [name for name, _ in cases(group)] for group in GROUPS} == {
        group: list(found) for group, found in KNOWN.items()
    }
