"""Officers whom many reports share: ``"checked_by": "@finance"``, from the batch's ``officers``."""

from collections.abc import Iterator, Mapping
from typing import Any

from oscb_cli.errors import CannotRead
from oscb_cli.model.validate import suggestion

_KEYS = {
    "checked_by": ("name", "job_title", "email"),
    "signatory": ("name", "job_title"),
    "contact_officers": ("name", "job_title", "phone", "email"),
}
_OFFICER = "officer"


def with_officers(data: Mapping[str, Any], officers: Any, where: str) -> dict[str, Any]:
    """A report's data with every reference to an officer filled in.

    A reference is ``"@finance"``, or a group with ``"officer": "@finance"`` and keys of its own, for example ``date``.

    :param officers: the officers by their short names; None for none.
    :param where: where the report stands, for errors.
    :raises CannotRead: there is no such officer, or the officers are no group of groups.
    """
    if officers is not None and not (
        isinstance(officers, Mapping) and all(isinstance(o, Mapping) for o in officers.values())
    ):
        raise CannotRead(f"{where}: officers must be a group: a short name, and name, job_title, email, phone for each")
    known: Mapping[str, Mapping[str, Any]] = officers or {}
    if not known and not any(map(_is_reference, _places(data))):
        return dict(data)
    found = dict(data)
    if "signatory" in found:
        found["signatory"] = _filled(found["signatory"], "signatory", known, where)
    contacts = found.get("contact_officers")
    if isinstance(contacts, list):
        found["contact_officers"] = [_filled(entry, "contact_officers", known, where) for entry in contacts]
    entries = found.get("implications")
    if isinstance(entries, list):
        found["implications"] = [
            {**entry, "checked_by": _checkers(entry["checked_by"], known, where)}
            if isinstance(entry, Mapping) and "checked_by" in entry
            else entry
            for entry in entries
        ]
    return found


def _checkers(value: Any, known: Mapping[str, Mapping[str, Any]], where: str) -> Any:
    """One checker or several, those that are references filled in."""
    if isinstance(value, list):
        return [_filled(checker, "checked_by", known, where) for checker in value]
    return _filled(value, "checked_by", known, where)


def _places(data: Mapping[str, Any]) -> Iterator[Any]:
    """What stands where an officer may be referred to."""
    yield data.get("signatory")
    for key, inner in (("contact_officers", ""), ("implications", "checked_by")):
        entries = data.get(key)
        for entry in entries if isinstance(entries, list) else ():
            found = entry if not inner else entry.get(inner) if isinstance(entry, Mapping) else None
            yield from found if isinstance(found, list) else (found,)


def _is_reference(value: Any) -> bool:
    if isinstance(value, Mapping):
        value = value.get(_OFFICER)
    return isinstance(value, str) and value.startswith("@")


def _filled(value: Any, key: str, officers: Mapping[str, Mapping[str, Any]], where: str) -> Any:
    said: Mapping[str, Any] = {}
    if isinstance(value, Mapping) and isinstance(value.get(_OFFICER), str):
        said = {name: child for name, child in value.items() if name != _OFFICER}
        value = value[_OFFICER]
    if not isinstance(value, str) or not value.startswith("@"):
        return value
    officer = officers.get(value[1:])
    if officer is None:
        known = suggestion(value[1:], list(officers)) if officers else "the batch has no “officers”"
        raise CannotRead(f"{where}: there is no officer “{value}”: {known}")
    return {**{name: officer[name] for name in _KEYS[key] if officer.get(name)}, **said}
