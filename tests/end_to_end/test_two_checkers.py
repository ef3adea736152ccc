"""Two people check one implication: typed in, from JSON or Word, drafted, read back, asked, answered one by one."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from oscb_cli.actions.read import read_one
from tests.end_to_end.test_rules import codes
from tests.interview.test_flow import complete, held
from tests.signoff.mails import reply_to, request_in
from tests.support import oscb, paragraphs

ANN = {"name": "Ann Lee", "job_title": "Finance Business Partner", "email": "ann.lee@oxfordshire.gov.uk"}
ROB = {"name": "Rob Demo", "job_title": "Procurement Manager", "email": "rob.demo@oxfordshire.gov.uk"}
TODAY = ("--today", "10 September 2024")
FINANCIAL = 0


def written(folder: Path, *checkers: dict[str, Any]) -> Path:
    """A report with these financial checkers."""
    data = complete()
    data.pop("settled", None)
    data["implications"][FINANCIAL]["checked_by"] = list(checkers)
    path = folder / "r.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def checkers_of(path: Path) -> list[dict[str, Any]]:
    """The financial checkers that oscb reads in a file."""
    report = read_one(str(path)).report
    entry = next(implication for implication in report.implications if implication.area == "financial")
    return [checker.model_dump(mode="json", exclude_defaults=True) for checker in entry.checked_by]


def test_typed_in_the_interview(tmp_path: Path) -> None:
    data = complete()
    del data["implications"][FINANCIAL]["checked_by"]
    data["settled"] = [name for name in data["settled"] if name != "implications.financial.checked_by"]
    prompter, after = held(
        tmp_path,
        data,
        ("Checked by", "Finance Team"),
        ("Checked by", "Ann Lee"),
        ("job title", ANN["job_title"]),
        ("e-mail", ANN["email"]),
        ("Date of the check", "9/9/24"),
        ("Another checker", "Rob Demo"),
        ("job title", ROB["job_title"]),
        ("e-mail", ROB["email"]),
        ("What Rob Demo checks", "procurement"),
        ("Date of the check", "8/9/24"),
        ("Another checker", ""),
        ("What Ann Lee checks", ""),
        ("Finish", "finish"),
    )
    assert prompter.left == []
    assert any("“Finance Team” is a team, not a person" in line for line in prompter.said)
    assert after["implications"][FINANCIAL]["checked_by"] == [
        {**ANN, "date": "2024-09-09"},
        {**ROB, "for": "procurement", "date": "2024-09-08"},
    ]


def test_one_of_two_taken_away_in_the_review_leaves_one(tmp_path: Path) -> None:
    data = complete()
    data["implications"][FINANCIAL]["checked_by"] = [{**ANN, "date": "2024-09-09"}, {**ROB, "date": "2024-09-08"}]
    _, after = held(
        tmp_path,
        data,
        ("Finish", "Financial Implications: checked"),
        ("Checker 2, name", "/clear"),
        ("Take it away", "Yes"),
        ("Finish", "finish"),
        review=True,
    )
    assert after["implications"][FINANCIAL]["checked_by"] == {**ANN, "date": "2024-09-09"}


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Comments checked by: Ann Lee, Finance Business Partner, ann.lee@oxfordshire.gov.uk and Rob Demo, "
            "Procurement Manager, rob.demo@oxfordshire.gov.uk"
        ],
        [
            "Comments checked by: Ann Lee, Finance Business Partner, ann.lee@oxfordshire.gov.uk",
            "Comments checked by: Rob Demo, Procurement Manager, rob.demo@oxfordshire.gov.uk",
        ],
        [
            "Comments checked by:",
            "Ann Lee, Finance Business Partner, ann.lee@oxfordshire.gov.uk",
            "Rob Demo, Procurement Manager, rob.demo@oxfordshire.gov.uk",
        ],
        [
            "Finance comments checked by Ann Lee, Finance Business Partner (ann.lee@oxfordshire.gov.uk); Rob Demo, "
            "Procurement Manager (rob.demo@oxfordshire.gov.uk)"
        ],
    ],
)
def test_typed_by_hand_in_word(lines: list[str], tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Winter service", 0)
    for heading, text in (("Executive Summary", "The service goes on."), ("Financial Implications", "It costs £10.")):
        document.add_heading(heading, 1)
        document.add_paragraph(text)
    for line in lines:
        document.add_paragraph(line)
    document.add_heading("Legal Implications", 1)
    document.add_paragraph("There are none.")
    document.save(str(tmp_path / "typed.docx"))
    assert checkers_of(tmp_path / "typed.docx") == [ANN, ROB]


def test_what_each_has_checked_is_read_in_brackets(tmp_path: Path) -> None:
    document = docx.Document()
    for heading, text in (
        ("Financial Implications", "It costs £10."),
        ("", "Comments checked by: Ann Lee (finance) and Rob Demo (procurement)"),
    ):
        if heading:
            document.add_heading(heading, 1)
        document.add_paragraph(text)
    document.save(str(tmp_path / "typed.docx"))
    assert checkers_of(tmp_path / "typed.docx") == [
        {"name": "Ann Lee", "for": "finance"},
        {"name": "Rob Demo", "for": "procurement"},
    ]


def test_drafted_and_read_back(tmp_path: Path) -> None:
    path = written(tmp_path, {**ANN, "date": "2024-09-09"}, {**ROB, "for": "procurement", "date": "2024-09-08"})
    run = oscb("draft", path.name, "--no-input", "-o", "r.docx", *TODAY, cwd=tmp_path)
    assert run.status == 0, run.out + run.err
    lines = [
        words for _, words in paragraphs((tmp_path / "r.docx").read_bytes()) if "Ann Lee" in words or "Rob" in words
    ]
    assert len(lines) == 2
    assert "Rob Demo (procurement), Procurement Manager" in lines[1]
    assert checkers_of(tmp_path / "r.docx") == json.loads(path.read_text())["implications"][FINANCIAL]["checked_by"]


def status(folder: Path) -> Any:
    run = oscb("signoff", "status", "r.json", "--format", "json", *TODAY, cwd=folder)
    return json.loads(run.out)[0]["areas"]["financial"]


def test_asked_answered_one_by_one_and_stale_for_both(tmp_path: Path) -> None:
    path = written(tmp_path, ANN, {**ROB, "for": "procurement"})
    run = oscb("signoff", "request", "r.json", "-o", "out", "--area", "financial", "--today", "8.9.24", cwd=tmp_path)
    assert run.status == 0, run.err
    mails = {str(mail["To"]): mail for mail in (request_in(f.read_bytes()) for f in (tmp_path / "out").iterdir())}
    assert sorted(mails) == [f"Ann Lee <{ANN['email']}>", f"Rob Demo <{ROB['email']}>"]
    to_rob = mails[f"Rob Demo <{ROB['email']}>"]
    body = to_rob.get_body(("plain",))
    assert body is not None
    assert "About: procurement" in body.get_content()
    assert [found["asked"] for found in status(tmp_path)["checkers"]] == ["2024-09-08", "2024-09-08"]

    reply = reply_to(to_rob, "No comments from me.", From=f"Rob Demo <{ROB['email']}>")
    (tmp_path / "rob.eml").write_bytes(reply)
    run = oscb("signoff", "record", "r.json", "--from", "rob.eml", *TODAY, cwd=tmp_path)
    assert "(1 of 2 have signed)" in run.out, run.err
    assert status(tmp_path)["state"] == "outstanding"
    assert [found["state"] for found in status(tmp_path)["checkers"]] == ["outstanding", "signed"]
    assert "1 of 2" in oscb("signoff", "status", "r.json", *TODAY, cwd=tmp_path).out
    assert "Ann Lee" in oscb("signoff", "status", "r.json", "--by", "checker", *TODAY, cwd=tmp_path).out
    again = oscb("signoff", "request", "r.json", "-o", "again", "--area", "financial", *TODAY, cwd=tmp_path)
    assert "Ann Lee" in again.out
    assert "Rob Demo" not in again.out, "who has signed is not asked again"

    to_ann = mails[f"Ann Lee <{ANN['email']}>"]
    (tmp_path / "ann.eml").write_bytes(reply_to(to_ann, "Happy with this.", From=f"Ann Lee <{ANN['email']}>"))
    run = oscb("signoff", "record", "r.json", "--from", "ann.eml", *TODAY, cwd=tmp_path)
    assert "(2 of 2 have signed)" in run.out, run.err
    assert status(tmp_path)["state"] == "signed"
    kept = json.loads(path.read_text())["implications"][FINANCIAL]["checked_by"]
    assert [one["name"] for one in kept] == ["Ann Lee", "Rob Demo"]
    assert kept[1]["for"] == "procurement"
    assert kept[0]["text_digest"] == kept[1]["text_digest"], "each signs the same words"

    data = json.loads(path.read_text())
    data["implications"][FINANCIAL]["text"] += " And more."
    path.write_text(json.dumps(data), encoding="utf-8")
    assert [found["state"] for found in status(tmp_path)["checkers"]] == ["stale", "stale"]
    found = codes(oscb("check", "r.json", "--select", "SO006", "--format", "json", *TODAY, cwd=tmp_path).out)
    assert found == ["SO006", "SO006"]


def test_one_of_two_is_withdrawn_and_the_other_stays(tmp_path: Path) -> None:
    path = written(tmp_path, {**ANN, "date": "2024-09-09"}, {**ROB, "date": "2024-09-08"})
    options = ("financial", "--reason", "Left the council", "--name")
    assert oscb("signoff", "withdraw", "r.json", *options, "Cy Penn", *TODAY, cwd=tmp_path).status == 2
    run = oscb("signoff", "withdraw", "r.json", *options, "Ann Lee", *TODAY, cwd=tmp_path)
    assert run.status == 0, run.err
    assert json.loads(path.read_text())["implications"][FINANCIAL]["checked_by"] == {**ROB, "date": "2024-09-08"}


def test_a_sign_off_takes_the_place_that_names_nobody(tmp_path: Path) -> None:
    path = written(tmp_path, {**ANN, "date": "2024-09-09"}, {"name": "TBC", "for": "procurement"})
    run = oscb("signoff", "record", "r.json", "financial", "--name", "Rob Demo", *TODAY, cwd=tmp_path)
    assert run.status == 0, run.err
    kept = json.loads(path.read_text())["implications"][FINANCIAL]["checked_by"]
    assert [(one["name"], one.get("for")) for one in kept] == [("Ann Lee", None), ("Rob Demo", "procurement")]


def test_who_has_signed_these_words_is_not_replaced_by_somebody_else(tmp_path: Path) -> None:
    path = written(tmp_path, ANN)
    for name in ("Ann Lee", "Rob Demo"):
        assert oscb("signoff", "record", "r.json", "financial", "--name", name, *TODAY, cwd=tmp_path).status == 0
    kept = json.loads(path.read_text())["implications"][FINANCIAL]["checked_by"]
    assert [one["name"] for one in kept] == ["Ann Lee", "Rob Demo"]


def test_a_team_cannot_sign(tmp_path: Path) -> None:
    written(tmp_path, ANN)
    run = oscb("signoff", "record", "r.json", "financial", "--name", "Finance Team", *TODAY, cwd=tmp_path)
    assert run.status == 2
    assert "“Finance Team” is a team, not a person" in run.err
