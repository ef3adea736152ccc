"""Reports: Word files, texts, Markdown and JSON, as they should be and in which something went wrong."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec

from oscb_cli.actions.check import checked_of
from oscb_cli.actions.convert import converted
from oscb_cli.actions.draft import subject_of
from oscb_cli.actions.publish import public_copy
from oscb_cli.actions.read import read_one
from oscb_cli.layout.between_councils import in_form_of
from oscb_cli.layout.compose import document
from oscb_cli.layout.document import Document
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.formats import HTML
from oscb_cli.readers.read import ReadReport, read_data
from oscb_cli.recogniser import recognise
from oscb_cli.recogniser.path import best_path
from oscb_cli.reporters.terminal import one_by_one
from oscb_cli.rules.engine.run import check
from tests.officers.councils import typed
from tests.officers.forms import report
from tests.officers.render import text, word
from tests.same.common import COUNCILS, EVERY_COUNCIL, TODAY, Case, chance_of, examples, or_refused
from tests.same.spoil import other_lines, spoilt, spoilt_data


def typed_files() -> Iterator[Case]:
    """Word files and texts in many forms, Oxfordshire's and three other councils'."""
    for seed in range(5_000, 5_110):
        name = f"{seed}.docx" if seed < 5_070 else f"{seed}.txt"
        yield name, partial(_made_of_file, name, "oxfordshire", seed, False)
    for council in COUNCILS:
        for seed in range(5_300, 5_316):
            name = f"{council}-{seed}.docx"
            yield name, partial(_made_of_file, name, council, seed, False)


def spoilt_files() -> Iterator[Case]:
    """The same kinds of files, in which lines and words went wrong."""
    for place, council in enumerate(("oxfordshire", *EVERY_COUNCIL, "oxfordshire")):
        for seed in range(6_000 + 100 * place, 6_064 + 100 * place):
            name = f"{council}-{seed}.docx" if seed % 2 else f"{council}-{seed}.txt"
            yield name, partial(_made_of_file, name, council, seed, True)


def _made_of_file(name: str, council: str, seed: int, is_spoilt: bool, folder: Path) -> Any:
    blocks = report(seed)[1] if council == "oxfordshire" else typed(load_profile(council), seed)[1]
    if is_spoilt:
        blocks = spoilt(blocks, chance_of(name))
    file = folder / name
    file.write_bytes(word(blocks, seed) if name.endswith(".docx") else text(blocks).encode())
    with _weighed() as weights:
        read = read_one(str(file), None if council == "oxfordshire" else council)
    seen = msgspec.to_builtins(read.sightings)
    return {
        **_found(read),
        "report": read.report.to_data(),
        "seen": seen,
        "source": repr(read.source),
        "weights": weights,
    }


@contextmanager
def _weighed() -> Iterator[list[Any]]:
    """What spoke for each role of each line of the files that are read meanwhile."""
    weights: list[Any] = []

    def weighed(scores: Sequence[Sequence[float]]) -> Any:
        found = best_path(scores)
        weights.append([[[round(score, 4) for score in line] for line in scores], repr(found)])
        return found

    with patch.object(recognise, "best_path", weighed):
        yield weights


def _found(read: ReadReport) -> dict[str, Any]:
    """What the rules find in a report, and what its document shows."""
    found = checked_of(read, check(subject_of(read, TODAY)), TODAY, with_sign_offs=True)
    lines = one_by_one([found], 90, details=True)
    return {
        "found": [[f.code, f.severity, f.message, repr(f.location), repr(f.fix)] for f in found.findings],
        "told": [repr(line) for line in lines],
        "shown": _shown(document(read.report_to_show, read.profile)),
    }


def _shown(document: Document) -> Any:
    return [repr(item) for item in document.items] + [document.numbers, document.markings]


def markdown_files() -> Iterator[Case]:
    """Reports as Markdown, in which lines went wrong."""
    for seed in range(200):
        yield f"markdown-{seed}.md", partial(_made_of_markdown, f"markdown-{seed}.md")


def _made_of_markdown(name: str, folder: Path) -> Any:
    chance = chance_of(name)
    data = chance.choice(examples())
    words = other_lines(converted(read_data(data, "r.json", "", None), ".md").decode(), chance)
    (folder / name).write_text(words, encoding="utf-8")
    made = or_refused(lambda: _of_markdown(folder / name))
    return json.loads(json.dumps(made, default=str).replace(str(folder), ""))


def _of_markdown(file: Path) -> Any:
    read = read_one(str(file))
    return {**_found(read), "report": read.report.to_data(), "problems": [str(problem) for problem in read.problems]}


def report_files() -> Iterator[Case]:
    """Report files with values changed, in the forms of four councils, checked on days near their dates."""
    for seed in range(500):
        yield f"report {seed}", partial(_made_of_data, f"report {seed}")


def _made_of_data(name: str, folder: Path) -> Any:
    chance = chance_of(name)
    data = spoilt_data(chance.choice(examples()), TODAY, chance)
    read = read_data(data, str(folder / "r.json"), "", None)
    made: dict[str, Any] = {"problems": [str(problem) for problem in read.problems], **_found(read)}
    for suffix in (".md", ".json", ".yaml", ".txt"):
        made[suffix] = or_refused(lambda: converted(read, suffix).decode())  # noqa: B023 - it is run at once
    public = or_refused(lambda: repr(public_copy(read, TODAY, with_errors=chance.random() < 0.8, formats=(HTML,))))
    made["public"] = public.replace(str(folder), "")
    other = load_profile(chance.choice(EVERY_COUNCIL))
    elsewhere, moved = in_form_of(read.report, read.profile, other)
    made["elsewhere"] = [elsewhere.to_data(), repr(moved), _shown(document(elsewhere, other))]
    return made
