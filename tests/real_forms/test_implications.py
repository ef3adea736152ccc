"""Implications, and who checked them, in the forms of councils of which nothing is known."""

from pathlib import Path

import pytest

from oscb_cli.actions.read import read_one
from tests.real_forms.implications import FORMS, UNSEEN, asked, report, wrong

SEEDS = range(700, 706)


@pytest.mark.parametrize("name", [*FORMS, *UNSEEN])
def test_implications_and_checkers_of_any_form_are_read(tmp_path: Path, name: str) -> None:
    total = 0
    bad: list[str] = []
    for seed in SEEDS:
        content, truth = report({**FORMS, **UNSEEN}[name], seed)
        (tmp_path / f"{seed}.docx").write_bytes(content)
        bad += wrong(truth, read_one(str(tmp_path / f"{seed}.docx")).report_to_show.to_data())
        total += asked(truth)

    assert total >= 3 * len(SEEDS)
    assert len(bad) <= 0.02 * total, bad
