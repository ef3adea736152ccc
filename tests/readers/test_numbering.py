"""The numbers that Word shows before paragraphs: levels, formats, restarts, lists that go on."""

import pytest
from lxml import etree

from oscb_cli.readers.docx.numbering import Numbering, formatted

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def numbering(*levels: str, instances: str = '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>') -> Numbering:
    """The numbering of one list, its levels as ``format text start``."""
    made = []
    for place, level in enumerate(levels):
        form, text, *more = level.split("|")
        start = more[0] if more else "1"
        rest = more[1] if len(more) > 1 else ""
        made.append(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{rest}'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )
    abstract = f'<w:abstractNum w:abstractNumId="5">{"".join(made)}</w:abstractNum>'
    return Numbering(etree.fromstring(f'<w:numbering xmlns:w="{W}">{abstract}{instances}</w:numbering>'))


def shown(list_of: Numbering, *paragraphs: tuple[int, int]) -> list[str]:
    """What is shown before paragraphs, each a list instance and a level."""
    found = [list_of.next(instance, level) for instance, level in paragraphs]
    return [number.text if number is not None else "" for number in found]


def test_levels_restart_under_the_level_above() -> None:
    lists = numbering("decimal|%1.", "decimal|%1.%2", "lowerLetter|(%3)")
    levels = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (1, 2)]

    assert shown(lists, *levels) == ["1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1", "(a)"]


def test_a_level_that_never_restarts_goes_on() -> None:
    lists = numbering("decimal|%1.", 'decimal|%2.|1|<w:lvlRestart w:val="0"/>')

    assert shown(lists, (1, 0), (1, 1), (1, 0), (1, 1)) == ["1.", "1.", "2.", "2."]


def test_a_list_that_begins_deeper_counts_the_levels_above_as_begun() -> None:
    assert shown(numbering("decimal|%1.", "decimal|%1.%2"), (1, 1), (1, 1), (1, 0)) == ["1.1", "1.2", "2."]


def test_a_start_that_is_overridden_counts_once_and_another_instance_goes_on() -> None:
    instances = (
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    lists = numbering("decimal|%1.", instances=instances)

    assert shown(lists, (1, 0), (1, 0), (2, 0), (2, 0), (1, 0)) == ["1.", "2.", "7.", "8.", "9."]


def test_a_start_other_than_one_and_a_legal_level() -> None:
    lists = numbering("upperRoman|%1|4", "lowerLetter|%1.%2|1|<w:isLgl/>")

    assert shown(lists, (1, 0), (1, 1)) == ["IV", "4.1"]


def test_bullets_and_levels_without_a_number() -> None:
    assert shown(numbering("bullet|•", "none|"), (1, 0), (1, 1), (9, 0), (0, 0), (1, 12)) == ["•", "", "", "", ""]


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (1, "lowerLetter", "a"), (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"), (14, "lowerRoman", "xiv"),
        (1999, "upperRoman", "MCMXCIX"), (3, "ordinal", "3rd"), (12, "ordinal", "12th"), (7, "decimalZero", "07"),
        (0, "lowerRoman", "0"), (5, "unknownFormat", "5"),
    ],
)  # fmt: skip
def test_formats(count: int, form: str, text: str) -> None:
    assert formatted(count, form) == text
