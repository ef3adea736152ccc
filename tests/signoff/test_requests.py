"""The e-mails that ask checkers."""

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlparse

import pytest

from oscb_cli.errors import BadUsage
from oscb_cli.model.report import Report
from oscb_cli.profile.load import load_profile
from oscb_cli.signoff.requests import Request, as_eml, as_mailto, requests
from oscb_cli.signoff.state import states_of
from tests.signoff.mails import request_in
from tests.support import ANNUAL_REPORT, load

PROFILE = load_profile("oxfordshire")
NOW = datetime(2024, 9, 3, 9, 0, tzinfo=UTC)
SENDER = "Laura Gajdus <laura@oscb.example>"


def made(
    areas: tuple[str, ...] = ("legal",), to: dict[str, tuple[str, str]] | None = None, remind: bool = False, **more: Any
) -> list[Request]:
    report = Report.model_validate({**load(ANNUAL_REPORT), **more})
    wanted = [state for state in states_of(report, PROFILE) if state.area in areas]
    by = date(2024, 9, 10)
    asked = {area: [whom] for area, whom in (to or {}).items()}
    return requests(report, PROFILE, wanted, asked, by, NOW.date(), sender=SENDER, remind=remind)


def test_a_mail_program_reads_it_with_its_addresses_both_bodies_and_the_attachment() -> None:
    message = request_in(as_eml(made()[0], SENDER, NOW, ("r.docx", b"PK document")))
    assert str(message["To"]) == "Amy Kogel <amy.kogel@oxfordshire.gov.uk>"
    assert str(message["From"]) == SENDER
    assert made()[0].codes[0] in str(message["Subject"])
    assert message["X-Unsent"] == "1"
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert page is not None
    for words in (
        "There are no legal implications for the local authority.",
        "Tuesday 10 September 2024",
        "The Committee",
    ):
        assert words in plain.get_content()
        assert words in page.get_content()
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("r.docx", b"PK document")


def test_the_recommendation_is_there_for_those_who_rely_on_it_and_only_for_them() -> None:
    assert "THE RECOMMENDATION" in made(("legal",))[0].plain
    assert "THE RECOMMENDATION" not in made(("staff",))[0].plain


def test_one_checker_gets_one_e_mail_for_all_areas() -> None:
    to = {"legal": ("Ada", "ada@oxfordshire.gov.uk"), "staff": ("", "ADA@oxfordshire.gov.uk")}
    (request,) = made(("legal", "staff"), to)
    assert len(request.codes) == 2
    assert all(code in request.subject for code in request.codes)


def test_what_a_report_says_is_words_and_never_markup_or_a_header() -> None:
    data = load(ANNUAL_REPORT)
    data["implications"][1]["text"] = "<script>alert(1)</script> {{ 7 * 7 }} & more"
    data["title"] = "A\u2028title {{ council }} <b>x</b>"
    (request,) = made(implications=data["implications"], title=data["title"])
    assert "<script>" not in request.page
    assert "&lt;script&gt;" in request.page
    assert "{{ 7 * 7 }}" in request.plain
    message = request_in(as_eml(request, SENDER, NOW))
    assert "Bcc" not in message
    assert "{{ council }}" in str(message["Subject"])


def test_nobody_to_ask_is_said_with_what_to_do() -> None:
    data = load(ANNUAL_REPORT)["implications"]
    del data[2]["checked_by"]
    with pytest.raises(BadUsage, match="--to staff="):
        made(("staff",), implications=data)


def test_a_reminder_says_so_and_a_day_that_has_passed_is_told_as_such() -> None:
    (request,) = made(remind=True)
    assert request.subject.startswith("Reminder: please check Legal Implications")
    assert "This is a reminder" in request.plain
    report = Report.model_validate(load(ANNUAL_REPORT))
    wanted = [state for state in states_of(report, PROFILE) if state.area == "legal"]
    (late,) = requests(report, PROFILE, wanted, {}, date(2024, 9, 10), date(2024, 9, 12), sender=SENDER)
    assert "Please reply as soon as you can (the reply was due by Tuesday 10 September 2024)" in late.plain


def test_a_link_for_a_mail_program_is_short_enough_for_it_and_says_when_it_is_cut() -> None:
    data = load(ANNUAL_REPORT)
    data["implications"][1]["text"] = "Many words of law. " * 400
    (request,) = made(implications=data["implications"])
    link = as_mailto(request)
    assert len(link) < 2_000
    parsed = urlparse(link)
    assert unquote(parsed.path) == "amy.kogel@oxfordshire.gov.uk"
    body = parse_qs(parsed.query)["body"][0]
    assert body.startswith("Dear Amy Kogel")
    assert "The rest is in the report" in body
    assert "The rest is" not in as_mailto(made(("staff",))[0])
