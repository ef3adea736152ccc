"""A report file, read: the report, what in it could not be read, and the profile that it is for."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from oscb_cli.errors import BadProfile, CannotRead, NotValid
from oscb_cli.layout.between_councils import Moved, in_form_of
from oscb_cli.model.exempt_in_report import with_exemption
from oscb_cli.model.meant import as_meant
from oscb_cli.model.report import Report
from oscb_cli.model.sighting import Sighting
from oscb_cli.model.source import Source
from oscb_cli.model.validate import Problem, read_report
from oscb_cli.profile.binding import unbound, with_own_names
from oscb_cli.profile.found import default_name, known_profiles
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.formats import DOCX, VIA_LIBREOFFICE, Format, format_of, format_with
from oscb_cli.readers.parsed import Parsed
from oscb_cli.storage.files import STANDARD_STREAM, read_bytes

if TYPE_CHECKING:
    from oscb_cli.model.typed_numbers import Numbers


class ReadReport(Struct, frozen=True):
    """A report as it was read.

    ``pointer`` is where it stands in its file (empty for the whole file); ``problems`` are what could not be
    read, with pointers from the report; ``data`` is what the file says, as it says it. ``source`` says where in the
    file each part stands, ``sightings`` what else was seen in it, and ``pictures`` are those that it holds itself.
    """

    file: str
    pointer: str
    report: Report
    profile: Profile
    problems: tuple[Problem, ...]
    data: Mapping[str, Any]
    source: Source | None = None
    sightings: tuple[Sighting, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    moved: tuple[Moved, ...] = ()
    """Where the report came from another council's form, what of it has no place of its own in this one."""
    sealed_from: str = ""
    """For a Word document of oscb's own, the name of the file that it was written from."""
    is_own_work: bool = False
    """Whether it is a Word document of oscb's own that holds its report."""

    @property
    def typed_by_hand(self) -> bool:
        """Whether it comes from a document that somebody typed, and not from a report file or a document of oscb's."""
        if self.is_own_work:
            return False
        known = format_with(Path(self.file).suffix)
        is_document = known is not None and known.is_document
        return self.source is not None and (self.source.unit == "Word paragraph" or is_document)

    @property
    def report_to_show(self) -> Report:
        """The report for a page that numbers its paragraphs itself: without numbers typed in a document."""
        return self.numbered_anew()[0].report

    def numbered_anew(self) -> "tuple[ReadReport, Numbers]":
        """The report without the paragraph numbers that were typed in a document, and what became of them.

        Documents number their paragraphs themselves. In a report file, which its author typed for oscb, they stay.
        """
        from oscb_cli.model.typed_numbers import Numbers, without_typed_numbers

        if not self.typed_by_hand:
            return self, Numbers()
        report, numbers = without_typed_numbers(self.report, self.source)
        return replace(self, report=report) if numbers.taken else self, numbers

    def require_valid(self) -> None:
        """See that everything in it could be read.

        :raises NotValid: something could not; one line for each.
        """
        if self.problems:
            lines = [f"{self.pointer}{problem.pointer}: {problem.message}: {problem.help}" for problem in self.problems]
            raise NotValid(self.file, [f"#{line}" for line in lines])


def read_parsed(parsed: Parsed, file: str, profile_name: str | None = None) -> ReadReport:
    """Read the one report of a file that was parsed. The same errors as ``read_data``."""
    read = read_data(parsed.data, file, "", profile_name)
    return replace(
        read,
        source=parsed.source,
        sightings=parsed.sightings,
        pictures=parsed.pictures,
        sealed_from=parsed.seal.source if parsed.seal is not None else "",
        is_own_work=parsed.seal is not None and parsed.seal.data is not None,
    )


