"""Officers once named: kept in a file ``officers.toml`` of the author's, the council's or both, and offered again.

The author's own file is where the system keeps a user's data, or where the environment variable OSCB_OFFICERS says;
what is remembered goes there and nowhere else. A council's file is named in ``oscb.toml`` or stands in the folder of
its profile; oscb never changes it.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, ValidationError

from oscb_cli.errors import CannotRead, CannotWrite
from oscb_cli.limits import limits
from oscb_cli.model.fields import Line
from oscb_cli.model.patterns import regex
from oscb_cli.profile.folding import folded
from oscb_cli.storage.files import read_bytes, write_atomically
from oscb_cli.storage.locks import locked
from oscb_cli.storage.spreadsheets import checked_rows, csv_rows
from oscb_cli.storage.toml import NotToml, toml_of

OFFICERS_FILE = "officers.toml"
ENVIRONMENT = "OSCB_OFFICERS"
_SECONDS_TO_WAIT = 10.0
_COLUMNS = {
    "name": ("name", "full name", "officer", "display name", "displayname"),
    "job_title": ("job title", "job_title", "role", "position", "post", "jobtitle"),
    "email": ("e-mail", "email", "e-mail address", "email address", "mail", "emailaddress"),
    "phone": ("telephone", "phone", "telephone number", "phone number", "tel", "officephone", "business phone"),
}
_ADDRESS = regex(r"[^\s@<>(),;:\"]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_PARTS_OF_A_NAME = (
    ("first name", "forename", "given name", "firstname"),
    ("last name", "surname", "family name", "lastname"),
)


class Officer(BaseModel):
    """An officer: whoever signs, checks or is named as a contact."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line
    job_title: Line = ""
    email: Line = ""
    phone: Line = ""

    @property
    def described(self) -> str:
        """Name, job title and e-mail address, for a list to choose from."""
        return ", ".join(part for part in (self.name, self.job_title, self.email) if part)


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    officers: tuple[Officer, ...] = ()


class Officers(Struct, frozen=True):
    """The officers known, the author's own first, and where new ones are remembered (None: nowhere)."""

    known: tuple[Officer, ...] = ()
    own_file: Path | None = None

    def named(self, name: str) -> Officer | None:
        """The officer of a name, whatever its capitals; None where there is none, or several that differ."""
        found = {officer for officer in self.known if folded(officer.name) == folded(name)}
        return found.pop() if len(found) == 1 else None

    def matching(self, words: str) -> tuple[Officer, ...]:
        """The officers whose name or job title has all the words in it."""
        wanted = words.casefold().split()
        return tuple(
            officer
            for officer in self.known
            if wanted and all(word in f"{officer.name} {officer.job_title}".casefold() for word in wanted)
        )

    def remember(self, officer: Officer) -> "Officers":
        """The officers with one more, written to the author's own file; what was known of the name is completed.

        :raises CannotRead, CannotWrite: the author's file cannot be read or written; it is as it was.
        """
        before = self.named(officer.name)
        if before is not None:
            said = {key: value for key, value in officer.model_dump().items() if value}
            officer = before.model_copy(update=said)
        if self.own_file is None or officer == before:
            return self
        with _alone(self.own_file):
            write_officers(self.own_file, _with(read_officers(self.own_file), [officer]))
        return Officers((officer, *(other for other in self.known if other != before)), self.own_file)


def officers_for(council_files: Iterable[Path] = ()) -> Officers:
    """The officers of the author's own file and of the council's files, each officer once.

    :raises CannotRead: a file is not what a file of officers must be.
    """
    own = own_officers_file()
    known: dict[tuple[str, str], Officer] = {}
    for file in (own, *council_files):
        for officer in read_officers(file):
            known.setdefault((folded(officer.name), officer.email.casefold()), officer)
    return Officers(tuple(known.values()), own)


def own_officers_file() -> Path:
    """The author's own file of officers, whether it is there yet or not."""
    if named := os.environ.get(ENVIRONMENT):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("oscb", appauthor=False) / OFFICERS_FILE


def read_officers(file: Path) -> tuple[Officer, ...]:
    """The officers of a file; none where it is not there.

    :raises CannotRead: with the reason and the place.
    """
    if not file.exists():
        return ()
    if file.is_dir():
        raise CannotRead(f"{file} is a folder. A list of officers is a file, for example {OFFICERS_FILE}")
    try:
        return _File.model_validate(toml_of(read_bytes(str(file), limits().officers_file))).officers
    except NotToml as error:
        raise CannotRead(f"{file} cannot be read: {error}. Correct it, or move it away") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step + 1) if isinstance(step, int) else step for step in first["loc"])
        raise CannotRead(f"{file}: {where}: {first['msg']}. Correct it, or move it away") from None


