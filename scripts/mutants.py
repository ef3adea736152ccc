"""Change the code at random, one small thing at a time, and see whether a test notices.

The changes are those of cosmic-ray: another comparison, ``and`` for ``or``, a number one higher, a ``not`` more or
less, a loop that ends otherwise. Each is made in a copy, and the tests beside the code are run until one fails. The
choice follows from the seed, so that a run can be made again; what no test noticed is listed with its line.

    python scripts/mutants.py --count 300 --seed 1
"""

import argparse
import difflib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
TESTS = {
    "model": ("tests/model", "tests/layout", "tests/rules", "tests/readers/test_round_trips.py"),
    "rules": ("tests/rules", "tests/model"),
    "recogniser": ("tests/recogniser", "tests/officers", "tests/readers/test_word_files.py", "tests/profile"),
    "signoff": ("tests/signoff", "tests/actions", "tests/end_to_end/test_signoff.py"),
    "calendar": ("tests/calendar", "tests/rules"),
    "layout": ("tests/layout", "tests/writers/test_docx.py", "tests/profile", "tests/end_to_end/test_publish.py"),
}
"""The tests beside each package, those that say most first."""
_WANTED = re.compile(
    r"core/(?:ReplaceComparisonOperator_(?!Is)\w+|ReplaceAndWithOr|ReplaceOrWithAnd|AddNot|NumberReplacer|"
    r"ReplaceBreakWithContinue|ReplaceContinueWithBreak|ReplaceTrueWithFalse|ReplaceFalseWithTrue|"
    r"ReplaceUnaryOperator_\w+|ReplaceBinaryOperator_(?:Add_Sub|Sub_Add|Mul_Div|Div_Mul|FloorDiv_Mul))"
)
_SECONDS = 120


class Mutant(NamedTuple):
    """A change: the file, what cosmic-ray calls the change, and which of its places in the file."""

    file: str
    operator: str
    place: int

    def code(self) -> str | None:
        """The file with the change; None where there is no such place."""
        before = (ROOT / self.file).read_text(encoding="utf-8")
        changed: str | None = mutate_code(before.encode(), get_operator(self.operator)(), self.place)
        return None if changed is None or changed == before else changed

    def told(self) -> str:
        """The change in words: the line before and after."""
        before = (ROOT / self.file).read_text(encoding="utf-8").splitlines()
        after = (self.code() or "").splitlines()
        lines = [line for line in difflib.unified_diff(before, after, n=0, lineterm="") if line[:1] in "+-@"]
        changed = [line for line in lines if not line.startswith(("---", "+++"))]
        return f"{self.file}\n    " + "\n    ".join(changed)


def mutants(packages: list[str], count: int, seed: int) -> Iterator[Mutant]:
    """So many changes, chosen by the seed: a file by its length, then one of the changes that it can have."""
    chance = random.Random(seed)  # noqa: S311 - a choice of tests, and no secret
    files = [
        str(file.relative_to(ROOT))
        for package in packages
        for file in sorted((ROOT / "oscb_cli" / package).rglob("*.py"))
    ]
    weights = [(ROOT / file).stat().st_size for file in files]
    operators = sorted(name for name in operator_names() if _WANTED.fullmatch(name))
    seen: set[Mutant] = set()
    while len(seen) < count:
        chosen = Mutant(chance.choices(files, weights)[0], chance.choice(operators), chance.randrange(12))
        if chosen not in seen and chosen.code() is not None and not _is_of_words(chosen):
            seen.add(chosen)
            yield chosen


def _is_of_words(mutant: Mutant) -> bool:
    """Whether a change is of nothing that runs: a type, a constant's limit that is only a guard of time."""
    changed = [line for line in mutant.told().splitlines() if line.strip().startswith("-")]
    return any(re.search(r"TYPE_CHECKING|@lru_cache|maxsize|flags=|^\s*-\s*(?:from|import) ", line) for line in changed)


def notices(mutant: Mutant, copy: Path) -> bool:
    """Whether a test fails with a change."""
    file = copy / mutant.file
    before = file.read_text(encoding="utf-8")
    file.write_text(mutant.code() or "", encoding="utf-8")
    package = Path(mutant.file).parts[1]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--no-header", *TESTS[package]]
    env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "OSCB_CACHE": ""}
    try:
        done = subprocess.run(command, cwd=copy, capture_output=True, timeout=_SECONDS, check=False, env=env)
        return done.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(before, encoding="utf-8")


def main() -> None:
    """Try changes, and list those that no test noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--package", action="append", default=[], choices=[*TESTS])
    wanted = parser.parse_args()
    chosen = list(mutants(wanted.package or [*TESTS], wanted.count, wanted.seed))
    with tempfile.TemporaryDirectory() as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(wanted.jobs):
            ignored = shutil.ignore_patterns(".venv", ".git", "out", ".*_cache", "__pycache__", ".hypothesis")
            copies.put(Path(shutil.copytree(ROOT, Path(folder) / str(number) / "copy", ignore=ignored)))

        def tried(mutant: Mutant) -> bool:
            copy = copies.get()
            try:
                return notices(mutant, copy)
            finally:
                copies.put(copy)

        missed = 0
        with ThreadPoolExecutor(wanted.jobs) as pool:
            for mutant, found in zip(chosen, pool.map(tried, chosen), strict=True):
                if not found:
                    missed += 1
                    print(f"NOT NOTICED {mutant.operator.removeprefix('core/')} {mutant.told()}", flush=True)
    print(f"{len(chosen)} changes, {len(chosen) - missed} noticed ({(len(chosen) - missed) / len(chosen):.0%})")


if __name__ == "__main__":
    main()
