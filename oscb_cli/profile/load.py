"""Find a council's profile and read it.

A profile is a folder with a ``profile.toml`` and, beside it, ``tables.toml`` for the tables that change and
``meetings.toml`` for the days on which its committees meet. It is
one of those that come with oscb, by name, or one of the user's own, by path. ``extends = "oxfordshire"`` takes
everything from another profile but what is said anew: tables are merged key by key, lists replaced.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from pydantic import ValidationError

from oscb_cli.errors import BadProfile
from oscb_cli.model.fields import unholdable_character
from oscb_cli.model.validate import suggestion
from oscb_cli.profile.schema import Profile
from oscb_cli.storage import cache as cache_of
from oscb_cli.storage.files import reason

PROFILE_FILE = "profile.toml"
TABLES_FILE = "tables.toml"
MEETINGS_FILE = "meetings.toml"
_DEEPEST = 5


def templates_folder() -> Path:
    """The folder of the profiles that come with oscb: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def known_profiles() -> list[str]:
    """The names of the profiles that come with oscb."""
    return sorted(found.parent.name for found in templates_folder().glob(f"*/{PROFILE_FILE}"))


@cache
def load_profile(name: str, *, may_be_folder: bool = False) -> Profile:
    """Read a profile.

    :param name: the name of a profile that comes with oscb (``oxfordshire``), or the path of a folder.
    :param may_be_folder: whether a path is good; what a report names never is a path.
    :raises BadProfile: there is no such profile, or it is not valid.
    """
    folder = _folder(name, Path.cwd() if may_be_folder else None)
    data = _inherited(folder, ())
    data["folder"] = folder
    data.setdefault("name", folder.name)
    try:
        return Profile.model_validate(data)
    except ValidationError as error:
        lines = [f"{'.'.join(str(step) for step in item['loc'])}: {item['msg']}" for item in error.errors()]
        raise BadProfile("\n".join(f"{folder / PROFILE_FILE}: {line}" for line in lines)) from None


def _folder(name: str, base: Path | None) -> Path:
    known = known_profiles()
    if name in known:
        return templates_folder() / name
    if base is not None and (base / name / PROFILE_FILE).is_file():
        return (base / name).resolve()
    if base is not None and any(mark in name for mark in "/\\."):
        raise BadProfile(f"{name}: there is no profile here. A profile is a folder with a file called {PROFILE_FILE}")
    raise BadProfile(f"there is no profile “{name}”: {suggestion(name, known)}")


def _inherited(folder: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    file = folder / PROFILE_FILE
    if folder in seen or len(seen) >= _DEEPEST:
        raise BadProfile(f"{file}: extends itself, by way of {', '.join(path.name for path in seen)}")
    data = _own(folder)
    parent = data.pop("extends", None)
    if parent is None:
        return data
    if not isinstance(parent, str):
        raise BadProfile(f"{file}: extends must be the name of a profile")
    above = _inherited(_folder(parent, folder), (*seen, folder))
    return _merged({**above, "name": folder.name}, data)


def _own(folder: Path) -> dict[str, Any]:
    """What the files of a profile say: as they say it, or as it is kept of these very files, in a tenth of the time."""
    contents = _contents(folder)
    return said_by(contents, "profile", lambda: _parsed(contents, folder))


def said_by(contents: Mapping[str, bytes], kind: str, parse: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What TOML files say, kept for later runs so that they need not be parsed.

    :param contents: the files by name.
    :param kind: what to call it in the cache.
    :param parse: what parses them where nothing is kept.
    """
    key = cache_of.digest_of(part for name, content in contents.items() for part in (name.encode(), content))
    content = cache_of.kept(kind, key)
    if content is not None:
        with contextlib.suppress(msgspec.MsgspecError):  # damaged, or cut off: it is made anew
            return msgspec.msgpack.decode(content, type=dict[str, Any])
    data = parse()
    cache_of.keep(kind, key, msgspec.msgpack.encode(data))
    return data


def _parsed(contents: Mapping[str, bytes], folder: Path) -> dict[str, Any]:
    data = _toml(contents[PROFILE_FILE], folder / PROFILE_FILE)
    for name, content in contents.items():
        if name != PROFILE_FILE:
            data[name.removesuffix(".toml")] = _toml(content, folder / name)
    return data


def _contents(folder: Path) -> dict[str, bytes]:
    """The files of a profile that are there."""
    found = {}
    for name in (PROFILE_FILE, TABLES_FILE, MEETINGS_FILE):
        try:
            found[name] = (folder / name).read_bytes()
        except FileNotFoundError:
            if name == PROFILE_FILE:
                raise BadProfile(f"{folder / name} cannot be read because it does not exist") from None
        except OSError as error:
            raise BadProfile(f"{folder / name} cannot be read: {reason(error)}") from None
    return found


def _toml(content: bytes, file: Path) -> dict[str, Any]:
    import tomllib

    try:
        data = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadProfile(f"{file} cannot be read: {error}") from None
    if problem := next(_unholdable(data, ""), ""):
        raise BadProfile(f"{file}: {problem}; A document cannot contain it")
    return data


def _unholdable(value: object, place: str) -> Iterator[str]:
    """The texts that no document can hold, each with its place: what a profile says goes into documents as it is."""
    if isinstance(value, str):
        if (found := unholdable_character(value)) is not None:
            yield f"{place}: {found}"
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _unholdable(child, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for index, child in enumerate(value, start=1):
            yield from _unholdable(child, f"{place}, {index}")


def _merged(above: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(above)
    for key, value in own.items():
        before = merged.get(key)
        merged[key] = _merged(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return merged


def template_file(profile: Profile, name: str) -> Path:
    """A file of a profile, its own or that of the profile it extends.

    :raises BadProfile: there is no such file.
    """
    return _template_file(profile.folder, name)


@cache
def _template_file(profile_folder: Path, name: str) -> Path:
    folder = profile_folder
    for _ in range(_DEEPEST):
        if (folder / name).is_file():
            return folder / name
        parent = _own(folder).get("extends")
        if parent is None:
            break
        folder = _folder(parent, folder)
    raise BadProfile(f"{profile_folder}: there is no {name} in the profile or in those that it extends")
