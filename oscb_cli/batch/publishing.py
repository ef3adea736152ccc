"""Publish reports into a folder: each in three formats, and a page that leads to them where they are several.

All reports are read before the first is written. Then, in this order: what is exempt now is taken back; what has errors
now, or whose report has gone, leaves the page that leads to the reports, and the folder where that is wanted; and
what is fit for the public is written. A second run writes only what is different.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from oscb_cli.actions.publish import PUBLISHED, PublicCopy
from oscb_cli.batch.published_folder import INDEX, Known, PublishedFolder
from oscb_cli.batch.published_reports import Judged, Wanted, digest_of_place, is_called_alike, judged_reports
from oscb_cli.batch.run import prepared_folder
from oscb_cli.errors import CannotWrite, OscbError
from oscb_cli.profile.found import default_name
from oscb_cli.profile.load import load_profile
from oscb_cli.storage.spool import Spool
from oscb_cli.writers.html.index import Listed


class Published(Struct, frozen=True):
    """What became of a report: its files, and how many of them were the same before; or why there are none."""

    file: str
    title: str = ""
    files: tuple[str, ...] = ()
    unchanged: int = 0
    left_out: tuple[str, ...] = ()
    error: str = ""


class TakenBack(Struct, frozen=True):
    """Files of an earlier run, and why they are not public any more: removed, or only left out of the page of reports.

    ``stays`` are those that somebody has changed since, so that they are still there.
    """

    files: tuple[str, ...]
    why: str
    removed: bool
    stays: tuple[str, ...] = ()


class Outcome(Struct):
    """What became of the reports, and of what was published before. ``stopped`` says why nothing was written."""

    reports: list[Published] = field(default_factory=list)
    taken_back: list[TakenBack] = field(default_factory=list)
    stopped: str = ""


def publish(files: Sequence[str], wanted: Wanted, told: Callable[[str], None]) -> Outcome:
    """Publish reports; one that goes wrong, or must not be published, stops none of the others.

    :param told: is told of each report that was read, by its title.
    :return: what became of each, and of what was there before.
    :raises CannotWrite: the folder cannot be written to.
    """
    with prepared_folder(wanted.folder):
        place = PublishedFolder(wanted.folder, replace_foreign=wanted.replace)
        try:
            return _Run(wanted, place).done(files, told)
        finally:
            place.close()


class _Run:
    """A publication into a folder."""

    def __init__(self, wanted: Wanted, place: PublishedFolder) -> None:
        self._wanted = wanted
        self._place = place
        self._outcome = Outcome()
        self._profile = load_profile(wanted.profile_name or default_name(), may_be_folder=True)

    def done(self, files: Sequence[str], told: Callable[[str], None]) -> Outcome:
        """What became of reports, and of what was there before."""
        every: list[Judged] = []
        copies: Spool[PublicCopy] = Spool(PublicCopy)
        for read, copy in judged_reports(files, self._wanted):
            every.append(read)
            if copy is not None:
                copies.add(copy)
            told(read.title)
        known = self._matched(every)
        taken = self._take_exempt_back(every, known)
        if taken or not self._place.is_of_before:
            self._renew_index()  # a run that was killed may have left it
        if self._delist(every, known):
            self._renew_index()
        self._write(every, copies, known)
        return self._outcome

    def _matched(self, every: Sequence[Judged]) -> dict[int, Known]:
        """What the folder holds of each report, by its place: known by its source; what has moved, by its name."""
        free = list(self._place.reports.values())
        found: dict[int, Known] = {}
        for by in (lambda r, k: bool(k.source) and r.source == k.source, is_called_alike):
            for place, read in enumerate(every):
                one = next((k for k in free if by(read, k)), None) if place not in found and read.source else None
                if one is not None:
                    found[place] = one
                    free.remove(one)
        self._unmatched = free
        return found

    def _take_exempt_back(self, every: Sequence[Judged], known: dict[int, Known]) -> bool:
        """Take back what is exempt now, before anything else is written; whether there was anything."""
        exempt = [(place, read) for place, read in enumerate(every) if read.verdict == "exempt"]
        gone: list[Known] = []
        for place, read in exempt:
            gone += [known[place]] if place in known else []
            gone += [one for one in self._unmatched if one.source == read.source or is_called_alike(read, one)]
        for one in gone:
            if one in self._unmatched:
                self._unmatched.remove(one)
            self._take_back(one, "its report is exempt, or may be")
        return bool(gone)

    def _delist(self, every: Sequence[Judged], known: dict[int, Known]) -> bool:
        """See to what has errors now, and to what has gone: the latter only where all that was named could be read.

        :return: whether there was anything.
        """
        verdicts = Counter(read.verdict for read in every)
        of_faulty = [known[place] for place, read in enumerate(every) if read.verdict == "faulty" and place in known]
        faulty = [(one, "its report has errors now") for one in of_faulty]
        roots = {digest_of_place(str(Path(name).resolve())) for name in self._wanted.named}
        absent = self._wanted.complete and not verdicts["unreadable"]
        gone = [(one, "its report has gone") for one in self._unmatched if absent and roots & set(one.above)]
        for one, why in (*faulty, *gone):
            if self._wanted.prune:
                self._take_back(one, why)
            else:
                self._place.know(replace(one, listed=None))
                if any((self._wanted.folder / name).is_file() for name in one.files):
                    self._outcome.taken_back.append(TakenBack(one.files, why, removed=False))
        return bool(faulty or gone)

    def _take_back(self, one: Known, why: str) -> None:
        there = tuple(name for name in one.files if (self._wanted.folder / name).is_file())
        stays = tuple(self._place.take_back(one))
        if there:
            self._outcome.taken_back.append(TakenBack(there, why, removed=True, stays=stays))

    def _renew_index(self) -> None:
        """Write the page of reports without what is not public any more; somebody else's is left alone."""
        if self._place.is_free(INDEX) or self._wanted.replace:
            self._place.write_index(self._profile)

    def _write(self, every: Sequence[Judged], copies: "Spool[PublicCopy]", known: dict[int, Known]) -> None:
        """Write what is fit for the public, and the page that leads to it."""
        fit = [place for place, read in enumerate(every) if read.verdict == "fit"]
        ours = {known[place].stem for place in fit if place in known}
        others = [one for one in self._place.reports.values() if one.listed is not None and one.stem not in ours]
        if fit and len(fit) + len(others) > 1:
            try:
                self._place.require_ours(INDEX)
            except CannotWrite as error:
                self._outcome.stopped = f"{error}. Nothing was published"
        for place in fit:  # the names that reports have are theirs, whatever comes before them
            if place in known and known[place].base == every[place].base:
                self._place.keep_stem(known[place].stem)
        made, stems = iter(copies), []
        for place, read in enumerate(every):
            copy = next(made) if read.verdict == "fit" else None
            done = Published(read.file, read.title, error=read.error)
            if copy is not None and not self._outcome.stopped:
                try:
                    done, stem = self._put(read, copy, known.get(place))
                    stems.append(stem)
                except OscbError as error:
                    done = Published(read.file, read.title, error=str(error))
            self._outcome.reports.append(done)
        if stems:
            self._place.put_first(stems)
            self._place.write_index(self._profile)

    def _put(self, read: Judged, copy: PublicCopy, before: Known | None) -> tuple[Published, str]:
        """Put a copy in the folder: all of its files, or none; what became of it, and the name of its files."""
        stays = before is not None and before.base == read.base
        stem = before.stem if before is not None and stays else self._place.free_stem(read.base)
        names = {known.name: stem + known.suffixes[0] for known in PUBLISHED}
        for known in PUBLISHED:
            if not self._place.holds(names[known.name], copy.contents[known.suffixes[0]]):
                self._place.require_ours(names[known.name])
        unchanged = sum(not self._place.put(names[known.name], copy.contents[known.suffixes[0]]) for known in PUBLISHED)
        listed = Listed(copy.title, copy.committee, copy.meeting, copy.council, copy.language, names)
        files = tuple(names.values())
        self._place.know(Known(stem, read.base, read.source, read.above, files, listed))
        if before is not None and not stays:
            self._supersede(before)
        return Published(read.file, copy.title, files, unchanged, copy.left_out), stem

    def _supersede(self, before: Known) -> None:
        """See to the files of a report that has another name now."""
        if self._wanted.prune:
            self._take_back(before, "its report has another name now")
        else:
            self._place.know(replace(before, source="", listed=None))
            self._outcome.taken_back.append(TakenBack(before.files, "its report has another name now", removed=False))
