"""A file kept for one program at a time, on a shared drive too; a program that dies lets go of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oscb_cli.errors import CannotWrite
from oscb_cli.storage.files import reason, refuse_link, where_it_leads


@contextmanager
def locked(path: Path, who: str, *, seconds: float = 0) -> Iterator[None]:
    """Keep others away from a file for as long as this lasts, by a lock file beside it.

    A link (symlink) and the file that it points to are one file, with one lock.

    :param who: who has the file, to be told to those who come after: “another interview”.
    :param seconds: how long to wait for it.
    :raises CannotWrite: somebody else has it, or the folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    real = where_it_leads(path)
    file = real.with_name(f".{real.name}.lock")
    refuse_link(file)  # it would be emptied where it leads
    lock = FileLock(file, timeout=seconds)
    try:
        lock.acquire(poll_interval=0.02)
    except Timeout:
        raise CannotWrite(
            f"{path}: {who} has it open. Finish or close that first, or work on a copy with another name"
        ) from None
    except PermissionError:
        raise CannotWrite(f"{path.parent}: you do not have permission to write in this folder") from None
    except OSError as error:
        raise CannotWrite(f"{path.parent}: this folder cannot be written in: {reason(error)}") from None
    try:
        yield
    finally:
        file.unlink(missing_ok=True)
        lock.release()
