"""The questions of the closing: who signs, the annexes, the papers, whom to ask, the month."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from oscb_cli.interview.answers import Answers
from oscb_cli.interview.question import Form, Kept, Option, Question, Stage
from oscb_cli.interview.questions.about import About
from oscb_cli.interview.questions.fields import own_field
from oscb_cli.interview.questions.lists import entries
from oscb_cli.interview.questions.people import person
from oscb_cli.layout.outline import annex_called
from oscb_cli.model.dates import MONTHS
from oscb_cli.profile.schema import CLOSING_PARTS

_STAGE = Stage.CLOSING
_NO_FILE = "No file"


def closing(about: About) -> Iterator[Question]:
    """The questions, in the profile's order; what stands at the head of the document is asked there."""
    yield from closing_parts(about, [part for part in about.profile.order if part not in about.profile.header_parts])


def closing_parts(about: About, parts: Iterable[str]) -> Iterator[Question]:
    """The questions of those parts that are of the closing in most councils' documents."""
    for part in parts:
        if part in CLOSING_PARTS:
            yield from _PARTS[part](about)
        elif part in about.profile.field_by_key:
            yield own_field(about, about.profile.field_by_key[part], _STAGE)


def _signatory(about: About) -> Iterator[Question]:
    report_by = str(about.answers.get("report_by") or "")
    signs = [officer for officer in about.officers.known if report_by and officer.job_title == report_by]
    yield from person(
        about, "signatory", _STAGE, about.label("signatory"), "Signed by, name", ("signatory",), ("job_title",),
        whose="Signatory's", key="signatory", suggested_job_title=report_by,
        suggestion=signs[0].name if len(signs) == 1 else "",
    )  # fmt: skip


def _annexes(about: About) -> Iterator[Question]:
    part = about.label("annexes")
    there = about.answers.get("annexes") or []
    taken = {entry.get("file") for entry in there}
    for place, entry in enumerate(there):
        number = place + 1
        called = annex_called(number, about.profile)
        yield about.line(
            f"annexes.{number}.title", _STAGE, part, f"Title of {called}", ("annexes", place, "title"),
            key="annexes", suggestion=_title_of(str(entry.get("file") or "")),
            remove=lambda answers, place=place: answers.remove("annexes", place),
            loses="its file" if entry.get("file") else "",
        )  # fmt: skip
        files = [name for name in about.files if name not in taken or name == entry.get("file")]
        if files and not entry.get("link"):
            yield _file(about, part, place, files)
        if about.answers.get("exempt") is not None:
            yield about.yes_or_no(
                f"annexes.{number}.exempt", _STAGE, part, f"Is {called} exempt from publication?",
                ("annexes", place, "exempt"), key="annexes", required=False,
            )  # fmt: skip
    number = len(there) + 1
    called = annex_called(number, about.profile)
    more = "no more" if there else "none"
    yield about.line(
        f"annexes.{number}.title", _STAGE, part, f"Title of {called} (Enter for {more})",
        ("annexes", len(there), "title"), key="annexes", required=False, another=True, settles="annexes",
    )  # fmt: skip


def _file(about: About, part: str, place: int, files: list[str]) -> Question:
    name = f"annexes.{place + 1}.file"
    options = (*(Option(file, file) for file in files), Option(_NO_FILE, "No file of this folder"))

    def accept(typed: str) -> str:
        if typed.isdecimal() and 1 <= int(typed) <= len(options):
            return options[int(typed) - 1].answer
        return typed

    def keep(answers: Answers, value: Any) -> Kept:
        if value == _NO_FILE:
            if answers.get("annexes", place, "file") is not None:
                answers.remove("annexes", place, "file")
            answers.settle(name)
            return Kept()
        answers.set(value, "annexes", place, "file")
        told = () if value in about.files else (f"There is no file “{value}” in this folder yet.",)
        return Kept(told)

    return about.line(
        name, _STAGE, part, f"File of {annex_called(place + 1, about.profile)}", ("annexes", place, "file"),
        key="annexes", required=False,
        form=Form.CHOICE, options=options, free=True, accept=accept, keep=keep, suggestion=_NO_FILE,
    )  # fmt: skip


def _title_of(file: str) -> str:
    return file.rsplit(".", 1)[0].replace("_", " ").replace("-", " ").strip() if file else ""


def _background_papers(about: About) -> Iterator[Question]:
    """The questions for a list that must be there, though it may be empty: then it says “Nil”."""
    key = "background_papers"
    absent = about.answers.get(key) is None

    def nil(answers: Answers) -> None:
        if answers.get(key) is None:
            answers.set([], key)

    *there, another = entries(
        about, key, _STAGE, about.label(key), "Background paper", (key,), required=False, none="Nil", key=key
    )
    yield from there
    yield replace(another, required=absent, nothing=nil)


def _other_documents(about: About) -> Iterator[Question]:
    yield from entries(
        about, "other_documents", _STAGE, about.label("other_documents"), "Other document", ("other_documents",),
        required=False, key="other_documents",
    )  # fmt: skip


def _contact_officers(about: About) -> Iterator[Question]:
    key = "contact_officers"
    there = about.answers.get(key) or []
    asked = ("job_title", "phone", "email")
    needed = ("job_title", *about.profile.contact_officer_needs)
    for place in range(max(len(there), 1)):
        number = place + 1
        which = "Contact officer" if place == 0 else f"Contact officer {number}"
        yield from person(
            about, f"{key}.{number}", _STAGE, about.label(key), f"{which}, name", (key, place), asked,
            needed=needed, whose=f"{which}'s", key=key,
            remove=lambda answers, place=place: answers.remove(key, place), loses="what else is known of them",
        )  # fmt: skip
    if there:
        number = len(there) + 1
        yield from person(
            about, f"{key}.{number}", _STAGE, about.label(key), "Another contact officer, name (Enter for no more)",
            (key, len(there)), asked, whose=f"Contact officer {number}'s", key=key, required=False, another=True,
            settles=key,
        )  # fmt: skip


def _month(about: About) -> Iterator[Question]:
    day = about.meeting_day
    suggestion = f"{MONTHS[day.month - 1]} {day.year}" if day is not None else ""
    part = about.label("month")
    yield about.line("month", _STAGE, part, "Month at the foot", ("month",), suggestion=suggestion)


_PARTS = {
    "signatory": _signatory,
    "annexes": _annexes,
    "background_papers": _background_papers,
    "other_documents": _other_documents,
    "contact_officers": _contact_officers,
    "month": _month,
}
