"""Which reports of a batch are wanted, however a key is typed."""

import json
from pathlib import Path

import pytest

from oscb_cli.batch.selecting import check_wanted, is_wanted
from oscb_cli.batch.sources import Source
from oscb_cli.errors import BadUsage
from tests.support import oscb


@pytest.mark.parametrize(
    ("key", "said", "wanted"),
    [
        ("meeting_date", "15/12/2026", "2026-12-15"),
        ("meeting_date", "2026-12-15", "15 December 2026"),
        ("meeting_date", "Tuesday 15th Dec 2026", "15.12.26"),
        ("committee", "HOSC", "Oxfordshire Joint Health Overview and Scrutiny Committee"),
        ("committee", "the CABINET", "Cabinet"),
        ("key_decision", True, "yes"),
        ("key_decision", False, "No"),
        ("divisions_affected", ["Witney North", "Eynsham"], "eynsham"),
        ("item", 6, "6"),
        ("title", "Streets & Roads", "streets and roads"),
        ("item", None, ""),
        ("meeting_date", "32/13/2026", "2026-12-15"),  # nobody knows
    ],
)
def test_what_says_the_same_is_wanted(key: str, said: object, wanted: str) -> None:
    assert is_wanted({key: said}, "", "", {key: wanted})


@pytest.mark.parametrize(
    ("key", "said", "wanted"),
    [
        ("meeting_date", "12/11/2026", "2026-12-11"),
        ("meeting_date", "", "2026-12-15"),
        ("committee", "Cabinet Member for Finance", "Cabinet Member for Transport"),
        ("committee", "Cabinet Member for Finance", "Cabinet"),
        ("key_decision", True, "no"),
        ("divisions_affected", ["Witney North"], "Witney"),
    ],
)
def test_what_says_something_else_is_not(key: str, said: object, wanted: str) -> None:
    assert not is_wanted({key: said}, "", "", {key: wanted})


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(BadUsage, match="--where meeting_date=soon: “soon” is not a date"):
        check_wanted({"meeting_date": "soon"})


def test_reports_in_files_of_their_own_are_looked_into(tmp_path: Path) -> None:
    for name, committee in (("a", "Cabinet"), ("b", "County Council"), ("c", "the cabinet")):
        (tmp_path / f"{name}.json").write_text(json.dumps({"title": "T", "committee": committee}))
    (tmp_path / "d.json").write_text("{")
    found = Source(str(tmp_path), where={"committee": "Cabinet"}).entries()
    assert [entry.pointer for entry in found] == ["a.json", "c.json", "d.json"]
    run = oscb("batch", ".", "-o", "out", "--where", "committee=County Council", cwd=tmp_path)
    assert len(list((tmp_path / "out").glob("*.docx"))) == 1, run.err
