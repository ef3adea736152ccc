"""A sign-off is taken only from a reply in which everything is accounted for, whatever the mail program."""

from pathlib import Path

import pytest

from oscb_cli.model.report import Report
from oscb_cli.signoff.answers import Answer, judged
from oscb_cli.signoff.people import People, areas_called, general
from oscb_cli.signoff.replies import Reply, read_reply, set_against
from oscb_cli.signoff.requests import as_eml, as_sent
from tests.signoff import shapes
from tests.signoff.mails import STYLES, reply_to, request_in
from tests.signoff.test_requests import NOW, PROFILE, SENDER, made
from tests.support import ANNUAL_REPORT, load

REQUEST = request_in(as_eml(made()[0], SENDER, NOW))
REPORT = Report.model_validate(load(ANNUAL_REPORT))
WORDING = as_sent(REPORT, PROFILE, ["legal"], "amy.kogel@oxfordshire.gov.uk")
PEOPLE = People(
    ("Amy Kogel", "amy.kogel@oxfordshire.gov.uk"), ("Laura Gajdus", "laura@oscb.example"),
    (areas_called((*general().areas["legal"], "legal"), "Legal Implications"),), PROFILE.council,
)  # fmt: skip


def read(content: bytes) -> Reply:
    return set_against(read_reply(content, "r.eml"), WORDING, PEOPLE)


def gathered(name: str) -> list[str]:
    text = (Path(__file__).parent / "words" / f"{name}.txt").read_text(encoding="utf-8").partition("\n")[2]
    return [words.strip() for words in text.split("\n---\n")]


@pytest.mark.parametrize("name", ["no_agreement_seen", "no_agreement_unseen"])
def test_none_that_does_not_agree_is_taken(name: str) -> None:
    replies = gathered(name)
    assert len(replies) >= 140
    assert [words for words in replies if judged(words, PEOPLE).answer is Answer.AGREED] == []


@pytest.mark.parametrize(("name", "share"), [("agree_seen", 1.0), ("agree_unseen", 0.85)])
def test_most_natural_agreements_are_taken(name: str, share: float) -> None:
    replies = gathered(name)
    assert len(replies) >= 75
    taken = [words for words in replies if judged(words, PEOPLE).answer is Answer.AGREED]
    assert len(taken) >= share * len(replies), sorted(set(replies) - set(taken))


@pytest.mark.parametrize("shape", shapes.SHAPES, ids=lambda shape: str(shape.__name__))
def test_in_every_shape_of_mail_program(shape: shapes.Shape) -> None:
    for words in gathered("no_agreement_seen")[::3]:
        assert read(shape(REQUEST, words)).answer is not Answer.AGREED, words
    for words in (
        "Agreed",
        "Hi Laura,\n\nI am content with the wording as drafted.",
        "No comments from me, thanks Laura",
    ):
        reply = read(shape(REQUEST, words))
        assert (reply.answer, reply.left_over) == (Answer.AGREED, ())
    assert read(shape(REQUEST, "")).answer is Answer.UNCLEAR


@pytest.mark.parametrize("style", list(STYLES))
def test_the_quoted_request_unchanged_is_no_word_of_the_checker(style: str) -> None:
    assert read(reply_to(REQUEST, "Agreed", style)).left_over == ()


@pytest.mark.parametrize(("name", "content"), [pytest.param(*case, id=case[0]) for case in shapes.with_more(REQUEST)])
def test_what_is_left_over_makes_it_unclear_wherever_it_stands(name: str, content: bytes) -> None:
    reply = read(content)
    assert reply.answer is not Answer.AGREED
    assert reply.left_over or not reply.written


@pytest.mark.parametrize(
    "content", [pytest.param(content, id=name) for name, content in shapes.struck_or_hidden(REQUEST)]
)
def test_what_is_struck_out_or_hidden_is_nobodys_word(content: bytes) -> None:
    assert read(content).answer is Answer.UNCLEAR


def test_what_is_struck_out_beside_an_agreement_does_not_count_either() -> None:
    page = "<p>Agreed<s> with one change: say council</s>.</p><p>Amy</p>"
    assert read(shapes.mail(REQUEST, "", page).as_bytes()).answer is Answer.AGREED
