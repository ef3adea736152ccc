"""What is spooled comes back in order, as often as it is wanted, from memory or from a file."""

from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.reporters.checked import Checked
from oscb_cli.storage.spool import Spool
from tests.reporters.test_grouped import published


@given(st.lists(st.text()))
def test_what_was_added_comes_back_in_order(values: list[str]) -> None:
    spool = Spool(str)
    assert not spool
    for value in values:
        spool.add(value)
    assert list(spool) == values == list(spool)
    assert bool(spool) == bool(values)


def test_many_reports_go_to_a_file_and_come_back_whole() -> None:
    spool = Spool(Checked)
    report = published()
    for _ in range(200):
        spool.add(report)
    assert all(kept == report for kept in spool)
    assert sum(1 for _ in spool) == 200
