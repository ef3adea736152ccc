"""A batch from its source to its folder: over workers, in order, doing only what has changed."""

import signal
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache, partial
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from oscb_cli import collecting
from oscb_cli.batch.digests import about_digest, entry_digest, source_digest
from oscb_cli.batch.making import Done, Plan, Task, failed, make
from oscb_cli.batch.manifest import Line, Manifest, done_before, files_of, line_of, made_with
from oscb_cli.batch.names import Names, profile_of
from oscb_cli.batch.sources import Entry, Source
from oscb_cli.batch.workers import Workers
from oscb_cli.errors import CannotWrite
from oscb_cli.profile.found import default_name
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.rule import Severity
from oscb_cli.rules.engine.run import expect_many
from oscb_cli.storage.files import TEMPORARY, reason, write_atomically
from oscb_cli.storage.locks import locked

SECONDS_FOR_A_REPORT = 60.0
_MOST_ERRORS = 50


class Summary(Struct):
    """What became of a batch, in numbers; no report of it is kept."""

    total: int = 0
    written: int = 0
    unchanged: int = 0
    failed: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    by_committee: dict[str, Counter[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    errors_in_all: int = 0
    gone: list[str] = field(default_factory=list)
    pruned: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    worst: Severity | None = None

    def add(self, done: Done) -> None:
        """Count a report."""
        self.total += 1
        self.written += done.written
        self.unchanged += done.unchanged
        self.failed += not done.written
        for error in done.errors:
            self.tell(error)
        committee = self.by_committee.setdefault(done.committee, Counter())
        committee["reports"] += 1
        committee["failed"] += not done.written
        if not done.codes:
            return
        found = {name: count for name, count in done.findings.items() if count}
        self.findings.update(found)
        self.codes.update(done.codes)
        committee.update(found)
        for name in found:
            severity = Severity(name)
            self.worst = severity if self.worst is None or severity.at_least(self.worst) else self.worst

    def tell(self, error: str) -> None:
        """Note what went wrong; of very many errors only the first are kept, and their number."""
        self.errors_in_all += 1
        if len(self.errors) < _MOST_ERRORS:
            self.errors.append(error)

    def reaches(self, threshold: Severity | None) -> bool:
        """Whether anything found is at or above a severity (None: never)."""
        return threshold is not None and self.worst is not None and self.worst.at_least(threshold)


class How(Struct, frozen=True):
    """How a batch is run: over how many jobs, how long a report may take, and what becomes of what was there before."""

    jobs: int = 1
    seconds: float = SECONDS_FOR_A_REPORT
    resume: bool = True
    prune: bool = False


def run(source: Source, plan: Plan, how: How, told: Callable[[Done], None]) -> Summary:
    """Make a batch.

    :param told: is told what became of each report, in order.
    :raises CannotRead: the source cannot be read, or is no batch; seen at its beginning, nothing is written.
    :raises CannotWrite: the folder cannot be written to, or another batch is at it.
    :raises KeyboardInterrupt: somebody has interrupted it; what was done is kept, and noted.
    """
    profile = load_profile(plan.profile_name or default_name(), may_be_folder=True)
    expect_many()  # once, before there are workers
    collecting.from_now_on()
    summary = Summary()
    entries = source.entries()
    first = next(entries, None)
    if first is None:
        return summary
    every = chain([first], entries)
    if plan.folder is None:
        for done in _made((task.for_a_worker() for task in _tasks(every, Names(plan, profile))), plan, how):
            summary.add(done)
            told(done)
        return summary
    with prepared_folder(plan.folder):
        _write(every, source, plan, how, profile, summary, told)
    return summary


def _tasks(entries: Iterable[Entry], names: Names) -> Iterator[Task]:
    for number, entry in enumerate(entries):
        name, base = names.name_for(entry)
        yield Task(number, entry, name, base=base)


def _write(
    entries: Iterable[Entry],
    source: Source,
    plan: Plan,
    how: How,
    profile: Profile,
    summary: Summary,
    told: Callable[[Done], None],
) -> None:
    assert plan.folder is not None  # noqa: S101 - there is a folder to write to
    manifest = Manifest(plan.folder, resume=how.resume, force=plan.force)
    origin = source_digest(source.name, plan.folder)
    before = manifest.written_from(origin)
    tasks = _tasks(entries, Names(plan, profile, before))
    known: dict[int, tuple[Line | None, str, Line]] = {}
    still = _Still({str(line.get("about")) for line in before})

    @cache
    def with_what(profile_name: str) -> str:
        return made_with(plan, profile_of(plan, {"profile": profile_name}, profile))

    def to_do() -> Iterator[Task]:
        for task in tasks:
            data = task.entry.data
            made = with_what(str(data.get("profile") or "") if isinstance(data, Mapping) else "")
            line = None
            if manifest.knows(task):
                task = replace(task, input=entry_digest(task.entry), known=manifest.known_files(task))
                line = manifest.still_holds(task, plan, made)
            about = about_digest(task.entry)
            still.holds(about, task.entry)
            known[task.number] = (line, made, {"source": origin, "about": about, "base": task.base})
            yield task.for_a_worker() if line is None else _held(task, line)

    interrupted = True
    try:
        for done in _made(to_do(), plan, how):
            line, made, identity = known.pop(done.number)
            manifest.add({**(line if line is not None else line_of(done, plan, made)), **identity})
            summary.add(done)
            told(done)
        interrupted = False
    finally:
        left = list(manifest.left_over())
        try:
            if interrupted or summary.failed or not source.is_whole:
                manifest.close(left)  # what was not looked at, or could not be read, has not gone
            else:
                _see_to_what_is_gone(manifest, left, origin, still, plan.folder, summary, prune=how.prune)
        except CannotWrite as error:
            summary.tell(str(error))


class _Still:
    """Which reports the source holds still.

    :param before: what the reports were about that it held before, in digests.
    """

    def __init__(self, before: set[str]) -> None:
        self._before = before
        self._now: set[str] = set()
        self._new: set[str] = set()

    def holds(self, about: str, entry: Entry) -> None:
        """Note a report that the source holds."""
        self._now.add(about)
        if about not in self._before:
            self._new.add(entry.pointer)

    def has(self, line: Line) -> bool:
        """Whether it holds the report of a document, perhaps under another name of its document."""
        return line.get("about") in self._now

    def may_have(self, line: Line) -> bool:
        """Whether a report that it did not hold before is where that of a document was: it may be the same, renamed."""
        return line.get("report") in self._new


def _see_to_what_is_gone(
    manifest: Manifest, left: list[Line], origin: str, still: _Still, folder: Path, summary: Summary, *, prune: bool
) -> None:
    """Documents whose reports have gone from the source that they were written from, all of which was read: they are
    told, and taken away only where that is wanted. What was written from another source, or has a report still,
    stays."""
    kept: list[Line] = []
    for line in left:
        name = str(line["file"])
        if not (folder / name).is_file():
            continue
        if line.get("source") != origin or still.has(line):
            kept.append(line)
        elif still.may_have(line):
            summary.renamed.append(name)
            kept.append(line)
        elif prune and manifest.is_as_written(line):
            for file in files_of(line):
                (folder / file).unlink()
            summary.pruned.append(name)
        else:
            summary.gone.append(name)
            kept.append(line)
    manifest.close(kept)


def _made(tasks: Iterator[Task], plan: Plan, how: How) -> Generator[Done, None, None]:
    """The reports made over workers, in order."""
    workers: Workers[Task, Done] = Workers(
        partial(_make, plan), partial(failed, plan), how.jobs, how.seconds, weigh=lambda task: len(task.packed)
    )
    with _stopped_by_an_interruption(workers), closing(workers.results(tasks)) as results:
        yield from results


@contextmanager
def _stopped_by_an_interruption(workers: Workers[Task, Done]) -> Iterator[None]:
    """Ctrl-C lets the workers finish what is under way; a second one does not wait for them."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread hears of signals
        return
    asked = 0

    def stop(*_: object) -> None:
        nonlocal asked
        asked += 1
        workers.stop()
        if asked > 1:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Held(Task, frozen=True):
    """A report whose document is there already."""

    line: Line = msgspec.field(default_factory=dict)


def _held(task: Task, line: Line) -> _Held:
    return _Held(task.number, replace(task.entry, data=None), task.file_name, task.input, line=line)


def _make(plan: Plan, task: Task) -> Done:
    return done_before(task.line, task) if isinstance(task, _Held) else make(plan, task)


@contextmanager
def prepared_folder(folder: Path) -> Iterator[None]:
    """A folder that can be written to, for this batch alone; what a batch that was killed left half written is gone.

    :raises CannotWrite: with the reason; nothing has been written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise CannotWrite(f"{folder} is a file, not a folder. Choose another folder with -o") from None
    except NotADirectoryError:
        raise CannotWrite(f"{folder}: one of the folders above it is a file") from None
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be made: {reason(error)}") from None
    with locked(folder / f"{TEMPORARY}batch", "another batch"):
        for half in folder.glob(f"{TEMPORARY}*.tmp"):
            half.unlink(missing_ok=True)
        trial = folder / f"{TEMPORARY}trial.tmp"
        write_atomically(trial, b"")
        trial.unlink()
        try:
            yield
        finally:
            for half in folder.glob(f"{TEMPORARY}*.tmp"):
                half.unlink(missing_ok=True)
