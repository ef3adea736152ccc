"""Change the code at random, one small thing at a time, and see whether a test notices.

The changes are those of cosmic-ray: another comparison, ``and`` for ``or``, a number one higher, a ``not`` more or
less, a loop that ends otherwise. Each is made in a copy, and the tests beside the code are run until one fails. The
choice follows from the seed, so that a run can be made again; what no test noticed is listed with its line.

    python scripts/mutants.py --count 300 --seed 1
"""

import argparse
import ast
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
from functools import cache
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
_SAME = "tests/same"
TESTS = {
    "model": ("tests/model", "tests/layout", _SAME, "tests/rules", "tests/readers/test_round_trips.py"),
    "rules": ("tests/rules", _SAME, "tests/model"),
    "recogniser": (_SAME, "tests/recogniser", "tests/readers/test_word_files.py", "tests/profile"),
    "signoff": ("tests/signoff", _SAME, "tests/actions", "tests/end_to_end/test_signoff.py"),
    "calendar": ("tests/calendar", _SAME, "tests/rules"),
    "layout": (
        "tests/layout",
        _SAME,
        "tests/writers/test_docx.py",
        "tests/profile",
        "tests/end_to_end/test_publish.py",
    ),
}
"""The tests beside each package, those that say most first."""
_WANTED = re.compile(
    r"core/(?:ReplaceComparisonOperator_"
    r"(?:Eq_NotEq|NotEq_Eq|Is_IsNot|IsNot_Is|Lt_LtE|Lt_GtE|LtE_Lt|LtE_Gt|Gt_GtE|Gt_LtE|GtE_Gt|GtE_Lt)|"
    r"ReplaceAndWithOr|ReplaceOrWithAnd|AddNot|NumberReplacer|ReplaceBreakWithContinue|ReplaceContinueWithBreak|"
    r"ReplaceTrueWithFalse|ReplaceFalseWithTrue|ReplaceUnaryOperator_Delete_\w+|ZeroIterationForLoop|"
    r"ReplaceBinaryOperator_(?:Add_Sub|Sub_Add|Mul_Div|Div_Mul|FloorDiv_Mul))"
)
"""Comparisons are turned round, or take in their boundary or leave it out; everything else as cosmic-ray has it."""
_SECONDS = 400


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
    """So many of all changes that there can be, each as likely as any other, chosen by the seed."""
    chance = random.Random(seed)  # noqa: S311 - a choice of tests, and no secret
    every = [mutant for package in packages for mutant in _of_package(package)]
    chance.shuffle(every)
    return islice((mutant for mutant in every if mutant.code() is not None and not _is_of_words(mutant)), count)


def _of_package(package: str) -> Iterator[Mutant]:
    operators = [(name, get_operator(name)()) for name in sorted(operator_names()) if _WANTED.fullmatch(name)]
    for file in sorted((ROOT / "oscb_cli" / package).rglob("*.py")):
        nodes = list(ast_nodes(get_ast(file.read_bytes())))
        for name, operator in operators:
            places = sum(1 for node in nodes for _ in operator.mutation_positions(node))
            yield from (Mutant(str(file.relative_to(ROOT)), name, place) for place in range(places))


_GUARDS = re.compile(r"TYPE_CHECKING|@lru_cache|maxsize|flags=|frozen=True|strict=(?:True|False)|^\s*(?:from|import) ")
"""Lines that do nothing a test could see: types, sizes of caches, guards against a programmer's mistakes."""


def _is_of_words(mutant: Mutant) -> bool:
    """Whether a change is of nothing that runs: a type, a guard, the mark before keywords, a rule's own examples."""
    before, after = (ROOT / mutant.file).read_text(encoding="utf-8").splitlines(), (mutant.code() or "").splitlines()
    place = next((place for place, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), 0)
    if _GUARDS.search(before[place]) or (mutant.operator.endswith("Mul_Div") and "*," in before[place]):
        return True
    return any(first <= place + 1 <= last for first, last in _examples(mutant.file))


@cache
def _examples(file: str) -> tuple[tuple[int, int], ...]:
    """The lines of a rule's examples, from and to: they are what its tests try, and no code."""
    if file.endswith("engine/sound.py"):
        return ((1, 10_000),)
    found = ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8")))
    return tuple(
        (node.value.lineno, node.value.end_lineno or 0)
        for node in found
        if isinstance(node, ast.keyword) and node.arg in {"bad", "good"}
    )


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
                sys.stderr.write("." if found else "x")
                sys.stderr.flush()
                if not found:
                    missed += 1
                    print(f"NOT NOTICED {mutant.operator.removeprefix('core/')} {mutant.told()}", flush=True)
    print(f"{len(chosen)} changes, {len(chosen) - missed} noticed ({(len(chosen) - missed) / len(chosen):.0%})")


if __name__ == "__main__":
    main()
