"""The digests: how they are made, and where they stand."""

import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tests.same.cases import GROUPS
from tests.same.common import Case

FILE = Path(__file__).with_name("digests.json")
A_PART = 20


def cases(group: str, part: int | None = None) -> Iterator[Case]:
    """The cases of a group, or those of one part of it."""
    every = GROUPS[group]()
    return every if part is None else islice(every, part * A_PART, (part + 1) * A_PART)


def parts() -> Iterator[tuple[str, int]]:
    """Each group's parts, by number: the first parts of all groups first, so that most is seen soon."""
    counts = {group: -(-sum(1 for _ in cases(group)) // A_PART) for group in GROUPS}
    for part in range(max(counts.values())):
        yield from ((group, part) for group, count in counts.items() if part < count)


def digest(case: Case, folder: Path) -> str:
    """What is made of a case, in a few signs."""
    return hashlib.sha256(as_text(case, folder).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def as_text(case: Case, folder: Path) -> str:
    """What is made of a case, as JSON."""
    return json.dumps(case[1](folder), indent=1, sort_keys=True, ensure_ascii=False, default=str)


def known() -> dict[str, dict[str, str]]:
    """The digests as they were, by group and name."""
    found: dict[str, dict[str, str]] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return found
