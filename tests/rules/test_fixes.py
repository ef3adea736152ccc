"""What fixes put right, and what they leave alone."""

from typing import Any

import pytest

from oscb_cli.rules.engine.fixing import fixed
from oscb_cli.rules.engine.references import is_referred_to, numbers_referred_to
from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.rules.engine.rule import Example
from oscb_cli.rules.engine.run import check
from oscb_cli.rules.engine.sound import SOUND, items, subject_of, text
from oscb_cli.rules.engine.subject import Subject
from tests.rules.good_prose import FAULTS, SET_APART, good_prose

POINTER = "/sections/1/text"


def put_right(words: str, **more: Any) -> str:
    """The words of a section after all fixes; another section has a date in the house form."""
    sections = [dict(section) for section in SOUND["sections"]]
    sections[2]["text"] = "It was agreed on 1 May 2025."
    for _ in range(20):
        sections[1]["text"] = words
        subject = subject_of(Example({"sections": sections, **more}))
        fixes = [found.fix for found in check(subject).findings if found.fix and found.fix.pointer == POINTER]
        after = words
        for fix in fixes:
            after = fixed(fix, after)
        if after == words:
            return words
        words = after
    raise AssertionError("it never ends")


@pytest.mark.parametrize("words", good_prose())
def test_good_prose_stays_as_it_is(words: str) -> None:
    assert put_right(words) == words


def test_there_are_three_hundred_of_it() -> None:
    assert len(set(good_prose())) >= 300


