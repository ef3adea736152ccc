"""Nothing becomes other than before without anybody meaning it."""

from pathlib import Path

import pytest

from tests.same.cases import GROUPS
from tests.same.digests import cases, digest, known, parts

KNOWN = known()


@pytest.mark.parametrize(("group", "part"), list(parts()))
def test_everything_becomes_what_it_became(group: str, part: int, tmp_path: Path) -> None:
    before = KNOWN[group]
    other = [case[0] for case in cases(group, part) if digest(case, tmp_path) != before.get(case[0])]
    assert other == [], "if that is meant: python -m tests.same"


def test_nothing_is_forgotten() -> None:
    assert {group: [name for name, _ in cases(group)] for group in GROUPS} == {
        group: list(found) for group, found in KNOWN.items()
    }
