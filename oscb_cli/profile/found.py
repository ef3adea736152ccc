"""Where profiles are found by their name: those of a project, those of the user's own, and those that come with oscb.

A project's stand in the folder ``profiles`` of the current folder or of one above it, the user's in the folder of
that name where the system keeps what belongs to a program (``OSCB_PROFILES`` names another). A project's profile
stands before others of its name, and one that comes with oscb before one of the user's.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

PROFILE_FILE = "profile.toml"
DEFAULT_FILE = "default"
_FOLDER = "profiles"
_VARIABLE = "OSCB_PROFILES"
_LONGEST_NAME = 60
"""Signs that the name of a profile may have: of a longer one, the system may not even say that it is not there."""

Whose = Literal["this project", "yours", "oscb"]


class Found(Struct, frozen=True):
    """A profile that is found: its name, its folder, and whose it is."""

    name: str
    folder: Path
    whose: Whose


def templates_folder() -> Path:
    """The folder of the profiles that come with oscb: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def own_folder() -> Path:
    """The folder of the user's own profiles, which need not be there."""
    if named := os.environ.get(_VARIABLE):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("oscb", appauthor=False) / _FOLDER


def project_folder() -> Path | None:
    """The folder of the profiles of the project that the current folder belongs to; None where there is none."""
    here = Path.cwd()
    return next((place / _FOLDER for place in (here, *here.parents) if (place / _FOLDER).is_dir()), None)


def found_profiles() -> list[Found]:
    """Every profile that is found by its name, in the order of the names."""
    found: dict[str, Found] = {}
    for folder, whose in _places():
        for file in sorted(folder.glob(f"*/{PROFILE_FILE}")):
            found.setdefault(file.parent.name, Found(file.parent.name, file.parent, whose))
    return [found[name] for name in sorted(found)]


def known_profiles() -> list[str]:
    """The names of the profiles that are found."""
    return [profile.name for profile in found_profiles()]


def folder_named(name: str) -> Path | None:
    """The folder of the profile of a name; None where there is none. A name is never a path."""
    if not name or len(name) > _LONGEST_NAME or any(mark in name for mark in "/\\\0") or name.startswith("."):
        return None
    return next((place / name for place, _ in _places() if (place / name / PROFILE_FILE).is_file()), None)


@cache
def default_name() -> str:
    """The name of the council whose format a report has that names none."""
    return (templates_folder() / DEFAULT_FILE).read_text(encoding="utf-8").strip()


def _places() -> Iterator[tuple[Path, Whose]]:
    if (project := project_folder()) is not None:
        yield project, "this project"
    yield templates_folder(), "oscb"
    yield own_folder(), "yours"
