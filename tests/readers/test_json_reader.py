import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.errors import CannotRead, OscbError
from oscb_cli.readers.json_reader import parse_json
from oscb_cli.readers.read import batch_entries, read_data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_encoding_that_json_may_have_is_read(encoding: str) -> None:
    assert parse_json('{"title": "Siân’s"}'.encode(encoding), "x.json") == {"title": "Siân’s"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b'{"title": "a"\n "item": "b"}', "line 2, column 2: a comma is missing"),
        (b'{"title": }', "a value is missing here"),
        (b'{"title": "a', "no closing quotation mark"),
        (b'{title: "a"}', "a key in double quotation marks"),
        (b'{"title" "a"}', "a colon is missing"),
        (b'{"title": "a\nb"}', "may not run over the end of a line"),
        (b'{"title": "C:\\dir"}', "a backslash must be written twice"),
        (b"{} {}", "after the end of the report"),
        (b'{"title": "a", "title": "b"}', "the key “title” is used twice"),
        (b'{"item": NaN}', "“NaN” is not a value"),
        (b"[" * 100_000, "nested too deeply"),
        (b"PK\x03\x04rest", "is a Word document"),
        (b"%PDF-1.7", "is a PDF"),
        (b'{"title": "\xa3"}', "line 1: is not UTF-8"),
        (b"9" * 5000, "x.json"),
        (b"\x00\x01\x02", "x.json"),
    ],
)
def test_what_is_not_json_is_one_line_with_the_place(data: bytes, words: str) -> None:
    with pytest.raises(CannotRead) as error:
        parse_json(data, "x.json")
    assert words in str(error.value)
    assert "\n" not in str(error.value)
    assert str(error.value).startswith("x.json")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_data(parse_json(data, "x.json"), "x.json", "")
    except OscbError as error:
        assert "x.json" in str(error)


def test_defaults_are_filled_in_key_by_key() -> None:
    batch = {
        "defaults": {"committee": "Cabinet", "signatory": {"name": "A", "job_title": "B"}, "annexes": [{"title": "x"}]},
        "reports": [{"title": "T", "signatory": {"name": "C"}, "annexes": []}],
    }
    assert batch_entries(batch, "x") == [
        (
            "/reports/0",
            {"committee": "Cabinet", "signatory": {"name": "C", "job_title": "B"}, "annexes": [], "title": "T"},
        )
    ]


@pytest.mark.parametrize(
    ("batch", "words"),
    [
        ({"reports": {}}, "#/reports: must be a list"),
        ({"reports": [], "defaults": []}, "#/defaults: must be a group"),
        ({"reports": [], "default": {}}, "#/default: a batch has the keys"),
    ],
)
def test_a_batch_of_the_wrong_shape_is_refused(batch: dict[str, object], words: str) -> None:
    if batch.get("defaults") == []:
        batch = {"reports": [], "defaults": [1]}
    with pytest.raises(CannotRead, match=words):
        batch_entries(batch, "x.json")


def test_an_unknown_profile_is_a_problem_and_the_report_is_still_read() -> None:
    read = read_data({"profile": "oxfrodshire", "title": "T"}, "x.json", "")
    assert read.report.title == "T"
    assert [problem.pointer for problem in read.problems] == ["/profile"]
    assert "did you mean “oxfordshire”?" in read.problems[0].message


def test_what_was_told_once_is_not_told_again_and_hides_no_neighbour() -> None:
    sections: list[object] = [{"heading": f"S{number}", "text": "x"} for number in range(10)]
    sections[1] = "not a section"
    sections.append({"key": "exec", "text": "x"})
    pointers = [problem.pointer for problem in read_data({"sections": sections}, "x.json", "").problems]
    assert pointers == ["/sections/1", "/sections/10/key"]
