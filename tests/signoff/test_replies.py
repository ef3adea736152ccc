"""What a reply says, whatever its program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.errors import CannotRead, OscbError
from oscb_cli.signoff.replies import Answer, above_the_quote, answer_in, read_reply


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
    assert answer_in(words) is answer


@pytest.mark.parametrize(
    "quote",
    [
        "From: Laura <laura@x.example>\nSent: today\n\nAgreed",
        "*From:* Laura\n*Sent:* today\n\nAgreed",
        "-----Original Message-----\nAgreed",
        "________________________________\nAgreed",
        "On Fri, 6 Sept 2024 at 09:00, Laura Gajdus <laura@x.example> wrote:\n> Agreed",
        "On Fri, 6 Sept 2024 at 09:00, Laura\nGajdus\n<laura@x.example> wrote:\nAgreed",
        "> Agreed",
        "Begin forwarded message:\n\nAgreed",
    ],
)
def test_what_is_quoted_does_not_count(quote: str) -> None:
    assert above_the_quote(f"No time today.\n\n{quote}") == "No time today."
    assert above_the_quote(quote) == ""


def test_a_line_that_begins_like_a_quote_and_is_none() -> None:
    words = "On Monday I shall read it.\nFrom: here on it is fine."
    assert above_the_quote(words) == words


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01", b"no mail at all", b"{}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 not Outlook's"]
)
def test_what_is_no_mail_is_refused_in_a_line(content: bytes) -> None:
    with pytest.raises(CannotRead, match=r"r\.eml") as refused:
        read_reply(content, "r.eml")
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=400), st.binary(max_size=200))
def test_any_bytes_end_in_a_reply_or_in_a_line(head: bytes, body: bytes) -> None:
    for content in (head + body, b"From: a@b.gov.uk\nDate: Mon, 09 Sep 2024 10:15:00 +0100\n" + head + b"\n\n" + body):
        try:
            read_reply(content, "r.eml")
        except OscbError as error:
            assert "\n" not in str(error)
