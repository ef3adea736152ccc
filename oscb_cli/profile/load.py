"""Find a council's profile and read it.

A profile is a folder with a ``profile.toml`` and, beside it, ``tables.toml`` for the tables that change and
``meetings.toml`` for the days on which its committees meet. It is one of those that come with oscb, of the project's
or of the user's own, by name (``found``), or any folder, by path. ``extends`` takes everything from another profile but
what is said anew: tables are merged key by key; sections, areas and fields by their own keys; other lists are replaced.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from pydantic import ValidationError

from oscb_cli.errors import BadProfile
from oscb_cli.model.fields import unholdable_character
from oscb_cli.model.validate import suggestion
from oscb_cli.profile.found import PROFILE_FILE, folder_named, known_profiles, templates_folder
from oscb_cli.profile.lines import Path as Keys
from oscb_cli.profile.lines import line_of, lines_of
from oscb_cli.profile.mistakes import KEYED, Mistake, ProfileFile, mistake_at, mistakes_in
from oscb_cli.profile.places import misplaced, with_its_areas, with_its_sections
from oscb_cli.profile.schema import Profile
from oscb_cli.storage import cache as cache_of
from oscb_cli.storage.files import reason
from oscb_cli.storage.toml import NotToml, toml_of

TABLES_FILE = "tables.toml"
MEETINGS_FILE = "meetings.toml"
_DEEPEST = 5


def load_profile(name: str, *, may_be_folder: bool = False) -> Profile:
    """Read a profile.

    :param name: the name of a profile that is found (``found``), or the path of a folder.
    :param may_be_folder: whether a path is good; what a report names never is a path.
    :raises BadProfile: there is no such profile, or it is not valid: every mistake with its file, line and key.
    """
    return _loaded(_folder(name, Path.cwd() if may_be_folder else None))


@cache
def _loaded(folder: Path) -> Profile:
    profile, mistakes, _ = _judged(folder)
    if profile is None or mistakes:
        raise BadProfile(told(mistakes))
    return profile


def read_profile(name: str) -> tuple[Profile | None, list[Mistake], dict[str, Any], list[ProfileFile]]:
    """A profile with all that is wrong with it: it may be None then.

    :param name: as for ``load_profile``, a path too.
    :returns: the profile, its mistakes, what its files say, and these files.
    :raises BadProfile: there is no such profile, or a file of it cannot be parsed.
    """
    profile, mistakes, (data, chain) = _judged(_folder(name, Path.cwd()))
    return profile, mistakes, data, _files(chain)


def told(mistakes: Iterable[Mistake]) -> str:
    """Mistakes, one a line, in the order of their places."""
    return "\n".join(str(mistake) for mistake in sorted(set(mistakes), key=_place))


_Chain = list[tuple[Path, dict[str, Any]]]
"""The folders of a profile and of those that it extends, its own first, and what the files of each say."""


def _judged(folder: Path) -> tuple[Profile | None, list[Mistake], tuple[dict[str, Any], _Chain]]:
    chain: _Chain = []
    data = _inherited(folder, chain)
    profile: Profile | None = None
    try:
        profile = Profile.model_validate(data)
        mistakes = []
    except ValidationError as error:
        mistakes = [*mistakes_in(error, data, _files(chain), Profile)]
    found = (*misplaced(data), *(_meetings(profile) if profile is not None else ()))
    mistakes += [_own_mistake(keys, said, data, chain) for keys, said in found]
    if not _comes_with_oscb(folder):
        mistakes += _without_sense(data, chain, {mistake.key for mistake in mistakes})
    return profile, mistakes, (data, chain)


def _without_sense(data: dict[str, Any], chain: _Chain, known: set[str]) -> Iterator[Mistake]:
    """What no council means, where it is not what comes with oscb that says it, and nothing else is wrong there."""
    from oscb_cli.profile.sense import senseless

    files = _files(chain)
    for keys, said in senseless(data):
        mistake = mistake_at(keys, said, data, files)
        if mistake.key not in known and not _comes_with_oscb(mistake.file.parent):
            yield mistake


def _comes_with_oscb(folder: Path) -> bool:
    return folder.is_relative_to(templates_folder())


def _own_mistake(keys: Keys, said: str, data: dict[str, Any], chain: _Chain) -> Mistake:
    """A mistake in what parts come to together: it is the profile's own, though another that it extends says that."""
    mistake = mistake_at(keys, said, data, _files(chain))
    own = chain[0][0]
    if mistake.file.parent == own:
        return mistake
    return Mistake(own / PROFILE_FILE, 0, mistake.key, f"{said} (it is that of {mistake.file.parent.name})")


def forget_profiles() -> None:
    """Read profiles anew when they are next asked for, as a new process does."""
    _loaded.cache_clear()


def _place(mistake: Mistake) -> tuple[str, int, str]:
    return str(mistake.file), mistake.line, mistake.key


