"""No sign-off from what its sender did not say: another's name, hidden words, an answer quoted."""

from html import escape

import pytest

from oscb_cli.signoff.answers import Answer
from tests.signoff.mails import CHECKER
from tests.signoff.shapes import mail, marked, page_of, quoted
from tests.signoff.test_closed_world import REQUEST, read

_WROTE = "On Fri, 6 Sept 2024 at 09:00, Laura Gajdus <laura@oscb.example> wrote:"
_TOM = "On Sat, 7 Sept 2024 at 10:00, Tom Bell <tom@oxfordshire.gov.uk> wrote:"
_ASKED = quoted(REQUEST).replace("\r\n", "\n")


@pytest.mark.parametrize(
    "earlier", ["Not agreed", "X Not agreed", "not agreed", "Agreed with changes", "- Not agreed."]
)
@pytest.mark.parametrize("beside", ["", f"\n{_WROTE}\n{marked(_ASKED)}"])
def test_an_earlier_answer_is_not_a_line_of_the_request(earlier: str, beside: str) -> None:
    reply = read(mail(REQUEST, f"Agreed\n\nAmy\n\n{_TOM}\n{marked(earlier)}{beside}").as_bytes())
    assert reply.answer is not Answer.AGREED
    assert any(earlier.strip("X -.").casefold() in words.casefold() for words in reply.left_over)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("    Agreed\n    Agreed with changes\n    Not agreed", "    Not agreed"),
        ("    Agreed\n    Agreed with changes\n    Not agreed", "    Agreed with changes"),
        ("    Not agreed", "  X Not agreed"),
        ("    Not agreed", "  ✓ Not agreed"),
        ("    Not agreed", "    Not agreed X"),
    ],
)
def test_an_answer_chosen_within_the_quotation(asked: str, left: str) -> None:
    assert asked in _ASKED
    reply = read(mail(REQUEST, f"Agreed\n\nAmy\n\n{_WROTE}\n{marked(_ASKED.replace(asked, left))}").as_bytes())
    assert reply.answer is not Answer.AGREED


@pytest.mark.parametrize("bullet", ["", "- ", "* ", "• "])
def test_the_answers_as_the_request_offers_them_say_nothing(bullet: str) -> None:
    said = "".join(f"{bullet}{answer}\n" for answer in ("Agreed", "Agreed with changes", "Not agreed"))
    sent = _ASKED.replace("    Agreed\n    Agreed with changes\n    Not agreed\n", said)
    assert sent != _ASKED or not bullet
    reply = read(mail(REQUEST, f"Agreed\n\nAmy\n\n{_WROTE}\n{marked(sent)}").as_bytes())
    assert (reply.answer, reply.left_over) == (Answer.AGREED, ())


_OBJECTS = "<p>Agreed</p><p class=x>I object</p>"


@pytest.mark.parametrize(
    "page",
    [
        '<p style="clip:rect(0,0,0,0)">Agreed</p>', '<p style="transform:scaleX(0)">Agreed</p>',
        '<p style="dis\\70lay:none">Agreed</p>', '<p style="display/**/:none">Agreed</p>',
        '<p style="opacity:.01">Agreed</p>', '<p style="zoom:0">Agreed</p>', '<p style="filter:opacity(0)">Agreed</p>',
        '<p style="font:0/0 a">Agreed</p>', '<p style="color:hsl(0,0%,100%)">Agreed</p>',
        '<p style="color:rgba(0,0,0,0)">Agreed</p>', '<p style="color:ghostwhite">Agreed</p>',
        "<style>[lang]{display:none}</style><p lang=en>Agreed</p>", "<style>*{color:#fff}</style><p>Agreed</p>",
        "<style>p:first-child{display:none}</style><p>Agreed</p>",
        "<style>.x{display:none}</style><p class=x>Agreed</p>",
        "<style>.x{text-decoration:line-through}</style><p class=x>Agreed</p>",
        f"<style>@media print{{.x{{display:none}}}}</style>{_OBJECTS}",
        f"<style>div p.x{{display:none}}</style>{_OBJECTS}", f"<style>.x:hover{{display:none}}</style>{_OBJECTS}",
        f"<style>p.x{{display:block}} p{{display:none}}</style>{_OBJECTS}",
        '<style>p:before{content:"Not "}</style><p>agreed</p>',
        "<style>p::after{content:' if Jane agrees'}</style><p>agreed</p>",
        "<details><summary></summary>Agreed</details>", "<textarea>Agreed</textarea>", "<object>Agreed</object>",
        "<p>Agreed</p><input value='I object'>", "<p>Agreed</p><iframe srcdoc='I object'></iframe>",
    ],
)  # fmt: skip
def test_what_may_be_hidden_is_neither_taken_nor_lost(page: str) -> None:
    reply = read(mail(REQUEST, page=f"<html><body>{page}</body></html>").as_bytes())
    assert reply.answer is not Answer.AGREED


def test_the_sheets_of_mail_programs_hide_nothing() -> None:
    sheet = (
        "@font-face {font-family:'Cambria Math'; panose-1:2 4 5;} p.MsoNormal, li.MsoNormal {margin:0cm; "
        "font-size:11.0pt;} a:link, span.MsoHyperlink {mso-style-priority:99; color:#0563C1;}"
        " @page WordSection1 {size:612.0pt 792.0pt;} @media print {p {color:#000}}"
        " span.EmailStyle19 {mso-style-type:personal-reply; color:windowtext;} .icon:before {content:'\\f101'}"
    )
    page = f"<html><head><style><!-- {sheet} --></style></head><body><p class=MsoNormal>Agreed</p>"
    page += f"<blockquote>{page_of(REQUEST)}</blockquote>"
    reply = read(mail(REQUEST, page=page).as_bytes())
    assert (reply.answer, reply.left_over) == (Answer.AGREED, ())


@pytest.mark.parametrize(
    "name", ["Tom Bell", "Bell, Tom", "Tom Bell on behalf of Amy Kogel", "Jane Billington (Finance)"]
)
def test_a_mailbox_that_another_person_writes_from(name: str) -> None:
    address = CHECKER.partition("<")[2]
    reply = read(mail(REQUEST, "Agreed\n\nTom", From=f'"{name}" <{address}').as_bytes())
    assert reply.answer is Answer.UNCLEAR
    assert f"sent by {name}" in reply.left_over


@pytest.mark.parametrize(
    "name", ["Kogel, Amy", "Amy Kogel (Legal)", "KOGEL Amy - Oxfordshire County Council", "Legal Services", "", "Amy"]
)
def test_the_names_by_which_programs_call_a_sender(name: str) -> None:
    address = CHECKER.partition("<")[2].rstrip(">")
    reply = read(mail(REQUEST, "Agreed", From=f'"{name}" <{address}>' if name else address).as_bytes())
    assert (reply.answer, reply.left_over) == (Answer.AGREED, ()), escape(name)
