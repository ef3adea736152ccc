"""Reading and writing files, so that nothing is half written and nothing of somebody else's is lost."""

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from oscb_cli.errors import CannotRead, CannotWrite
from oscb_cli.limits import limits
from oscb_cli.sentences import lowered

STANDARD_STREAM = "-"
TEMPORARY = ".oscb-"
"""How the names of files that are still being written begin."""

_CAN_FLUSH_EVERYTHING = hasattr(os, "sync")  # not on Windows
_LONGEST_NAME = 120
_ENOUGH_TO_DIFFER = 6
_ENOUGH_TO_TELL = 100_000
"""Characters at the head of a CSV file in which its first row ends."""

_NOT_IN_A_NAME = frozenset('<>:"/\\|?*')
_WINDOWS_DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}


def read_bytes(name: str, largest: int = 0) -> bytes:
    """Read a file whole; ``-`` is standard input.

    :param largest: how many bytes it may have; as many as a report file where that is not said.
    :raises CannotRead: with the reason, in one line.
    """
    largest = largest or limits().report_file
    if name == STANDARD_STREAM:
        data = sys.stdin.buffer.read(largest + 1)
        if len(data) > largest:
            raise CannotRead(f"standard input: more than {megabytes(largest)}, which is too much for a report file")
        return data
    path = Path(name)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise CannotRead(f"{name} is a folder. Name the report file in it")
        if not stat.S_ISREG(status.st_mode):
            raise CannotRead(f"{name} is not a file")
        if status.st_size > largest:
            size, limit = megabytes(status.st_size), megabytes(largest)
            raise CannotRead(f"{name} is {size} long, and a report file can have at most {limit}")
        return path.read_bytes()
    except FileNotFoundError:
        raise CannotRead(f"{name}: this file does not exist{_nearby(path)}") from None
    except PermissionError:
        raise CannotRead(
            f"{name}: you do not have permission to read this file. Ask its owner, or copy it to a folder of yours"
        ) from None
    except (OSError, ValueError) as error:
        raise CannotRead(f"{name} cannot be read: {reason(error)}") from None


