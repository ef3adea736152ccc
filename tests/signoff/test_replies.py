"""What a reply says, whatever its program."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from oscb_cli.errors import CannotRead, OscbError
from oscb_cli.signoff.answers import Answer, judged
from oscb_cli.signoff.own_words import parted
from oscb_cli.signoff.people import People
from oscb_cli.signoff.replies import read_reply
from oscb_cli.signoff.requests import as_eml
from tests.signoff.mails import STYLES, reply_to, request_in
from tests.signoff.test_requests import NOW, SENDER, made


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Agreed", Answer.AGREED),
        ("agreed.", Answer.AGREED),
        ("Hi Laura,\n\nAgreed - thanks.\n\nAmy", Answer.AGREED),
        ("Thanks Laura, agreed.", Answer.AGREED),
        ("I agree with the text.", Answer.AGREED),
        ("Yes, approved", Answer.AGREED),
        ("The text is agreed.", Answer.AGREED),
        ("I can confirm that this is agreed", Answer.AGREED),
        ("Agreed with changes: say “council”.", Answer.WITH_CHANGES),
        ("Agreed subject to the figure being right", Answer.WITH_CHANGES),
        ("Agreed, with two small amendments", Answer.WITH_CHANGES),
        ("Agreed but please mention the Act", Answer.WITH_CHANGES),
        ("Not agreed", Answer.REFUSED),
        ("I cannot agree to this", Answer.REFUSED),
        ("I don't agree", Answer.REFUSED),
        ("Agreed on the first, but I do not agree on the second", Answer.REFUSED),
        ("I disagree.", Answer.REFUSED),
        ("I'm not able to sign this off", Answer.REFUSED),
        ("Agreed?", Answer.UNCLEAR),
        ("Will look at it tomorrow", Answer.UNCLEAR),
        ("Who agreed this?", Answer.UNCLEAR),
        ("Once the director has agreed, I will answer", Answer.UNCLEAR),
        ("", Answer.UNCLEAR),
    ],
)
def test_what_the_words_say(words: str, answer: Answer) -> None:
    assert judged(words).answer is answer


REQUEST = as_eml(made()[0], SENDER, NOW)


def _gathered(name: str) -> list[str]:
    """The replies of a list, which have a line of three dashes between them."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").partition("\n")[2]
    return [words.strip() for words in text.split("\n---\n")]


LEFT_TO_A_PERSON = {
    "Agreed - I have also let Jane know.",
    "Hi Gus - happy for the report to proceed on this basis.",
    "I have checked the figures and they are correct. Approved.",
    "We are happy with the climate section. Thanks for involving us early!\n\nEsme and team",
}
"""They do agree, and say besides what oscb does not know."""


@pytest.mark.parametrize("name", ["replies_agree", "replies_agree_more"])
def test_whoever_agrees_in_any_words_is_taken_at_them(name: str) -> None:
    replies = _gathered(name)
    assert len(replies) >= 30
    people = People(
        ("Amy Kogel", "Cerys Vaughan", "Jane Billington", "Ben", "Dana", "Dev Anand"), ("Laura Gajdus", "Gus Penn")
    )
    found = [judged(words, replace(people, areas=None)) for words in replies]
    not_taken = {words for words, one in zip(replies, found, strict=True) if one.answer is not Answer.AGREED}
    assert not_taken == LEFT_TO_A_PERSON & set(replies)


@pytest.mark.parametrize("name", ["replies_not_quite", "replies_not_quite_more"])
def test_whoever_does_not_quite_agree_is_never_taken_to(name: str) -> None:
    replies = _gathered(name)
    assert len(replies) >= 30
    assert [words for words in replies if judged(words).answer is Answer.AGREED] == []


