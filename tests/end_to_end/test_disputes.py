"""Second thoughts after a sign-off, replies that answer nothing, and requests that cannot be, as they are typed."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.end_to_end.test_signoff import TODAY, begun, replied, requested, state
from tests.signoff.mails import reply_to, request_in
from tests.support import ANNUAL_REPORT, dump, load, oscb


def agreed(folder: Path) -> EmailMessage:
    """A report that legal was asked about and has signed off; the request."""
    begun(folder)
    request = requested(folder)
    assert replied(folder, reply_to(request, "Agreed", Date="Sat, 07 Sep 2024 10:00:00 +0100")).status == 0
    return request


def events(folder: Path) -> list[str]:
    return [event["event"] for event in load(folder / "r.json")["signoff_history"]]


@pytest.mark.parametrize(
    ("words", "event", "what"),
    [
        (
            "Not agreed: the Act is wrong.",
            "refused",
            "does not agree in a later reply: “Not agreed: the Act is wrong.”",
        ),
        ("Agreed. Has Jane seen this", "unclear", "may not agree in a later reply: “Has Jane seen this”"),
    ],
)
def test_a_later_reply_that_does_not_agree_disputes_the_sign_off_until_it_is_settled(
    words: str, event: str, what: str, tmp_path: Path
) -> None:
    request = agreed(tmp_path)
    later = reply_to(request, words, **{"Message-ID": "<later@oxfordshire.gov.uk>"})
    for _ in range(2):  # read twice, it is noted once
        run = replied(tmp_path, later)
        assert (run.status, "The sign-off is disputed until it is settled" in run.err) == (2, True)
    assert events(tmp_path) == ["requested", "signed", event]
    assert "<later@oxfordshire.gov.uk>" in load(tmp_path / "r.json")["signoff_history"][-1]["evidence"]
    assert state("r.json", tmp_path) == "disputed"
    table = oscb("signoff", "status", "r.json", "--format", "markdown", *TODAY, cwd=tmp_path).out
    assert "DISPUTED Kogel" in table
    found = " ".join(oscb("check", "r.json", "--select", "SO015", *TODAY, cwd=tmp_path).out.split())
    assert what in found
    newer = reply_to(request, "Agreed", Date="Tue, 10 Sep 2024 10:00:00 +0100")
    assert replied(tmp_path, newer).status == 0
    assert state("r.json", tmp_path) == "signed"
    assert "SO015" not in oscb("check", "r.json", *TODAY, cwd=tmp_path).out


def test_a_persons_word_settles_an_unclear_reply_and_withdrawing_a_refusal(tmp_path: Path) -> None:
    request = agreed(tmp_path)
    assert replied(tmp_path, reply_to(request, "Agreed. See you Monday!")).status == 2
    assert state("r.json", tmp_path) == "disputed"
    assert replied(tmp_path, reply_to(request, "Agreed. See you Monday!"), "--agreed").status == 0
    assert state("r.json", tmp_path) == "signed"
    assert replied(tmp_path, reply_to(request, "Not agreed", **{"Message-ID": "<x@y.example>"})).status == 2
    assert state("r.json", tmp_path) == "disputed"
    assert oscb("signoff", "withdraw", "r.json", "legal", "--reason", "Amy", *TODAY, cwd=tmp_path).status == 0
    assert state("r.json", tmp_path) == "outstanding"


def test_a_reply_from_before_the_sign_off_disputes_nothing(tmp_path: Path) -> None:
    begun(tmp_path)
    request = requested(tmp_path)
    assert replied(tmp_path, reply_to(request, "Agreed")).status == 0
    before = reply_to(request, "Not agreed", Date="Sat, 07 Sep 2024 10:00:00 +0100", **{"Message-ID": "<b@y.example>"})
    assert replied(tmp_path, before).status == 2
    assert state("r.json", tmp_path) == "signed"


def test_a_dispute_is_kept_in_a_word_file_too(tmp_path: Path) -> None:
    request = agreed(tmp_path)
    assert oscb("convert", "r.json", "r.docx", cwd=tmp_path).status == 0
    (tmp_path / "no.eml").write_bytes(reply_to(request, "Not agreed", **{"Message-ID": "<x@y.example>"}))
    run = oscb("signoff", "record", "r.docx", "--from", "no.eml", *TODAY, cwd=tmp_path)
    assert (run.status, "disputed" in run.err) == (2, True)
    assert state("r.docx", tmp_path) == "disputed"


def test_a_reply_from_before_the_request_is_no_reply_to_it(tmp_path: Path) -> None:
    begun(tmp_path)
    content = reply_to(requested(tmp_path), "Agreed", Date="Thu, 05 Sep 2024 10:00:00 +0100")
    run = replied(tmp_path, content)
    assert (run.status, "before you asked on 6 September 2024" in run.err) == (2, True)
    assert state("r.json", tmp_path) == "outstanding"


def test_words_changed_in_the_quoted_request_are_told(tmp_path: Path) -> None:
    begun(tmp_path)
    content = reply_to(requested(tmp_path), "Agreed", "gmail").replace(
        b"no legal implications", b"some legal implications"
    )
    run = replied(tmp_path, content)
    assert (run.status, "because of “no -> some”" in run.err) == (2, True)


def test_somebody_else_at_the_council_is_vouched_for_by_a_person(tmp_path: Path) -> None:
    begun(tmp_path)
    to = "legal=Legal <legal.mailbox@oxfordshire.gov.uk>"
    data = load(tmp_path / "r.json")
    data["implications"][1]["checked_by"] = {"name": "Amy Kogel"}
    dump(data, tmp_path / "r.json")
    asked = ["signoff", "request", "r.json", "-o", "req", "--to", to, "--area", "legal", "--today", "6.9.24"]
    assert oscb(*asked, cwd=tmp_path).status == 0
    (file,) = (tmp_path / "req").iterdir()
    content = reply_to(request_in(file.read_bytes()), "Agreed")
    run = replied(tmp_path, content)
    assert run.status == 2
    assert "you asked legal.mailbox@oxfordshire.gov.uk. If this person may sign it off, add --agreed" in run.err
    assert replied(tmp_path, content, "--agreed").status == 0
    last = load(tmp_path / "r.json")["signoff_history"][-1]
    assert (last["name"], last["reason"].startswith("from another address than was asked")) == ("Amy Kogel", True)
    stranger = reply_to(request_in(file.read_bytes()), "Agreed", From="Amy Kogel <amy@mail.example>")
    run = replied(tmp_path, stranger, "--agreed")
    assert (run.status, "name the area, and the person with --name" in run.err) == (2, True)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--by", "1.9.24"], "1 September 2024 has passed"),
        (["--by", "21.9.24"], "is after the meeting of 20 September 2024"),
        (["--from", "nonsense"], "give an e-mail address"),
        (["--from", "a@b"], "give an e-mail address"),
    ],
)
def test_a_request_that_cannot_be_is_refused(more: list[str], words: str, tmp_path: Path) -> None:
    begun(tmp_path)
    run = oscb("signoff", "request", "r.json", "-o", "req", *more, *TODAY, cwd=tmp_path)
    assert (run.status, words in run.err, (tmp_path / "req").exists()) == (2, True, False)


def test_areas_without_an_address_are_named_and_the_others_are_asked(tmp_path: Path) -> None:
    data = load(ANNUAL_REPORT)
    for place in (0, 1, 2):
        data["implications"][place].pop("checked_by")
    data["implications"][1]["checked_by"] = {"name": "Amy Kogel", "email": "amy.kogel@oxfordshire.gov.uk"}
    dump(data, tmp_path / "r.json")
    run = oscb("signoff", "request", "r.json", "-o", "req", *TODAY, cwd=tmp_path)
    assert run.status == 3
    assert [file.name[:9] for file in (tmp_path / "req").iterdir()] == ["Amy Kogel"]
    assert len(run.err.splitlines()) == 2
    assert "--to financial=" in run.err
    assert "--to staff=" in run.err
    assert [event["area"] for event in load(tmp_path / "r.json")["signoff_history"]] == ["legal"]


def test_a_report_without_any_text_to_check_is_not_complete(tmp_path: Path) -> None:
    dump({**load(ANNUAL_REPORT), "implications": []}, tmp_path / "r.json")
    out = oscb("signoff", "request", "r.json", "-o", "req", *TODAY, cwd=tmp_path).out
    assert "There is no text to check yet for Financial Implications, Legal Implications" in out
    assert "complete" not in out


def test_a_typed_sign_off_is_said_to_be_bound_to_no_wording(tmp_path: Path) -> None:
    dump(load(ANNUAL_REPORT), tmp_path / "r.json")
    out = oscb("signoff", "request", "r.json", "-o", "req", *TODAY, cwd=tmp_path).out
    assert "Legal Implications: someone typed the sign-off, so it is not bound to this wording" in out
    assert "--area legal" in out
    assert "complete" not in out


def test_a_day_long_before_the_meeting_is_refused(tmp_path: Path) -> None:
    data = load(ANNUAL_REPORT)
    dump({**data, "meeting_date": date(2026, 12, 15).isoformat()}, tmp_path / "r.json")
    arguments = ["legal", "--name", "Amy Kogel", "--date", "9.9.24", "--today", "1 December 2026"]
    run = oscb("signoff", "record", "r.json", *arguments, cwd=tmp_path)
    assert (run.status, "more than a year before the meeting of 15 December 2026" in run.err) == (2, True)


def test_a_name_with_accents_signs_the_request_as_it_is_written(tmp_path: Path) -> None:
    data = load(begun(tmp_path))
    data["contact_officers"] = [{"name": "Siân Prys", "email": "sian.prys@oxfordshire.gov.uk"}]
    dump(data, tmp_path / "r.json")
    body = requested(tmp_path).get_body(("plain",))
    assert body is not None
    assert "Siân Prys" in body.get_content()
    assert "=?utf-8?" not in body.get_content()