def spreadsheet_text(data: bytes) -> tuple[str, str]:
    """The text of a CSV file, in whichever of Excel's encodings it is, and what parts its cells."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # what Excel saves as “CSV” without more
    outside_of_quotes = "".join(text[:_ENOUGH_TO_TELL].split('"')[::2])
    return text, max(",;\t", key=outside_of_quotes.split("\n", 1)[0].count)


def stays_within(name: str) -> bool:
    """Whether a name that comes from a report leads to a file within the folder that it is taken from."""
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or ":" in name or "\\" in name or not path.name)


def where_it_leads(path: Path) -> Path:
    """The file that a name stands for: itself, or what it points to where it is a link (symlink).

    The file need not be there: a link may point to one that is still to be made.

    :raises CannotWrite: its links lead round in a circle, or into a folder that is not there.
    """
    if not path.is_symlink():
        return path
    real, seen = path, {path}
    while real.is_symlink():
        real = Path(os.path.normpath(real.parent.resolve() / real.readlink()))
        if real in seen:
            raise CannotWrite(f"{path} is a link that leads round in a circle. Delete it, or name another file")
        seen.add(real)
    if not real.parent.is_dir():
        raise CannotWrite(f"{path} is a link to {real}, and its folder does not exist. Make it, or name another file")
    return real


def refuse_link(path: Path) -> None:
    """See that a name in a folder of oscb's output is no link: what is written there would land somewhere else.

    :raises CannotWrite: it is one.
    """
    if path.is_symlink():
        raise CannotWrite(
            f"{path} is a link to another place, and oscb writes only into the folder itself. Delete the link, or "
            "choose another folder"
        )


def write_atomically(path: Path, data: bytes | Iterable[bytes], *, replace: bool = True, lasting: bool = True) -> None:
    """Write a file whole or not at all. Where the name is a link, the file that it points to is written.

    :param data: what it is to hold, or pieces of that.
    :param replace: whether a file that is there already may be replaced.
    :param lasting: whether to wait until it is on the disk, so that it outlasts a power cut; otherwise that is left to
        ``flush_everything``, where the system has such a thing.
    :raises CannotWrite: with the reason, in one line; what was there before is as it was.
    """
    if path.is_dir():
        raise CannotWrite(f"{path} is a folder. Name a file")
    real = where_it_leads(path)
    if not path.parent.is_dir():
        problem = "is a file, not a folder" if path.parent.exists() else "this folder does not exist. Make it first"
        raise CannotWrite(f"{path.parent}: {problem}")
    temporary: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(dir=real.parent, prefix=TEMPORARY, suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
            file.flush()
            if lasting or not _CAN_FLUSH_EVERYTHING:
                os.fsync(file.fileno())
        temporary.chmod(_mode_for(real))
        if replace:
            temporary.replace(real)
        else:
            _move_to_free_place(temporary, real)
        temporary = None
    except FileExistsError:
        raise CannotWrite(f"{path} already exists") from None
    except PermissionError:
        raise CannotWrite(
            f"{path}: you do not have permission to write here, or the file is open in another program"
        ) from None
    except (OSError, ValueError) as error:
        raise CannotWrite(f"{path} cannot be written: {reason(error)}") from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def flush_everything() -> None:
    """Wait until everything written is on the disk: once for many files, not once for each."""
    if _CAN_FLUSH_EVERYTHING:
        os.sync()


def reason(error: Exception) -> str:
    """Why the operating system refused, in its own words and without its numbers."""
    words = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return lowered(words)


def safe_file_name(words: str, otherwise: str = "report") -> str:
    """A file name without suffix that every system takes, from any words.

    What Windows forbids (Microsoft, “Naming Files, Paths, and Namespaces”) is left out: reserved characters,
    names of devices, a dot or a space at the end; it is cut at a word when it is longer than 120 characters, and
    ends in a mark of the words that were left out, as two long titles may begin alike.
    """
    kept = words
    if not words.isprintable() or not _NOT_IN_A_NAME.isdisjoint(words):
        kept = "".join(" " if c in _NOT_IN_A_NAME or not c.isprintable() else c for c in words)
    name = " ".join(kept.split()).strip(". ")
    if len(name) > _LONGEST_NAME or len(name.encode()) > 2 * _LONGEST_NAME:
        ending = f" {hashlib.sha256(name.encode()).hexdigest()[:_ENOUGH_TO_DIFFER]}"
        begins = name[: _LONGEST_NAME - len(ending)].rsplit(" ", 1)[0]
        while len(begins.encode()) > 2 * _LONGEST_NAME - len(ending):
            begins = begins[:-1]
        name = begins.rstrip(". ,;-–") + ending
    if name.split(".")[0].strip().lower() in _WINDOWS_DEVICES:
        name = f"_{name}"
    return name or otherwise


def different_names(names: Iterable[str], suffix: str) -> list[str]:
    """File names that differ whatever the capitals: those that collide get ``(2)``, ``(3)`` … in order."""
    wanted = list(names)
    taken = {name.casefold() for name in wanted}
    used: set[str] = set()
    result = []
    for name in wanted:
        chosen, count = name, 1
        while chosen.casefold() in used or (count > 1 and chosen.casefold() in taken):
            count += 1
            chosen = f"{name} ({count})"
        used.add(chosen.casefold())
        result.append(chosen + suffix)
    return result


def megabytes(size: int) -> str:
    """A size in bytes, in words."""
    return f"{size / 1_048_576:,.0f} MB" if size >= 1_048_576 else f"{size:,} bytes"


def _move_to_free_place(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with path.open("xb"):
            pass
        temporary.replace(path)
    else:
        temporary.unlink()


def _mode_for(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _nearby(path: Path) -> str:
    from difflib import get_close_matches

    try:
        stems = [found.stem for found in path.parent.iterdir() if found.suffix == path.suffix]
    except OSError:
        return ""
    matches = get_close_matches(path.stem, stems, n=1)
    return f"; did you mean {matches[0]}{path.suffix}?" if matches else ""
