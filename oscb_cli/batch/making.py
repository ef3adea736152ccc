"""One report of a batch: read, checked, written. This runs in a worker."""

import marshal
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.actions.convert import converted
from oscb_cli.actions.draft import SUFFIX, Draft, draft, save, subject_of
from oscb_cli.actions.read import read_one
from oscb_cli.batch.digests import digest_of, entry_digest
from oscb_cli.batch.sources import Entry
from oscb_cli.errors import CannotWrite, NotValid, OscbError
from oscb_cli.model.validate import TOO_DEEP, is_too_deep
from oscb_cli.readers.read import ReadReport, read_data
from oscb_cli.rules.engine.rule import Severity
from oscb_cli.rules.engine.run import EVERYTHING, Choice, Outcome, check
from oscb_cli.storage.files import refuse_link, write_atomically


class Plan(Struct, frozen=True):
    """What is the same for all reports of a batch. ``source`` is its file, ``folder`` where the documents go."""

    source: str
    folder: Path | None
    profile_name: str | None
    today: date
    choice: Choice = EVERYTHING
    force: bool = False
    strict: bool = False
    formats: tuple[str, ...] = (SUFFIX,)
    """The endings of the formats that each report is written in, without one twice."""


class Task(Struct, frozen=True):
    """A report to be made, and the name of its document.

    ``input`` is the digest of its data, where that was needed before; ``packed`` is the data itself on its way to a
    worker, in place of that of the entry.
    """

    number: int
    entry: Entry
    file_name: str
    input: str = ""
    packed: bytes = b""
    known: Mapping[str, str] = {}
    """The digests of the files that an earlier run wrote of it, by their names."""
    base: str = ""
    """What the name of its document would be if no other had it."""

    def for_a_worker(self) -> "Task":
        """The task with its data packed: a process takes a third of the time to pass it to another."""
        try:
            packed = marshal.dumps(self.entry.data)
        except ValueError:
            if is_too_deep(self.entry.data):
                where = Entry(self.entry.pointer, error=f"{self.entry.pointer}: {TOO_DEEP}", share=self.entry.share)
                return replace(self, entry=where)
            return self  # a value that is not of JSON: a day, out of a row
        return replace(self, entry=replace(self.entry, data=None), packed=packed)

    @property
    def whole_entry(self) -> Entry:
        """The entry with its data."""
        return replace(self.entry, data=marshal.loads(self.packed)) if self.packed else self.entry  # noqa: S302 - ours


class Done(Struct, frozen=True):
    """What became of a report."""

    number: int
    pointer: str
    file_name: str
    title: str = ""
    committee: str = ""
    errors: tuple[str, ...] = ()
    digest: str = ""
    findings: Mapping[str, int] = {}
    codes: Mapping[str, int] = {}
    checked_only: bool = False
    unchanged: bool = False
    share: float = 0.0
    """How much of the source is done with it; 0 where that is not known."""
    input: str = ""
    """The digest of what it was made from."""
    others: Mapping[str, str] = {}
    """The digests of its files in further formats, by their names."""

    @property
    def written(self) -> bool:
        """Whether the document is there, or would be."""
        return not self.errors

    def reaches(self, threshold: Severity | None) -> bool:
        """Whether anything found is at or above a severity (None: never)."""
        return threshold is not None and any(
            count and Severity(name).at_least(threshold) for name, count in self.findings.items()
        )


def make(plan: Plan, task: Task) -> Done:
    """Make a report's document; what goes wrong with it is told and costs nothing else."""
    title = committee = ""
    outcome = Outcome()
    entry = task.whole_entry
    try:
        made_from = task.input or entry_digest(entry)  # before it is read: what changes meanwhile is done again
        read = read_entry(plan, entry)
        title, committee = read.report.title, read.report.committee
        if plan.folder is None:
            read.require_valid()
            outcome = check(subject_of(read, plan.today), plan.choice)
            return _done(task, title, committee, outcome, checked_only=True)
        made = draft(read, plan.today, choice=plan.choice)
        outcome = made.outcome
        if plan.strict and outcome.count(Severity.ERROR):
            held = f"{_where(plan, task)} has {outcome.count(Severity.ERROR)} errors, so that no document is written"
            return _done(task, title, committee, outcome, errors=(held,))
        digests = {
            name: _put(content, plan.folder / name, made, plan, task)
            for name, content in _contents(plan, task, made, read)
        }
    except NotValid as error:
        return _done(task, title, committee, outcome, errors=tuple(f"{error.file}{line}" for line in error.lines))
    except OscbError as error:
        return _done(task, title, committee, outcome, errors=(str(error),))
    digest = digests.pop(task.file_name)
    return _done(task, title, committee, outcome, digest=digest, input=made_from, others=digests)


def _contents(plan: Plan, task: Task, made: Draft, read: ReadReport) -> list[tuple[str, bytes]]:
    """What a report's files are to hold, by their names; all are made before the first of them is written."""
    stem = task.file_name.removesuffix(plan.formats[0])
    return [(stem + suffix, made.document if suffix == SUFFIX else converted(read, suffix)) for suffix in plan.formats]


def _put(content: bytes, path: Path, made: Draft, plan: Plan, task: Task) -> str:
    """Write a file, where it is not there as it should be; its digest.

    :raises CannotWrite: one is there that is somebody else's, or a link, or it cannot be written.
    """
    refuse_link(path)
    digest = digest_of(content)
    before = path.read_bytes() if path.is_file() else None
    if before == content:
        return digest
    if path.suffix == SUFFIX:
        save(made, path, force=plan.force, lasting=False)  # the manifest waits for all of them
        return digest
    if before and not plan.force and digest_of(before) != task.known.get(path.name):
        raise CannotWrite(
            f"{path} already exists, and oscb did not write it (or it has changed since). Move it, or add --force to "
            "replace it"
        )
    write_atomically(path, content, lasting=False)
    return digest


def read_entry(plan: Plan, entry: Entry) -> ReadReport:
    """Read a report of a batch.

    :raises OscbError: it cannot be read.
    """
    if entry.error:
        raise OscbError(entry.error)
    if entry.file:
        return read_one(entry.file, plan.profile_name)
    return read_data(entry.data, plan.source, entry.pointer, plan.profile_name)


def failed(plan: Plan, task: Task, why: str) -> Done:
    """A report that cost its worker its life."""
    errors = (f"{_where(plan, task)}: {why}",)
    return Done(task.number, task.entry.pointer, task.file_name, errors=errors, share=task.entry.share)


def _where(plan: Plan, task: Task) -> str:
    return task.entry.file or f"{plan.source}#{task.entry.pointer}"


def _done(task: Task, title: str, committee: str, outcome: Outcome, **more: Any) -> Done:
    findings = {severity.value: outcome.count(severity) for severity in Severity}
    codes = Counter(finding.code for finding in outcome.findings)
    return Done(
        task.number, task.entry.pointer, task.file_name, title, committee,
        findings=findings, codes=dict(codes), share=task.entry.share, **more,
    )  # fmt: skip