@pytest.mark.parametrize("frame", [frame for frame in SET_APART if not frame.startswith(">")])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_next_sentence_is_put_right(frame: str, fault: str) -> None:
    apart = frame.replace("{}", fault)
    after = put_right(f"The goverment came.\n\n{apart}\n\nIt will recieve the the papers.")
    assert after == f"The government came.\n\n{apart}\n\nIt will receive the papers."


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("He wrote “the goverment”, and the goverment paid.", "He wrote “the goverment”, and the government paid."),
        ("It is the members' goverment, it's clear.", "It is the members' government, it's clear."),
        ('A 6" pipe for the goverment is 5" long.', 'A 6" pipe for the government is 5" long.'),
        ("The café recieved it from José.", "The café received it from José."),
        ("The Council recieved the Lincoln plan.", "The Council received the Lincoln plan."),
        ("File 10/11/12 was opened on 10/11/12.", "File 10/11/12 was opened on 10 November 2012."),
        ("Application 21/01/2026 was decided on 21/01/2026.", "Application 21/01/2026 was decided on 21 January 2026."),
        ("From 3/5/2025 to 4/6/2025.", "From 3 May 2025 to 4 June 2025."),
        ("Between 3/5/2025 and 4/6/2025.", "Between 3 May 2025 and 4 June 2025."),
        ("The letter dated 3.4.2025 is lost.", "The letter dated 3 April 2025 is lost."),
        ("The meeting of 3/4/25 is over.", "The meeting of 3 April 2025 is over."),
        ("It was on Tuesday 3/6/2025.", "It was on Tuesday 3 June 2025."),
        ("It opened on the 3rd May 2025.", "It opened on the 3 May 2025."),
        ("It opens by 2025-06-03.", "It opens by 3 June 2025."),
        ("The the library and and the hall.", "The library and the hall."),
        ("Most of of the hall is let to to the club.", "Most of the hall is let to the club."),
        ("7. It is small.\n\n8. It is large. See paragraph 7.\n\n9. It leaks.", None),
        ("The library is small and cheap", "The library is small and cheap."),
        ("It will be open on these days\n\n- Sunday\n- Monday", "It will be open on these days:\n\n- Sunday\n- Monday"),
        ("The library is small.. It is cheap , too.", "The library is small. It is cheap, too."),
        ("He said “yes..” and no.. It is cheap , too.", "He said “yes..” and no. It is cheap, too."),
        ("The neighboring center was organized.", "The neighbouring centre was organised."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_put_right_beside_what_is_not(words: str, right: str | None) -> None:
    expected = right or "7. It is small.\n\nIt is large. See paragraph 7.\n\nIt leaks."
    assert put_right(words) == expected


def test_a_full_stop_is_put_at_the_end_of_its_own_paragraph() -> None:
    """The same words stand in the middle of another, and in its own there is markup."""
    words = "The library is small and cheap to run.\n\nThe **library** is small and cheap"
    assert put_right(words) == words
    words = "We know that the library is small and cheap to run.\n\nThe library is small and cheap"
    assert put_right(words) == f"{words}."


@pytest.mark.parametrize(
    ("more", "stay"),
    [
        (items("approve what paragraph 7 says."), {7}),
        ({"annexes": [{"title": "The costs of paragraphs 5 to 8"}]}, {5, 6, 7}),
        ({"background_papers": ["Note on paragraph 7"]}, {7}),
    ],
)
def test_a_number_stays_that_another_part_refers_to(more: dict[str, Any], stay: set[int]) -> None:
    def said(*numbers: int, kept: set[int]) -> str:
        return "\n\n".join(f"{number}. It is so." if number in kept else "It is so." for number in numbers)

    assert put_right(said(5, 6, 7, kept={5, 6, 7}), **more) == said(5, 6, 7, kept=stay)
    assert put_right(said(9, 10, 11, kept={9, 10, 11}), **more) == said(9, 10, 11, kept=set())


@pytest.mark.parametrize(
    ("number", "said", "is_meant"),
    [
        ("7", "see para. 7", True),
        ("7", "paragraphs 5 to 9", True),
        ("7", "paragraphs 5, 6 and 7(b)", True),
        ("7", "paragraph seven", True),
        ("7", "the seventh paragraph", True),
        ("7", "¶ 7", True),
        ("7", "paragraff 7", True),
        ("7", "7 above", True),
        ("7", "in 7 weeks", False),
        ("7", "paragraphs 8 to 9", False),
        ("7", "paragraph 17", False),
        ("4.1", "in 4.1 and 4.3", True),
        ("4.2", "4.1–4.3 above", True),
        ("4.1", "section 4", True),
        ("4.1", "of 4.1 per cent", False),
        ("4.1", "4.11 above", False),
        ("4.1", "section 14", False),
    ],
)
def test_a_number_is_referred_to_in_many_ways(number: str, said: str, is_meant: bool) -> None:
    assert is_referred_to(number, numbers_referred_to([said])) is is_meant


@pytest.mark.parametrize(
    ("item", "right"),
    [
        ("The Cabinet is asked to approve the opening.", "approve the opening."),
        ("It is recommended to approve the opening.", "approve the opening."),
        ("Members are asked to approve the opening.", "approve the opening."),
        ("The Council is asked to approve the opening.", None),
        ("The Cabinet Member for Culture is asked to approve it.", None),
        ("The Cabinet is asked not to approve the opening.", None),
    ],
)
def test_an_introduction_goes_only_where_it_names_who_decides(item: str, right: str | None) -> None:
    subject = subject_of(Example(items(item)))
    fixes = [found.fix for found in check(subject).findings if found.code == "RE004" and found.fix]
    assert [fixed(fix, item) for fix in fixes] == ([right] if right else [])


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("Legal Business Parter", "Legal Business Partner"),
        ("Director of Finance Managment", "Director of Finance Management"),
        ("Heath Officer", None),
        ("Planting Officer", None),
        ("Educational Psychologist", None),
    ],
)
def test_a_word_of_a_job_title_is_put_right_where_no_other_is_meant(title: str, right: str | None) -> None:
    signatory = {"name": "Fay Lowe", "job_title": title}
    found = [f for f in check(subject_of(Example({"signatory": signatory}))).findings if f.code == "PL003"]
    assert [fixed(one.fix, title) for one in found if one.fix] == ([right] if right else [])


def subjects() -> list[tuple[str, Subject]]:
    rules = [rule for rule in all_rules() if rule.fixes]
    return [(rule.code, subject_of(example)) for rule in rules for example in rule.bad]


def test_every_rule_that_fixes_says_so_and_fixes_an_example_of_its_own() -> None:
    fixing = {found.code for _, subject in subjects() for found in check(subject).findings if found.fix}
    assert fixing == {rule.code for rule in all_rules() if rule.fixes}


def test_a_list_of_titles_stays_as_it_is() -> None:
    sections = [*SOUND["sections"], {"heading": "Background documents", "text": "Toward a favorable goverment, 2025."}]
    findings = check(subject_of(Example({"sections": sections}))).findings
    assert [found for found in findings if found.fix] == []


def test_what_is_good_is_told_of_as_little_as_may_be() -> None:
    """A misspelling in a quotation, a title or an address is no fault of the author."""
    told = [
        (found.code, words)
        for words in good_prose()
        for found in check(subject_of(Example(text(words)))).findings
        if found.code == "PL003"
    ]
    assert told == []
