"""A report file to fill in."""

from pathlib import Path

import pytest

from oscb_cli.actions.start import skeleton
from oscb_cli.interview.answers import Answers
from oscb_cli.interview.questions import questions
from oscb_cli.model.to_insert import to_insert
from oscb_cli.profile.load import load_profile
from tests.interview.conversation import about
from tests.support import load, oscb

PROFILE = load_profile("oxfordshire")
SUFFIXES = [".md", ".yaml", ".json"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_it_has_the_guidance_of_every_required_part(suffix: str) -> None:
    text = " ".join(skeleton(PROFILE, suffix).replace("\n# ", " ").split())
    wanted = [spec.guidance for spec in PROFILE.sections if spec.required]
    wanted += [spec.guidance for spec in PROFILE.implications if spec.required]
    assert all(guidance in text for guidance in wanted)
    if suffix != ".json":
        assert all(PROFILE.guidance[key] in text for key in ("committee", "meeting_date", "background_papers", "month"))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_it_is_read_and_checked_and_everything_in_it_is_still_to_be_filled_in(suffix: str, tmp_path: Path) -> None:
    assert oscb("new", "-o", f"r{suffix}", cwd=tmp_path).status == 0
    run = oscb("check", f"r{suffix}", "--format", "json", cwd=tmp_path)
    assert run.status == 1
    assert '"FI0' not in run.out
    assert run.out.count('"ST004"') >= 11
    assert oscb("new", "-o", f"r{suffix}", cwd=tmp_path).status == 2


def test_the_three_formats_say_the_same(tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        oscb("new", "-o", f"r{suffix}", cwd=tmp_path)
        oscb("convert", f"r{suffix}", f"as{suffix[1:]}.json", cwd=tmp_path)
    made = [load(tmp_path / f"as{suffix[1:]}.json") for suffix in SUFFIXES]
    assert made[1] == made[2]
    for entry in made[1]["implications"]:
        entry.pop("checked_by", None)
    assert made[0] == made[1]


def test_the_interview_takes_what_is_to_be_inserted_for_no_answer(tmp_path: Path) -> None:
    oscb("new", "-o", "r.json", cwd=tmp_path)
    answers = Answers(load(tmp_path / "r.json"), lambda _: None)
    asked = {question.name for question in questions(about(answers.data)) if not question.has_answer(answers)}
    assert {"title", "sections.background", "implications.legal.text", "recommendation.items.1"} <= asked


def test_a_format_that_nobody_types_in_is_refused(tmp_path: Path) -> None:
    run = oscb("new", "-o", "r.docx", cwd=tmp_path)
    assert (run.status, "that ends in .md, .yaml or .json" in run.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_brackets_in_guidance_do_not_end_it() -> None:
    assert to_insert("the [full] title") == "[Insert: the (full) title]"
