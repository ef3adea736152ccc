"""An implication with several checkers: none is lost for another, and it is signed off when all have signed."""

import json
from pathlib import Path
from typing import Any

import pytest

from oscb_cli.actions.read import read_one
from oscb_cli.profile.load import load_profile
from oscb_cli.signoff.state import State, states_of
from tests.support import oscb

ANN = {"name": "Ann Lee", "job_title": "Accountant", "email": "ann.lee@oxfordshire.gov.uk"}
ROB = {"name": "Rob Demo", "job_title": "Procurement Manager", "email": "rob.demo@oxfordshire.gov.uk"}
REPORT: dict[str, Any] = {
    "profile": "oxfordshire",
    "title": "Winter Service",
    "meeting_date": "2027-03-16",
    "sections": [{"key": "executive_summary", "text": "It works."}],
    "implications": [
        {"area": "financial", "text": "It costs £10.", "checked_by": [ANN, ROB]},
        {"area": "legal", "text": "None.", "checked_by": {"name": "Lev Marsh", "date": "2026-11-02"}},
    ],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(REPORT), encoding="utf-8")
    return path


def checkers(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))["implications"][0]["checked_by"]


def state(file: Path) -> State:
    profile = load_profile("oxfordshire")
    return next(found.state for found in states_of(read_one(str(file)).report, profile) if found.area == "financial")


def record(file: Path, *options: str) -> Any:
    day = ("--date", "1 November 2026", "--today", "2 November 2026")
    return oscb("signoff", "record", file.name, "financial", *options, *day, cwd=file.parent)


def test_each_signs_and_the_area_is_signed_off_when_both_have(file: Path) -> None:
    assert state(file) is State.OUTSTANDING
    assert record(file, "--name", "Rob Demo").status == 0
    first, second = checkers(file)

    assert first == ANN
    assert (second["name"], second["email"], second["date"]) == (ROB["name"], ROB["email"], "2026-11-01")
    assert state(file) is State.OUTSTANDING

    assert record(file).status == 0, "the one who is left needs no name"
    assert [checker["date"] for checker in checkers(file)] == ["2026-11-01", "2026-11-01"]
    assert state(file) is State.SIGNED


def test_words_that_change_make_both_stale(file: Path) -> None:
    record(file, "--name", "Rob Demo")
    record(file, "--name", "Ann Lee")
    data = json.loads(file.read_text(encoding="utf-8"))
    data["implications"][0]["text"] = "It costs £20."
    file.write_text(json.dumps(data), encoding="utf-8")

    assert state(file) is State.STALE
    found = json.loads(oscb("check", file.name, "--select", "SO006", "--format", "json", cwd=file.parent).out)
    assert "Ann Lee" in str(found)
    assert "Rob Demo" in str(found)


def test_somebody_else_is_added_and_nobody_lost(file: Path) -> None:
    assert record(file, "--name", "Cerys Vaughan").status == 0

    assert [checker["name"] for checker in checkers(file)] == ["Ann Lee", "Rob Demo", "Cerys Vaughan"]


def test_taking_it_back_takes_back_both_and_keeps_them_in_the_history(file: Path) -> None:
    record(file, "--name", "Ann Lee")
    record(file, "--name", "Rob Demo")
    run = oscb("signoff", "withdraw", file.name, "financial", "--reason", "Wrong year", cwd=file.parent)
    events = json.loads(file.read_text(encoding="utf-8"))["signoff_history"]

    assert run.status == 0, run.err
    assert [(event["event"], event["name"]) for event in events[-2:]] == [
        ("withdrawn", "Ann Lee"),
        ("withdrawn", "Rob Demo"),
    ]


def test_taking_back_one_of_two_leaves_the_other_alone_and_no_list(file: Path) -> None:
    record(file, "--name", "Ann Lee")
    record(file, "--name", "Rob Demo")
    withdraw = ("signoff", "withdraw", file.name, "financial", "--reason", "Wrong year", "--name", "Ann Lee")
    assert oscb(*withdraw, cwd=file.parent).status == 0
    assert checkers(file)["name"] == "Rob Demo"
    assert oscb(*withdraw[:-1], "Rob Demo", cwd=file.parent).status == 0
    assert "checked_by" not in json.loads(file.read_text(encoding="utf-8"))["implications"][0]


@pytest.mark.parametrize("suffix", [".json", ".yaml", ".md", ".docx", ".txt"])
def test_both_go_round_every_format(suffix: str, file: Path) -> None:
    assert oscb("convert", file.name, f"s{suffix}", cwd=file.parent).status == 0
    entries = read_one(str(file.parent / f"s{suffix}")).report.implications

    assert [[checker.name for checker in entry.checked_by] for entry in entries] == [
        ["Ann Lee", "Rob Demo"],
        ["Lev Marsh"],
    ]
    assert [(c.job_title, c.email) for c in entries[0].checked_by] == [
        ("Accountant", ANN["email"]),
        ("Procurement Manager", ROB["email"]),
    ]


def test_one_checker_is_written_as_one_and_not_as_a_list(file: Path) -> None:
    assert isinstance(read_one(str(file)).report.to_data()["implications"][1]["checked_by"], dict)


def test_a_mistake_in_one_of_them_is_told_with_its_place(file: Path) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    data["implications"][0]["checked_by"][1]["emial"] = "x"
    file.write_text(json.dumps(data), encoding="utf-8")
    run = oscb("convert", file.name, "s.yaml", cwd=file.parent)

    assert run.status == 2
    assert "#/implications/0/checked_by/1/emial" in run.err


def test_what_changed_is_told_of_each(file: Path) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    data["implications"][0]["checked_by"][1]["job_title"] = "Head of Procurement"
    (file.parent / "b.json").write_text(json.dumps(data), encoding="utf-8")
    out = oscb("diff", file.name, "b.json", cwd=file.parent).out

    assert "Head of Procurement" in out
    assert "Ann Lee" not in out