def _meetings(profile: Profile) -> Iterator[tuple[tuple[str, str], str]]:
    for name in profile.meetings:
        if profile.committee_for(name) is None:
            yield ("meetings", name), "is not a committee of the profile"


def files_of(profile: Profile) -> list[ProfileFile]:
    """The files that a profile was read from, its own first, then those of the profiles that it extends."""
    chain: _Chain = []
    _inherited(profile.folder, chain)
    return _files(chain)


def _files(chain: _Chain) -> list[ProfileFile]:
    """The files of a profile and of those that it extends, its own first."""
    found = []
    for folder, data in chain:
        for name in (TABLES_FILE, MEETINGS_FILE):
            if (folder / name).is_file():
                under = name.removesuffix(".toml")
                found.append(ProfileFile(folder / name, data.get(under, {}), under))
        found.append(ProfileFile(folder / PROFILE_FILE, {k: v for k, v in data.items() if k != "name"}))
    own = [file for file in found if file.path.parent == chain[0][0]]
    return [*sorted(own, key=lambda file: file.path.name != PROFILE_FILE), *(f for f in found if f not in own)]


def _folder(name: str, base: Path | None) -> Path:
    """The folder of a profile: one that is found by its name, or, from a place, by its path."""
    if (found := folder_named(name)) is not None:
        return found
    if base is not None and (base / name / PROFILE_FILE).is_file():
        return (base / name).resolve()
    if base is not None and any(mark in name for mark in "/\\."):
        raise BadProfile(f"{name}: there is no profile here. A profile is a folder with a file called {PROFILE_FILE}")
    raise BadProfile(f"there is no profile “{name}”: {suggestion(name, known_profiles())}")


def _inherited(folder: Path, chain: _Chain) -> dict[str, Any]:
    """What a profile says, with what it extends; ``chain`` gets what each of them says itself, the profile first."""
    file = folder / PROFILE_FILE
    if folder in [seen for seen, _ in chain] or len(chain) >= _DEEPEST:
        raise BadProfile(f"{file}: extends itself, by way of {', '.join(path.name for path, _ in chain)}")
    own = said_in(folder)
    chain.append((folder, dict(own)))
    parent = own.pop("extends", None)
    if "folder" in own:
        raise BadProfile(f"{file}, line {line_of(('folder',), lines_of(_text(file)))}: folder is not a key here")
    said = {"name": folder.name, **own, "folder": folder}
    if parent is None:
        return with_its_areas(said)
    if not isinstance(parent, str):
        raise BadProfile(f"{file}: extends must be the name of a profile")
    try:
        beginning = _folder(parent, folder)
    except BadProfile as error:
        raise BadProfile(f"{file}, line {line_of(('extends',), lines_of(_text(file)))}: extends: {error}") from None
    above = _inherited(beginning, chain)
    return with_its_areas(with_its_sections(_merged({**above, "areas": []}, said), own))


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig")


def said_in(folder: Path) -> dict[str, Any]:
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
    try:
        data = toml_of(content)
    except NotToml as error:
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
        if isinstance(before, dict) and isinstance(value, dict):
            merged[key] = _merged(before, value)
        elif key in KEYED and isinstance(before, list) and isinstance(value, list):
            merged[key] = _merged_by_key(before, value, KEYED[key])
        else:
            merged[key] = value
    return merged


def _merged_by_key(above: list[Any], own: list[Any], name: str) -> list[Any]:
    """A list of tables known by a key, with those of another profile: what is said of one is said anew, key by key."""
    merged = list(above)
    places = {entry.get(name): place for place, entry in enumerate(merged) if isinstance(entry, dict)}
    for entry in own:
        place = places.get(entry.get(name)) if isinstance(entry, dict) else None
        if place is None:
            merged.append(entry)
        else:
            merged[place] = {**merged[place], **entry}
    return merged


def template_file(profile: Profile, name: str) -> Path:
    """A file of a profile, its own or that of the profile it extends.

    :raises BadProfile: there is no such file.
    """
    return _template_file(profile.folder, name)


def publication_file(profile: Profile, name: str) -> Path:
    """A file that shapes what is published: the profile's, that of one it extends, or what comes with oscb."""
    return _publication_file(profile.folder, name)


@cache
def _publication_file(profile_folder: Path, name: str) -> Path:
    try:
        return _template_file(profile_folder, name)
    except BadProfile:
        return templates_folder() / "publication" / name


@cache
def _template_file(profile_folder: Path, name: str) -> Path:
    folder = profile_folder
    for _ in range(_DEEPEST):
        if (folder / name).is_file():
            return folder / name
        parent = said_in(folder).get("extends")
        if parent is None:
            break
        folder = _folder(parent, folder)
    raise BadProfile(f"{profile_folder}: there is no {name} in the profile or in those that it extends")