def write_officers(file: Path, officers: Sequence[Officer]) -> None:
    """Write a file of officers; the comments in it stay where they are.

    :raises CannotWrite: with the reason; what was there before is as it was.
    """
    import tomlkit

    document = tomlkit.parse(file.read_text(encoding="utf-8")) if file.exists() else tomlkit.document()
    tables: Any = document.get("officers")
    before = {folded(str(entry["name"])): entry for entry in tables} if tables is not None else {}
    entries = tomlkit.aot()
    for officer in officers:
        entry: Any = before.get(folded(officer.name), tomlkit.table())
        for key, value in officer.model_dump().items():
            if value and entry.get(key) != value:
                entry[key] = value
            elif not value:
                entry.pop(key, None)
        entries.append(entry)
    document["officers"] = entries
    write_atomically(file, tomlkit.dumps(document).encode())


def forget(file: Path, name: str) -> bool:
    """Take an officer out of a file; whether there was one."""
    with _alone(file):
        officers = read_officers(file)
        left = [officer for officer in officers if folded(officer.name) != folded(name)]
        if len(left) == len(officers):
            return False
        write_officers(file, left)
    return True


class Imported(Struct, frozen=True):
    """What became of a directory: how many officers are new, how many were known and differ, how many are as known."""

    new: int = 0
    changed: int = 0
    same: int = 0


def import_csv(data: bytes, source: str, file: Path, refused: list[str] | None = None) -> Imported:
    """Add the officers of a CSV file, as a directory or a mail program exports it, to a file.

    :param source: what to call the CSV file in errors.
    :param refused: is given what is wrong with each row that is left out; without it, such a row is an error.
    :raises CannotRead: it has no column of names, or is no text, or a row is wrong; nothing is added.
    :raises CannotWrite: the file cannot be written.
    """
    wrong: list[str] = []
    officers = _from_csv(data, source, wrong)
    if wrong and (refused is None or not officers):
        raise CannotRead("\n".join(wrong))
    if refused is not None:
        refused += wrong
    with _alone(file):
        before = {folded(officer.name): officer for officer in read_officers(file)}
        taken = _with((), officers)
        write_officers(file, _with(tuple(before.values()), taken))
    known = [before.get(folded(officer.name)) for officer in taken]
    same = sum(one == other for one, other in zip(known, taken, strict=True))
    return Imported(known.count(None), len(taken) - known.count(None) - same, same)


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """A file of officers for this program alone: two interviews may end at once.

    :raises CannotWrite: its folder cannot be made, or somebody keeps it for long.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{file.parent} cannot be made: {error.strerror}") from None
    with locked(file, "another program of oscb's", seconds=_SECONDS_TO_WAIT):
        yield


def _with(before: Sequence[Officer], new: Sequence[Officer]) -> list[Officer]:
    merged = {folded(officer.name): officer for officer in before}
    for officer in new:
        merged[folded(officer.name)] = officer
    return list(merged.values())


def _from_csv(data: bytes, source: str, wrong: list[str]) -> list[Officer]:
    names, rows = checked_rows(csv_rows(data), source)
    header = {name.casefold(): place for place, name in enumerate(names)}
    columns = {key: next((header[name] for name in known if name in header), None) for key, known in _COLUMNS.items()}
    parts = [next((header[name] for name in known if name in header), None) for known in _PARTS_OF_A_NAME]
    if columns["name"] is None and None in parts:
        raise CannotRead(
            f"{source} has no column “Name”. Its first line must have the column names, "
            "for example Name, Job title, E-mail, Telephone"
        )
    found: list[Officer] = []
    for row in rows:
        if row.problem:
            wrong.append(f"{source}, row {row.number}: {row.problem}")
            continue
        said = {key: " ".join(str(row.cells[place]).split()) for key, place in columns.items() if place is not None}
        if columns["name"] is None:
            said["name"] = " ".join(str(row.cells[place]).strip() for place in parts if place is not None).strip()
        if said["name"]:
            try:
                officer = Officer.model_validate(said)
            except ValidationError as error:
                wrong.append(f"{source}, row {row.number}: {said['name'][:40]}: {error.errors()[0]['msg']}")
                continue
            named = {folded(other.name): other for other in found}.get(folded(officer.name))
            if named is not None and named != officer:
                wrong.append(f"{source}, row {row.number}: {said['name'][:40]}: another row has this name too")
            elif problem := _problem(officer):
                wrong.append(f"{source}, row {row.number}: {said['name'][:40]}: {problem}")
            else:
                found.append(officer)
        elif any(said.values()):
            wrong.append(f"{source}, row {row.number}: there is no name")
    return found


def _problem(officer: Officer) -> str:
    """What is wrong with an officer of a directory; empty where nothing is."""
    if officer.email and not _ADDRESS.fullmatch(officer.email):
        return f"“{officer.email[:60]}” is not an e-mail address"
    if officer.name == officer.email or not any(c.isalpha() for c in officer.name):
        return "this is not a name"
    return ""
