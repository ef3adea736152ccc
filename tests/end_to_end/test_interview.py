"""The interview in a pseudo-terminal: from nothing to the document, stopped and taken up again, at both prompts."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oscb_cli.interview.question import Form, Question
from tests.interview.conversation import Step, conversation
from tests.interview.test_flow import SETTLED
from tests.interview.test_pasted import needs_the_published_text
from tests.support import ANNUAL_REPORT, PUBLISHED_TEXT, load, oscb

pexpect = pytest.importorskip("pexpect", reason="there are no pseudo-terminals here")

from tests.interview.terminals import DrawnTerminal, PlainTerminal, Terminal  # noqa: E402 - pexpect comes first

NAME = "annual"
DOCUMENT = "2024-09-20 Oxfordshire Safeguarding Children Board (OSCB) Annual Report 2023-24.docx"
Prompts = Callable[..., Terminal]
both_prompts = pytest.mark.parametrize("prompts", [PlainTerminal, DrawnTerminal])


def script() -> list[Step]:
    return conversation(load(ANNUAL_REPORT))


def expected(folder: Path) -> bytes:
    """The document of the example, from a report file of the name that the interviews use."""
    other = folder / "expected"
    other.mkdir()
    (other / f"{NAME}.json").write_bytes(ANNUAL_REPORT.read_bytes())
    assert oscb("draft", f"{NAME}.json", "--no-input", "--today", "11 September 2024", cwd=other).status == 0
    return (other / DOCUMENT).read_bytes()


def begin(prompts: Prompts, folder: Path, *arguments: str, **more: Any) -> Terminal:
    """Begin an interview on a new file."""
    terminal = prompts(folder, *arguments, **more)
    terminal.wait_for("Name of the file")
    terminal.line(NAME)
    return terminal


def start(prompts: Prompts, folder: Path, data: object, *arguments: str) -> Terminal:
    """Take up an interview on a file that holds data."""
    (folder / "r.json").write_text(json.dumps(data))
    return prompts(folder, "r.json", "-o", "out.docx", *arguments)


def _seen_of(question: Question) -> str:
    return f"== {question.part} ==" if question.form is Form.TEXT else question.prompt


def the_annual_report() -> Any:
    return load(ANNUAL_REPORT)


@both_prompts
def test_the_published_report_typed_in_from_nothing_to_the_document(prompts: Prompts, tmp_path: Path) -> None:
    terminal = begin(prompts, tmp_path)
    for step in script():
        terminal.answer(step)
    terminal.finish_review()
    assert terminal.finish() == 0
    assert "nothing found" in terminal.everything
    assert load(tmp_path / f"{NAME}.json") == the_annual_report()
    assert (tmp_path / DOCUMENT).read_bytes() == expected(tmp_path)


def test_killed_after_every_single_answer_and_taken_up_again_it_is_the_same_document(tmp_path: Path) -> None:
    steps = script()
    terminal = begin(PlainTerminal, tmp_path)
    for place, step in enumerate(steps):
        terminal.answer(step)
        following = steps[place + 1].question if place + 1 < len(steps) else None
        terminal.wait_for(_seen_of(following) if following is not None else "Finish, or change a part")
        terminal.kill()
        terminal = PlainTerminal(tmp_path, f"{NAME}.json")
    terminal.finish_review()
    assert terminal.finish() == 0
    assert load(tmp_path / f"{NAME}.json") == the_annual_report()
    assert (tmp_path / DOCUMENT).read_bytes() == expected(tmp_path)
    assert [file.name for file in tmp_path.iterdir() if "unfinished" in file.name] == []


@both_prompts
def test_back_and_a_change_from_the_review_change_that_and_nothing_else(prompts: Prompts, tmp_path: Path) -> None:
    terminal = begin(prompts, tmp_path)
    for step in script():
        if step.question.name == "title":  # back to the date, keep it, and on to the title
            terminal.wait_for("Title")
            terminal.command("/back")
            terminal.wait_for("Agenda item")
            terminal.line("")
        terminal.answer(step)
    terminal.wait_for("Finish, or change a part")
    parts = list(dict.fromkeys((step.question.stage, step.question.part) for step in script()))
    terminal.choose(1 + [part for _, part in parts].index("Recommendation"))
    terminal.wait_for("Who is recommended to decide")
    terminal.keep()
    terminal.wait_for("Recommendation 1")
    terminal.line("note the annual report;")
    terminal.wait_for("Recommendation 2")
    terminal.keep()
    terminal.wait_for("Recommendation 3 (Enter for no more)")
    terminal.keep()
    terminal.finish_review()
    assert terminal.finish() == 0
    wanted = the_annual_report()
    wanted["recommendation"]["items"][0] = "note the annual report;"
    assert load(tmp_path / f"{NAME}.json") == wanted
    before = oscb("show", ANNUAL_REPORT, cwd=tmp_path).out
    after = oscb("show", DOCUMENT, cwd=tmp_path).out
    differing = {line.strip() for line in after.splitlines()} - {line.strip() for line in before.splitlines()}
    assert differing == {"(a) note the annual report;"}


@needs_the_published_text
@both_prompts
def test_the_body_of_the_published_text_pasted_at_the_prompt(prompts: Prompts, tmp_path: Path) -> None:
    text = PUBLISHED_TEXT.read_text(encoding="utf-8")
    data = the_annual_report()
    data["sections"] = [section for section in data["sections"] if section.get("key") not in {"background", None}]
    terminal = start(prompts, tmp_path, {**data, "settled": SETTLED})
    terminal.wait_for(terminal.asks_for_text("Background"))
    terminal.text(text[text.index("- Local multi-agency") : text.index("Strategic Policies")].strip())
    terminal.wait_for("What do you want to do with them")
    terminal.choose(0)
    terminal.wait_for("Is that right")
    terminal.choose(0)
    terminal.finish_review()
    assert terminal.finish() == 0
    sections = {
        section.get("heading") or section["key"]: section["text"] for section in load(tmp_path / "r.json")["sections"]
    }
    assert list(sections)[1:3] == ["background", "Key Issues"]
    assert sections["background"].count("\n\n") == 2
    assert sections["Key Issues"].count("\n- ") == 6
    assert not re.search(r"^\W*\d+\.", "\n".join(sections.values()), re.MULTILINE)


def test_a_killed_computer_loses_not_even_what_was_being_typed(tmp_path: Path) -> None:
    data = the_annual_report()
    data["sections"][0]["text"] = ""
    terminal = start(PlainTerminal, tmp_path, {**data, "settled": SETTLED})
    terminal.wait_for("Executive Summary. Type")
    for line in ("The library can open on Sundays.", "It costs little."):
        terminal.wait_for("> ")
        terminal.child.sendline(line)
        time.sleep(0.7)
    terminal.kill()
    terminal = PlainTerminal(tmp_path, "r.json", "-o", "out.docx")
    terminal.wait_for("You had started to type this")
    terminal.wait_for("It costs little.")
    terminal.text("")
    terminal.wait_for("Is that right")
    terminal.choose(0)
    terminal.finish_review()
    assert terminal.finish() == 0
    assert "The library can open on Sundays" in load(tmp_path / "r.json")["sections"][0]["text"]


@both_prompts
def test_typing_replaces_a_suggestion(prompts: Prompts, tmp_path: Path) -> None:
    terminal = prompts(tmp_path)
    terminal.wait_for("Name of the file")
    terminal.child.send("grit\r")
    terminal.wait_for("Divisions Affected (")
    terminal.child.send("Sampleford\r")
    terminal.wait_for("Committee")
    terminal.kill()
    assert load(tmp_path / "grit.json")["divisions_affected"] == ["Sampleford"]


def test_a_suggestion_can_be_changed_and_kept(tmp_path: Path) -> None:
    terminal = DrawnTerminal(tmp_path)
    terminal.wait_for("Name of the file")
    terminal.child.send("\x1b[D\x1b[C-2\r")  # to the left and back: it is there to be changed
    terminal.wait_for("Divisions Affected (")
    terminal.keep()
    terminal.wait_for("Committee")
    terminal.kill()
    (made,) = tmp_path.glob("*.json")
    assert made.name == "report-2.json"


@both_prompts
def test_stopped_with_control_c_it_says_how_to_go_on_and_keeps_the_unfinished_text(
    prompts: Prompts, tmp_path: Path
) -> None:
    data = the_annual_report()
    data["sections"][0]["text"] = ""
    terminal = start(prompts, tmp_path, {**data, "settled": SETTLED})
    terminal.wait_for(terminal.asks_for_text("Executive Summary"))
    terminal.child.send("Half a thought\r")
    time.sleep(0.5)
    terminal.child.send("\x03")
    assert terminal.finish() == 130
    assert "To go on: oscb draft r.json" in terminal.everything
    assert "oscb also kept the text that you were typing" in terminal.everything.replace("\r\n", " ")
    kept = tmp_path / ".r.sections.executive_summary.unfinished.md"
    assert kept.read_text().strip() == "Half a thought"


@both_prompts
def test_a_closed_terminal_is_a_stop(prompts: Prompts, tmp_path: Path) -> None:
    terminal = begin(prompts, tmp_path)
    terminal.wait_for("Divisions Affected (")
    terminal.line("Sampleford")
    terminal.wait_for("Committee")
    terminal.child.close(force=False)
    assert load(tmp_path / f"{NAME}.json")["divisions_affected"] == ["Sampleford"]
    again = prompts(tmp_path, f"{NAME}.json")
    again.wait_for("Committee")
    again.kill()


def test_two_interviews_on_one_file_are_kept_apart(tmp_path: Path) -> None:
    first = begin(PlainTerminal, tmp_path)
    first.wait_for("Divisions Affected (")
    first.line("All")
    first.wait_for("Committee")
    second = PlainTerminal(tmp_path, f"{NAME}.json")
    second.wait_for("another interview has it open")
    assert second.finish() == 2
    first.kill()


def test_an_answers_file_of_an_earlier_version_still_opens(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "interview" / "half-way-0.1.json"
    (tmp_path / "old.json").write_bytes(old.read_bytes())
    terminal = PlainTerminal(tmp_path, "old.json")
    terminal.wait_for("Is the report, or an annex of it, exempt")
    terminal.line("")
    terminal.wait_for("Executive Summary. Type")
    terminal.kill()


@both_prompts
def test_a_complete_report_is_asked_nothing_but_can_be_reviewed(prompts: Prompts, tmp_path: Path) -> None:
    terminal = start(prompts, tmp_path, the_annual_report())
    assert terminal.finish() == 0
    assert "nothing found" in terminal.everything
    assert "==" not in terminal.everything
    assert load(tmp_path / "r.json") == the_annual_report()
    again = start(prompts, tmp_path, the_annual_report(), "--review")
    again.finish_review()
    assert again.finish() == 0
    assert load(tmp_path / "r.json") == the_annual_report()


@both_prompts
def test_a_report_that_lacks_one_checker_is_asked_for_that_checker_only(prompts: Prompts, tmp_path: Path) -> None:
    data = the_annual_report()
    del data["implications"][2]["checked_by"]
    terminal = start(prompts, tmp_path, data)
    terminal.wait_for("Checked by, name")
    terminal.line("Cerys Vaughan")
    terminal.wait_for("Checker's job title")
    terminal.line("HR Business Partner")
    terminal.wait_for("Checker's e-mail address")
    terminal.line("nonsense")
    terminal.wait_for("Checker's e-mail address")
    terminal.line("cerys.vaughan@oxfordshire.gov.uk")
    terminal.wait_for("Date of the check")
    terminal.line("10/9/24")
    terminal.wait_for("Another checker, name")
    terminal.line("")
    terminal.finish_review()
    assert terminal.finish() == 0
    assert "is not an e-mail address" in terminal.everything
    assert load(tmp_path / "r.json")["implications"][2]["checked_by"]["date"] == "2024-09-10"


@both_prompts
def test_officers_once_named_are_offered_in_the_next_report(prompts: Prompts, tmp_path: Path) -> None:
    data = the_annual_report()
    del data["implications"][2]["checked_by"]
    (tmp_path / ".officers.toml").write_text(
        '[[officers]]\nname = "Cerys Vaughan"\njob_title = "HR Partner"\nemail = "cerys.vaughan@oxfordshire.gov.uk"\n'
    )
    terminal = start(prompts, tmp_path, data)
    terminal.wait_for("Checked by, name")
    terminal.complete("cery")
    terminal.wait_for("Date of the check")
    terminal.line("10/9/24")
    terminal.wait_for("Another checker, name")
    terminal.line("")
    terminal.finish_review()
    assert terminal.finish() == 0
    assert load(tmp_path / "r.json")["implications"][2]["checked_by"]["job_title"] == "HR Partner"
    assert "Laura Gajdus" in (tmp_path / ".officers.toml").read_text(), "and whom this report names is remembered"


def test_the_menu_and_help_at_a_drawn_prompt(tmp_path: Path) -> None:
    terminal = begin(DrawnTerminal, tmp_path)
    terminal.wait_for("Divisions Affected (")
    terminal.child.send("?")
    terminal.wait_for("Divisions Affected (")
    terminal.child.send("/")
    terminal.wait_for("What do you want")
    terminal.choose(2)
    terminal.wait_for("Committee")
    terminal.child.send("?")
    terminal.wait_for("Committee")
    assert isinstance(terminal, DrawnTerminal)
    assert "Good:  Sampleford, Mudford East" in terminal.shown()
    terminal.kill()


def test_no_input_asks_nothing_even_at_a_terminal(tmp_path: Path) -> None:
    terminal = start(PlainTerminal, tmp_path, {}, "--no-input")
    assert terminal.finish() == 0
    assert "ST016" in terminal.everything
    assert (tmp_path / "out.docx").exists()


def test_a_report_that_does_not_validate_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    terminal = start(PlainTerminal, tmp_path, {"titel": "x"})
    terminal.wait_for("did you mean “title”?")
    assert terminal.finish() == 2


def test_nothing_is_asked_without_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("{}")
    assert oscb("draft", "r.json", "-o", "out.docx", cwd=tmp_path).status == 0
    run = oscb("draft", cwd=tmp_path)
    assert run.status == 2
    assert "implications.financial.text" in run.err


@pytest.mark.parametrize("option", ["--review", "--answers=a.json"])
def test_only_a_report_in_json_can_be_asked_about(option: str, tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text("# Title\n")
    run = oscb("draft", "r.md", option, cwd=tmp_path)
    assert (run.status, len(run.err.splitlines())) == (2, 1)
    assert "oscb convert" in run.err