def read_data(data: object, file: str, pointer: str, profile_name: str | None = None) -> ReadReport:
    """Read a report from parsed data.

    :param pointer: where the report stands in its file.
    :param profile_name: the profile to use whatever the report says.
    :raises CannotRead: it is no report.
    :raises BadProfile: there is no profile of that name, or it is not valid.
    """
    if not isinstance(data, Mapping):
        at = f"#{pointer}" if pointer else ""
        raise CannotRead(f"{file}{at}: is not a report. A report is a group of keys in braces {{…}}")
    data = as_meant(data)
    report, problems = read_report(data)
    moved: tuple[Moved, ...] = ()
    if profile_name:
        profile = load_profile(profile_name, may_be_folder=True)
        if report.profile and report.profile != profile.name and report.profile in known_profiles():
            before = load_profile(report.profile)
            report, moved = in_form_of(with_own_names(report, before), before, profile)
            data = report.to_data()
    else:
        try:
            profile = load_profile(report.profile or default_name())
        except BadProfile as error:
            profile = load_profile(default_name())
            problems = (*problems, Problem("value", "/profile", str(error), f"without it, it is {profile.name}"))
    if not report.profile:
        report = report.model_copy(update={"profile": profile.name})
    report = with_exemption(with_own_names(report, profile))
    told = [f"{problem.pointer}/" for problem in problems]
    bound = (p for p in unbound(report, profile) if not any(f"{p.pointer}/".startswith(place) for place in told))
    return ReadReport(file, pointer, report, profile, (*problems, *bound), data, moved=moved)


def is_batch(data: object) -> bool:
    """Whether parsed data is a batch of reports: a list, or a group with the key ``reports``."""
    return isinstance(data, list) or (isinstance(data, Mapping) and "reports" in data)


def batch_entries(data: object, file: str) -> list[tuple[str, object]]:
    """The reports of a batch, each with its pointer, its defaults filled in.

    Groups in ``defaults`` are merged key by key; a list or a text in the report replaces the default's.

    :raises CannotRead: the batch is not of the right shape.
    """
    if isinstance(data, list):
        return [(f"/{index}", entry) for index, entry in enumerate(data)]
    assert isinstance(data, Mapping)  # noqa: S101 - is_batch said so
    if unknown := sorted(set(data) - {"reports", "defaults"}):
        raise CannotRead(f"{file}#/{unknown[0]}: a batch has the keys defaults and reports, and no others")
    defaults, reports = data.get("defaults") or {}, data["reports"]
    if not isinstance(defaults, Mapping):
        raise CannotRead(f"{file}#/defaults: must be a group of keys in braces {{…}}")
    if not isinstance(reports, list):
        raise CannotRead(f"{file}#/reports: must be a list of reports in square brackets […]")
    return [
        (f"/reports/{index}", _filled(defaults, entry) if isinstance(entry, Mapping) else entry)
        for index, entry in enumerate(reports)
    ]


def _filled(defaults: Mapping[str, Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    filled = {**defaults, **entry}
    for key, default in defaults.items():
        if key in entry and isinstance(default, Mapping) and isinstance(entry[key], Mapping):
            filled[key] = _filled(default, entry[key])
    return filled


def parse_file(name: str, profile_name: str | None = None, *, via_libreoffice: bool = False) -> Parsed:
    """Parse a file of any kind that is read.

    :param via_libreoffice: whether to read files of other word processors through LibreOffice.
    :raises CannotRead: it cannot be read or parsed.
    :raises BadProfile: the profile asked for is not there, or not valid.
    """
    data = read_bytes(name)
    if via_libreoffice and Path(name).suffix.lower() in VIA_LIBREOFFICE:
        from oscb_cli.word.libreoffice import as_docx

        return parse_data(as_docx(name), called(name), DOCX, profile_name)
    known = format_of("" if name == STANDARD_STREAM else name, data)
    return parse_data(data, called(name), known, profile_name)


def parse_data(data: bytes, name: str, known: Format, profile_name: str | None = None) -> Parsed:
    """Parse what a file of a format holds. The same errors as ``parse_file``."""
    return known.parse(data, name, partial(_profile_for, profile_name=profile_name))


def _profile_for(said: object, profile_name: str | None) -> Profile:
    """The profile that a file is read by: the one that it names, or the one asked for, or else the default."""
    if profile_name and not (isinstance(said, str) and said in known_profiles()):
        return load_profile(profile_name, may_be_folder=True)
    try:
        return load_profile(said if isinstance(said, str) and said else default_name())
    except BadProfile:
        return load_profile(default_name())  # the reading of the data tells of it


def called(name: str) -> str:
    """What to call a file in errors."""
    return "standard input" if name == STANDARD_STREAM else name
