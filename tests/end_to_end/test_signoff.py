"""Sign-offs from the first request to the publication, with files and e-mails alone."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.signoff.mails import CHECKER, STYLES, reply_to, request_in
from tests.signoff.outlook_file import as_msg
from tests.support import ANNUAL_REPORT, ROOT, Run, dump, load, needs_libreoffice, oscb

TODAY = ["--today", "11 September 2024"]
WORDS = "There are no legal implications for the local authority."
OTHER = "There are some legal implications for the local authority."


def begun(folder: Path) -> Path:
    """A report that legal has not checked yet."""
    data = load(ANNUAL_REPORT)
    checker = data["implications"][1]["checked_by"]
    data["implications"][1]["checked_by"] = {key: checker[key] for key in ("name", "job_title", "email")}
    return dump(data, folder / "r.json")


def signed(folder: Path) -> Path:
    """A report that legal has signed off."""
    report = begun(folder)
    run = oscb("signoff", "record", "r.json", "legal", "--date", "9.9.24", *TODAY, cwd=folder)
    assert run.status == 0, run.err
    return report


def requested(folder: Path) -> EmailMessage:
    """The request to legal, which the report file has noted."""
    run = oscb("signoff", "request", "r.json", "-o", "req", "--attach", "--today", "6 September 2024", cwd=folder)
    assert run.status == 0, run.err
    (file,) = (folder / "req").iterdir()
    return request_in(file.read_bytes())


def state(file: str | Path, folder: Path, area: str = "legal") -> str:
    run = oscb("signoff", "status", file, "--format", "json", *TODAY, cwd=folder)
    assert run.status == 0, run.err
    return str(json.loads(run.out)[0]["areas"][area]["state"])


def replied(folder: Path, content: bytes, *more: str) -> Run:
    (folder / "reply.eml").write_bytes(content)
    return oscb("signoff", "record", "r.json", *more, "--from", "reply.eml", *TODAY, cwd=folder)


def edited_in_word(document: Path, old: str, new: str) -> Path:
    """A document in which words were replaced, saved as Word saves it."""
    opened = docx.Document(str(document))
    found = [run for paragraph in opened.paragraphs for run in paragraph.runs if old in run.text]
    assert found
    found[0].text = found[0].text.replace(old, new)
    opened.save(str(document))
    return document


def in_json(folder: Path, old: str, new: str) -> None:
    file = folder / "r.json"
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))


def test_a_sign_off_is_bound_to_the_words_the_document_follows_and_the_history_says_who_and_when(
    tmp_path: Path,
) -> None:
    signed(tmp_path)
    data = load(tmp_path / "r.json")
    checker = data["implications"][1]["checked_by"]
    assert checker["name"] == "Amy Kogel"
    assert checker["date"] == "2024-09-09"
    assert checker["text_digest"].startswith("2:text=")
    assert ",recommendation=" in checker["text_digest"]
    (event,) = data["signoff_history"]
    assert (event["event"], event["area"], event["name"]) == ("signed", "legal", "Amy Kogel")
    assert event["on"].startswith("2024-09-11T12:00:00")
    assert oscb("draft", "r.json", "-o", "r.docx", "--no-input", *TODAY, cwd=tmp_path).status == 0
    words = [paragraph.text for paragraph in docx.Document(str(tmp_path / "r.docx")).paragraphs]
    assert any("Amy Kogel" in line and "9 September 2024" in line for line in words)
    assert state("r.json", tmp_path) == state("r.docx", tmp_path) == "signed"


def test_one_word_changed_in_the_json_makes_it_stale_and_diff_says_which(tmp_path: Path) -> None:
    signed(tmp_path)
    shutil.copy(tmp_path / "r.json", tmp_path / "before.json")
    in_json(tmp_path, WORDS, OTHER)
    assert state("r.json", tmp_path) == "stale"
    diff = oscb("diff", "before.json", "r.json", cwd=tmp_path).out
    assert "[-no-]" in diff
    assert "{+some+}" in diff
    assert "the sign-off of Amy Kogel of 9 September 2024 was of other words" in " ".join(diff.split())
    assert "SO006" in oscb("check", "r.json", *TODAY, cwd=tmp_path).out


def test_one_word_changed_in_word_makes_it_stale_and_diff_says_which(tmp_path: Path) -> None:
    signed(tmp_path)
    oscb("draft", "r.json", "-o", "r.docx", "--no-input", *TODAY, cwd=tmp_path)
    edited_in_word(tmp_path / "r.docx", "no legal", "some legal")
    assert state("r.docx", tmp_path) == "stale"
    assert "{+some+}" in oscb("diff", "r.json", "r.docx", cwd=tmp_path).out


@needs_libreoffice
@pytest.mark.parametrize(
    ("old", "new", "then"), [("no legal", "some legal", "stale"), ("no legal", "no  legal", "signed")]
)
def test_changed_in_libreoffice(old: str, new: str, then: str, tmp_path: Path) -> None:
    signed(tmp_path)
    oscb("draft", "r.json", "-o", "r.docx", "--no-input", *TODAY, cwd=tmp_path)
    resaved(tmp_path / "r.docx", tmp_path / "lo")
    edited_in_word(tmp_path / "lo" / "r.docx", old, new)
    again = resaved(tmp_path / "lo" / "r.docx", tmp_path / "lo2")
    assert state(again, tmp_path) == then


def resaved(document: Path, folder: Path) -> Path:
    home = (folder.parent / "libreoffice").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={home}",
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(document)], check=True, capture_output=True, timeout=120)
    return folder / document.name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (WORDS, "There are  no legal implications\\nfor the local authority. "),
        (WORDS, f"14. {WORDS}"),
        (WORDS, f"**{WORDS}**"),
        ("note the annual report of", "note the  annual report of"),
    ],
)
def test_spaces_typed_numbers_and_marks_change_nothing(old: str, new: str, tmp_path: Path) -> None:
    signed(tmp_path)
    in_json(tmp_path, old, new)
    assert state("r.json", tmp_path) == "signed"


@pytest.mark.parametrize(
    ("old", "new"), [("local authority.", "local  authority."), ("There are no", "14. There are no")]
)
def test_spaces_and_typed_numbers_changed_in_word_change_nothing(old: str, new: str, tmp_path: Path) -> None:
    signed(tmp_path)
    oscb("draft", "r.json", "-o", "r.docx", "--no-input", *TODAY, cwd=tmp_path)
    opened = docx.Document(str(tmp_path / "r.docx"))
    run = next(run for paragraph in opened.paragraphs for run in paragraph.runs if run.text == WORDS)
    run.text = run.text.replace(old, new)
    opened.save(str(tmp_path / "r.docx"))
    assert state("r.docx", tmp_path) == "signed"


def test_quotation_marks_changed_in_word_change_nothing(tmp_path: Path) -> None:
    begun(tmp_path)
    in_json(tmp_path, WORDS, "There are no “legal” implications: it’s so.")
    oscb("signoff", "record", "r.json", "legal", "--date", "9.9.24", *TODAY, cwd=tmp_path)
    oscb("draft", "r.json", "-o", "r.docx", "--no-input", *TODAY, cwd=tmp_path)
    edited_in_word(tmp_path / "r.docx", "“legal” implications: it’s", '"legal" implications: it\'s')
    assert state("r.docx", tmp_path) == "signed"


def test_what_the_checker_relies_on_makes_it_stale_too_and_the_history_notes_it(tmp_path: Path) -> None:
    signed(tmp_path)
    in_json(tmp_path, "note the annual report of", "approve the annual report of")
    rows = json.loads(oscb("signoff", "status", "r.json", "--format", "json", *TODAY, cwd=tmp_path).out)
    assert rows[0]["areas"]["legal"]["changed"] == ["recommendation"]
    oscb("signoff", "record", "r.json", "staff", "--date", "9.9.24", *TODAY, cwd=tmp_path)
    events = [(event["area"], event["event"]) for event in load(tmp_path / "r.json")["signoff_history"]]
    assert events == [("legal", "signed"), ("legal", "stale"), ("staff", "signed")]
    oscb("signoff", "record", "r.json", "legal", "--date", "10.9.24", *TODAY, cwd=tmp_path)
    assert state("r.json", tmp_path) == "signed"


@pytest.mark.parametrize("style", list(STYLES))
def test_a_reply_of_any_common_program_is_recorded(style: str, tmp_path: Path) -> None:
    begun(tmp_path)
    run = replied(tmp_path, reply_to(requested(tmp_path), "Agreed, thanks.", style))
    assert run.status == 0, run.err
    assert run.out == "Signed off: Legal Implications, by Amy Kogel, 9 September 2024\n"
    checker = load(tmp_path / "r.json")["implications"][1]["checked_by"]
    assert checker["evidence"].startswith("<reply-1@oxfordshire.gov.uk>; sha256:")
    assert checker["job_title"].startswith("Head of Law")
    assert state("r.json", tmp_path) == "signed"


BAD: list[tuple[str, Callable[[EmailMessage], bytes], str]] = [
    (
        "a stranger",
        lambda r: reply_to(r, "Agreed", From="Mallory <m@evil.example>"),
        "is from m@evil.example, but you asked",
    ),
    ("no sender", lambda r: reply_to(r, "Agreed", From=None), "is not an e-mail"),
    (
        "two senders",
        lambda r: reply_to(r, "Agreed", From=f"{CHECKER}, Bo <bo@oxfordshire.gov.uk>"),
        "has several senders",
    ),
    ("no code", lambda r: _without_code(r), "has no code in it"),
    ("another code", lambda r: _with_code(r, "AAAA-BBBB"), "its code AAAA-BBBB does not belong to this report"),
    ("a refusal", lambda r: reply_to(r, "Not agreed: the Act is missing."), "does not agree: “Not agreed: the Act"),
    (
        "neither",
        lambda r: reply_to(r, "I will look at it."),
        "it is not clear that it agrees, because of “I will look at it.”",
    ),
    ("nothing of its own", lambda r: reply_to(r, ""), "add --agreed"),
    ("a condition", lambda r: reply_to(r, "Happy with it in principle."), "because of “Happy with it in principle.”"),
    ("with changes", lambda r: reply_to(r, "Agreed with changes: say council."), "--changes-made"),
    ("too late", lambda r: reply_to(r, "Agreed", Date="Sat, 21 Sep 2024 10:00:00 +0100"), "which is in the future"),
    ("no date", lambda r: reply_to(r, "Agreed", Date=None), "does not say when it was sent"),
    ("automatic", lambda r: reply_to(r, "Agreed", Auto_Submitted="auto-replied"), "is an automatic reply"),
    ("no mail", lambda r: b"Agreed\n", "is not an e-mail"),
]


@pytest.mark.parametrize(("reply", "words"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_bad_reply_is_refused_by_its_own_line_and_nothing_is_recorded(
    reply: Callable[[EmailMessage], bytes], words: str, tmp_path: Path
) -> None:
    begun(tmp_path)
    request = requested(tmp_path)
    before = (tmp_path / "r.json").read_bytes()
    run = replied(tmp_path, reply(request), "legal")
    assert run.status == 2
    assert len(run.err.splitlines()) == 1
    assert words in run.err
    assert (tmp_path / "r.json").read_bytes() == before


def test_a_reply_about_words_that_have_changed_since_is_refused(tmp_path: Path) -> None:
    begun(tmp_path)
    request = requested(tmp_path)
    in_json(tmp_path, WORDS, OTHER)
    for more in ([], ["legal"]):
        run = replied(tmp_path, reply_to(request, "Agreed"), *more)
        assert (run.status, "the text has changed since. Ask again" in run.err) == (2, True)


def test_a_reply_after_the_meeting_is_refused(tmp_path: Path) -> None:
    begun(tmp_path)
    (tmp_path / "reply.eml").write_bytes(
        reply_to(requested(tmp_path), "Agreed", Date="Sat, 21 Sep 2024 10:00:00 +0100")
    )
    run = oscb("signoff", "record", "r.json", "--from", "reply.eml", "--today", "2024-09-30", cwd=tmp_path)
    assert (run.status, "after the meeting of 20 September 2024" in run.err) == (2, True)


def test_agreed_with_changes_counts_once_they_are_made(tmp_path: Path) -> None:
    begun(tmp_path)
    request = requested(tmp_path)
    in_json(tmp_path, WORDS, "There are no legal implications for the council.")
    run = replied(tmp_path, reply_to(request, "Agreed with changes: say council."), "--changes-made")
    assert run.status == 0, run.err
    last = load(tmp_path / "r.json")["signoff_history"][-1]
    assert (last["event"], last["reason"]) == ("signed", "agreed with changes")
    assert state("r.json", tmp_path) == "signed"


def test_outlooks_own_files_are_read(tmp_path: Path) -> None:
    pytest.importorskip("oxmsg")
    begun(tmp_path)
    reply = reply_to(requested(tmp_path), "Agreed, thanks.", "outlook desktop")
    (tmp_path / "reply.msg").write_bytes(as_msg(request_in(reply)))
    run = oscb("signoff", "record", "r.json", "--from", "reply.msg", *TODAY, cwd=tmp_path)
    assert run.status == 0, run.err
    assert run.out == "Signed off: Legal Implications, by Amy Kogel, 9 September 2024\n"
    evidence = load(tmp_path / "r.json")["implications"][1]["checked_by"]["evidence"]
    assert evidence.startswith("<reply-1@oxfordshire.gov.uk>; sha256:")


def test_a_damaged_file_of_outlooks_is_refused_in_a_line(tmp_path: Path) -> None:
    pytest.importorskip("oxmsg")
    begun(tmp_path)
    (tmp_path / "reply.msg").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    run = oscb("signoff", "record", "r.json", "--from", "reply.msg", *TODAY, cwd=tmp_path)
    assert (run.status, "cannot be read as an Outlook message" in run.err) == (2, True)


def test_taking_a_sign_off_back_needs_a_reason_and_stays_in_the_history(tmp_path: Path) -> None:
    signed(tmp_path)
    refused = oscb("signoff", "withdraw", "r.json", "legal", "--reason", " ", *TODAY, cwd=tmp_path)
    assert (refused.status, "say why" in refused.err) == (2, True)
    run = oscb("signoff", "withdraw", "r.json", "legal", "--reason", "she asked for it", *TODAY, cwd=tmp_path)
    assert run.status == 0, run.err
    data = load(tmp_path / "r.json")
    assert "checked_by" not in data["implications"][1]
    assert [(event["event"], event.get("reason")) for event in data["signoff_history"]] == [
        ("signed", None), ("withdrawn", "she asked for it"),
    ]  # fmt: skip
    assert oscb("signoff", "withdraw", "r.json", "legal", "--reason", "x", *TODAY, cwd=tmp_path).status == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["finanse", "--name", "Ada Marsh"], "did you mean “financial”"),
        (["staff", "--name", "TBC"], "needs the name of a person"),
        (["staff", "--name", "Ada Marsh", "--date", "21/9/24"], "after the meeting"),
        (["staff", "--name", "Ada Marsh", "--date", "12/9/24"], "in the future"),
        (["staff", "--name", "Ada Marsh", "--date", "soon"], "is not a date"),
        ([], "name the area"),
    ],
)
def test_a_sign_off_that_cannot_be_is_refused_in_a_line(arguments: list[str], words: str, tmp_path: Path) -> None:
    begun(tmp_path)
    before = (tmp_path / "r.json").read_bytes()
    run = oscb("signoff", "record", "r.json", *arguments, *TODAY, cwd=tmp_path)
    assert run.status == 2
    assert words in run.err
    assert len(run.err.splitlines()) == 1
    assert (tmp_path / "r.json").read_bytes() == before


def test_two_people_who_record_at_once_lose_nothing(tmp_path: Path) -> None:
    report = begun(tmp_path)
    areas = ["financial", "legal", "staff", "equality", "sustainability"] * 2
    command = [sys.executable, "-m", "oscb_cli", "signoff", "record", str(report)]
    running = [
        subprocess.Popen(
            [*command, area, "--date", "9.9.24", *TODAY], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for area in areas
    ]
    assert [process.wait(60) for process in running] == [0] * len(areas)
    data = load(report)
    assert sorted(event["area"] for event in data["signoff_history"]) == sorted(areas)
    assert all(entry["checked_by"]["text_digest"] for entry in data["implications"])
    assert [file.name for file in tmp_path.iterdir()] == ["r.json"]


@pytest.mark.parametrize("suffix", [".yaml", ".md", ".docx"])
def test_other_files_of_oscbs_own_hold_sign_offs_too(suffix: str, tmp_path: Path) -> None:
    begun(tmp_path)
    assert oscb("convert", "r.json", f"r{suffix}", cwd=tmp_path).status == 0
    run = oscb("signoff", "record", f"r{suffix}", "legal", "--date", "9.9.24", *TODAY, cwd=tmp_path)
    assert run.status == 0, run.err
    assert state(f"r{suffix}", tmp_path) == "signed"
    assert oscb("signoff", "withdraw", f"r{suffix}", "legal", "--reason", "x", *TODAY, cwd=tmp_path).status == 0
    assert state(f"r{suffix}", tmp_path) == "outstanding"


def test_a_report_in_another_encoding_of_windows(tmp_path: Path) -> None:
    begun(tmp_path)
    (tmp_path / "r.json").write_bytes((tmp_path / "r.json").read_text().encode("utf-16"))
    run = oscb("signoff", "record", "r.json", "legal", "--date", "9.9.24", *TODAY, cwd=tmp_path)
    assert run.status == 0, run.err
    assert state("r.json", tmp_path) == "signed"


def test_a_file_that_would_lose_something_is_left_as_it_is(tmp_path: Path) -> None:
    begun(tmp_path)
    oscb("convert", "r.json", "r.yaml", cwd=tmp_path)
    (tmp_path / "r.yaml").write_text("# my notes\n" + (tmp_path / "r.yaml").read_text())
    oscb("convert", "r.json", "r.docx", cwd=tmp_path)
    edited_in_word(tmp_path / "r.docx", "no legal", "some legal")
    oscb("convert", "r.json", "r.txt", cwd=tmp_path)
    for name in ("r.yaml", "r.docx", "r.txt"):
        before = (tmp_path / name).read_bytes()
        run = oscb("signoff", "record", name, "legal", "--name", "Amy Kogel", "--date", "9.9.24", *TODAY, cwd=tmp_path)
        assert run.status == 2
        assert "oscb convert" in run.err
        assert (tmp_path / name).read_bytes() == before


def test_a_reminder_goes_to_those_who_were_asked_and_have_not_answered(tmp_path: Path) -> None:
    begun(tmp_path)
    nobody = oscb("signoff", "request", "r.json", "-o", "req", "--remind", *TODAY, cwd=tmp_path)
    assert "No one to ask" in nobody.out
    requested(tmp_path)
    run = oscb("signoff", "request", "r.json", "-o", "chase", "--remind", *TODAY, cwd=tmp_path)
    assert run.status == 0
    (file,) = (tmp_path / "chase").iterdir()
    assert str(request_in(file.read_bytes())["Subject"]).startswith("Reminder")


def test_requests_never_overwrite_each_other(tmp_path: Path) -> None:
    begun(tmp_path)
    requested(tmp_path)
    run = oscb("signoff", "request", "r.json", "-o", "req", *TODAY, cwd=tmp_path)
    assert (run.status, "already exists" in run.err) == (2, True)
    neither = oscb("signoff", "request", "r.json", *TODAY, cwd=tmp_path)
    assert (neither.status, "-o FOLDER" in neither.err) == (2, True)


def test_the_status_of_nothing(tmp_path: Path) -> None:
    run = oscb("signoff", "status", "nothere", cwd=tmp_path)
    assert (run.status, run.out, len(run.err.splitlines())) == (2, "", 1)


def test_the_status_of_a_folder_of_any_files_with_one_that_cannot_be_read(tmp_path: Path) -> None:
    signed(tmp_path)
    oscb("draft", "r.json", "-o", "a.docx", "--no-input", *TODAY, cwd=tmp_path)
    (tmp_path / "broken.docx").write_bytes(b"no")
    run = oscb("signoff", "status", ".", *TODAY, cwd=tmp_path)
    assert run.status == 2
    assert "2 reports, 0 not complete" in run.out
    assert "broken.docx" in run.err
    assert "Kogel" in run.out
    by_checker = oscb("signoff", "status", "r.json", "--by", "checker", *TODAY, cwd=tmp_path)
    assert "1 report, 0 not complete" in by_checker.out


def _without_code(request: EmailMessage) -> bytes:
    body = reply_to(request, "Agreed").replace(_code(request).encode(), b"(code)")
    assert _code(request).encode() not in body
    return body


def _with_code(request: EmailMessage, code: str) -> bytes:
    return reply_to(request, "Agreed").replace(_code(request).encode(), code.encode())


def _code(request: Any) -> str:
    return str(request["Subject"]).rsplit("[", 1)[1].rstrip("]")


def test_a_reply_that_somebody_has_read_as_agreement_is_recorded_with_it_as_evidence(tmp_path: Path) -> None:
    begun(tmp_path)
    request = requested(tmp_path)
    assert replied(tmp_path, reply_to(request, "I think this is fine, Laura."), "legal").status == 2
    run = replied(tmp_path, reply_to(request, "I think this is fine, Laura."), "legal", "--agreed")
    assert run.status == 0, run.err
    data = load(tmp_path / "r.json")
    assert "reply-1@oxfordshire.gov.uk" in data["implications"][1]["checked_by"]["evidence"]
    assert data["signoff_history"][-1]["reason"] == "read as agreed: “I think this is fine, Laura.”"


def test_a_refusal_is_no_agreement_whoever_has_read_it(tmp_path: Path) -> None:
    begun(tmp_path)
    run = replied(tmp_path, reply_to(requested(tmp_path), "Not agreed"), "legal", "--agreed")
    assert run.status == 2
    assert "does not agree" in run.err