@pytest.mark.parametrize("style", list(STYLES))
def test_the_answer_is_found_wherever_a_mail_program_puts_it(style: str) -> None:
    request = request_in(REQUEST)
    for words in _gathered("replies_agree"):
        if not any(name in words for name in ("Kogel", "Jane", "Cerys")):  # once signed, and by the sender, is enough
            reply = read_reply(reply_to(request, words, style), "r.eml")
            assert reply.answer is Answer.AGREED, (words, reply.written)
    for words in _gathered("replies_not_quite"):
        assert read_reply(reply_to(request, words, style), "r.eml").answer is not Answer.AGREED, words


def test_nothing_but_the_quoted_request_is_no_answer() -> None:
    request = request_in(REQUEST)
    for style in STYLES:
        assert read_reply(reply_to(request, "", style), "r.eml").answer is Answer.UNCLEAR, style


@pytest.mark.parametrize(
    ("words", "left_over"),
    [
        ("Agreed, subject to the figure being checked.", "Agreed, subject to the figure being checked."),
        ("Agreed.\n\nPlease say council.", "Please say council."),
        ("Looks good - should it be £5m?", "Looks good - should it be £5m?"),
        ("Hi Laura,\n\nThe Act is wrong.\n\nAmy", "The Act is wrong."),
    ],
)
def test_the_words_that_make_it_unclear_are_told(words: str, left_over: str) -> None:
    assert judged(words, People(("Amy Kogel",), ("Laura Gajdus",))).left_over == (left_over,)


@given(st.text(max_size=200))
def test_any_words_can_be_judged(words: str) -> None:
    assert judged(words).answer in Answer


@pytest.mark.parametrize(
    "quote",
    [
        "From: Laura <laura@x.example>\nSent: today\n\nAgreed",
        "*From:* Laura\n*Sent:* today\n\nAgreed",
        "-----Original Message-----\nAgreed",
        "________________________________\nFrom: Laura <laura@x.example>\nAgreed",
        "On Fri, 6 Sept 2024 at 09:00, Laura Gajdus <laura@x.example> wrote:\n> Agreed",
        "On Fri, 6 Sept 2024 at 09:00, Laura\nGajdus\n<laura@x.example> wrote:\nAgreed",
        "> Agreed",
        "Begin forwarded message:\n\nAgreed",
    ],
)
def test_what_is_quoted_does_not_count(quote: str) -> None:
    assert parted(f"No time today.\n\n{quote}").own == "No time today."
    assert parted(quote).own == ""


def test_a_line_that_begins_like_a_quote_and_is_none() -> None:
    words = "On Monday I shall read it.\nFrom: here on it is fine."
    assert parted(words).own == words


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01", b"no mail at all", b"{}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 not Outlook's"]
)
def test_what_is_no_mail_is_refused_in_a_line(content: bytes) -> None:
    with pytest.raises(CannotRead, match=r"r\.eml") as refused:
        read_reply(content, "r.eml")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "day", ["", "soon", "Mon, 2 Nov 2026 09:00:00 +" + "9" * 40, "Mon, 32 Nov 2026 09:00:00 +0000"]
)
def test_a_date_that_is_none_is_told(day: str) -> None:
    with pytest.raises(CannotRead, match="does not say when it was sent"):
        read_reply(f"From: a@b.gov.uk\nDate: {day}\n\nAgreed".encode(), "r.eml")


def test_any_message_id_is_taken_as_it_stands() -> None:
    for typed in ("<a@x.example>", "<", "<>", "< @>", "<.@x>", "", "\udc80"):
        content = f"From: a@b.gov.uk\nDate: Mon, 09 Sep 2024 10:15:00 +0100\nMessage-ID: {typed}\n\nAgreed"
        assert read_reply(content.encode("utf-8", "surrogateescape"), "r.eml").message_id.strip("�?") in {typed, ""}


@given(st.binary(max_size=400), st.binary(max_size=200))
def test_any_bytes_end_in_a_reply_or_in_a_line(head: bytes, body: bytes) -> None:
    for content in (head + body, b"From: a@b.gov.uk\nDate: Mon, 09 Sep 2024 10:15:00 +0100\n" + head + b"\n\n" + body):
        try:
            read_reply(content, "r.eml")
        except OscbError as error:
            assert "\n" not in str(error)
