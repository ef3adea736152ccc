"""A report on its way to a worker, and how far a batch is."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.batch.digests import input_digest
from oscb_cli.batch.making import Task
from oscb_cli.batch.sources import Entry
from oscb_cli.commands.progress import progress_line

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(JSON)
def test_data_comes_to_a_worker_as_it_is(data: Any) -> None:
    sent = Task(3, Entry("/3", data, share=0.5), "a.docx", "digest").for_a_worker()
    assert sent.entry.data is None
    assert sent.whole_entry == Entry("/3", data, share=0.5)
    assert (sent.number, sent.file_name, sent.input) == (3, "a.docx", "digest")


def test_a_value_that_json_has_not_comes_too() -> None:
    data = {"meeting_date": date(2027, 1, 19)}
    assert Task(0, Entry("/0", data), "a.docx").for_a_worker().whole_entry.data == data


@given(JSON)
def test_any_data_has_a_digest(data: Any) -> None:
    assert len(input_digest(data)) == 32
    assert input_digest(data) == input_digest(data)


@pytest.mark.parametrize(
    ("count", "seconds", "share", "words"),
    [
        (1, 0.0, 0.0, "1 report, 1,000 a second: T"),
        (500, 2.0, 0.25, "25%, 500 reports, 250 a second, 0:06 left: T"),
        (1_000, 10.0, 1.0, "100%, 1,000 reports, 100 a second, 0:00 left: T"),
        (10, 100.0, 0.01, "1%, 10 reports, 0 a second, 2:45:00 left: T"),
    ],
)
def test_how_far_a_batch_is_and_how_long_it_will_take(count: int, seconds: float, share: float, words: str) -> None:
    assert progress_line(count, seconds, share, "T") == words
