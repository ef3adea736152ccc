"""What of a profile shows on the pages of its documents: headings, labels, wordings, their order.

A document remembers it (``word.seal``), so that it is read by the form in which it was written, whatever has become of
the profile since. It is not to be trusted: a document can say anything of itself. So it is taken only where the profile
would be valid with it, and only wordings that do no more than name values.
"""

import base64
import json
import zlib
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from oscb_cli.model.patterns import regex
from oscb_cli.profile.parts import AreaSpec, FieldSpec, SectionSpec
from oscb_cli.profile.remembering import once_a_profile
from oscb_cli.profile.schema import Profile

_WHOLE = ("date_form", "order", "labels", "numbering", "division", "divisions")
_LARGEST = 64_000
_NAMED = r"\[?\w+(?:, \w+)*\]?"
_TAG = regex(rf"\{{\{{ {_NAMED}(?: \| select)?(?: \| join\('[^'{{}}]*'\))? \}}\}}|\{{% (?:if \w+|endif) %\}}")
_JINJA = regex(r"\{[{%#]")


@once_a_profile
def packed_form(profile: Profile) -> str:
    """The form of a profile's documents, as a document keeps it: JSON, deflated (RFC 1951), in base 64 (RFC 4648)."""
    said = json.dumps(_form_of(profile), ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(said.encode(), 9)).decode()


def in_form(profile: Profile, packed: str) -> Profile | None:
    """A profile as it was when its documents had a form; None where that cannot be told.

    What does not show on the page is as it is today, and today's names are known as well.

    :param packed: as ``packed_form`` gave it, once.
    """
    if packed == packed_form(profile):
        return profile
    form = _unpacked(packed)
    if form is None:
        return None
    try:
        return Profile.model_validate(_with(profile, form))
    except (ValidationError, TypeError, ValueError, AttributeError, KeyError):
        return None  # a document can say anything: then today's form counts


def _form_of(profile: Profile) -> dict[str, Any]:
    return {
        **{name: getattr(profile, name) for name in _WHOLE},
        "form": profile.form.model_dump(exclude_defaults=True),
        "wording": {
            name: words for name, words in profile.wording.model_dump(exclude_defaults=True).items() if _is_plain(words)
        },
        "marks": [profile.recommendation.marks, profile.recommendation.lead_numbered],
        "signoff_date_form": profile.signoff.date_form,
        "sections": {spec.key: spec.heading for spec in profile.sections},
        "areas": {spec.area: [spec.heading, spec.checker_line] for spec in profile.implications},
        "fields": {spec.key: spec.label for spec in profile.fields},
    }


def _unpacked(packed: str) -> dict[str, Any] | None:
    try:
        inflate = zlib.decompressobj()
        data = inflate.decompress(base64.b64decode(packed, validate=True), _LARGEST)
        form = json.loads(data) if not inflate.unconsumed_tail else None
    except (ValueError, zlib.error, RecursionError):
        return None  # not as it was written
    return form if isinstance(form, dict) else None


def _with(profile: Profile, form: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a profile with another form."""
    marks, numbered = form["marks"]
    wording = {**profile.wording.model_dump(), **{k: v for k, v in form["wording"].items() if _is_plain(v)}}
    said = {
        **{name: getattr(profile, name) for name in type(profile).model_fields},
        **{name: form[name] for name in _WHOLE},
        "aliases": _with_todays(profile.aliases, profile.labels, form["labels"]),
        "form": form["form"],
        "wording": wording,
        "recommendation": {**profile.recommendation.model_dump(), "marks": marks, "lead_numbered": numbered},
        "signoff": {**profile.signoff.model_dump(), "date_form": form["signoff_date_form"]},
        "sections": [_section(profile, key, heading) for key, heading in form["sections"].items()],
        "implications": [_area(profile, key, *about) for key, about in form["areas"].items()],
        "fields": [_field(profile, key, label) for key, label in form["fields"].items()],
    }
    known = {entry["area"] for entry in said["implications"]}
    return {**said, "areas": tuple(area for area in profile.areas if area in known)}


def _with_todays(
    aliases: Mapping[str, tuple[str, ...]], today: Mapping[str, str], then: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    return {
        **aliases,
        **{
            key: (*aliases.get(key, ()), label)
            for key, label in today.items()
            if label and then.get(key, label) != label
        },
    }


def _section(profile: Profile, key: str, heading: str) -> dict[str, Any]:
    spec = profile.section_by_key.get(key) or SectionSpec(key=key, heading=heading)
    return {**spec.model_dump(), "heading": heading, "aliases": _also(spec.aliases, spec.heading, heading)}


def _area(profile: Profile, key: str, heading: str, checker_line: str) -> dict[str, Any]:
    spec = profile.area_by_key.get(key) or AreaSpec(area=key, heading=heading)
    line = checker_line if _is_plain(checker_line) else spec.checker_line
    aliases = _also(spec.aliases, spec.heading, heading)
    return {**spec.model_dump(), "heading": heading, "aliases": aliases, "checker_line": line}


def _field(profile: Profile, key: str, label: str) -> dict[str, Any]:
    spec = profile.field_by_key.get(key) or FieldSpec(key=key, label=label)
    return {**spec.model_dump(), "label": label, "aliases": _also(spec.aliases, spec.label, label)}


def _also(aliases: tuple[str, ...], today: str, then: str) -> tuple[str, ...]:
    """The other names of a part, today's among them where it was another."""
    return (*aliases, today) if today and today != then else aliases


def _is_plain(wording: object) -> bool:
    """Whether a wording does nothing but name values, so that filling it in runs no code of anybody's."""
    return isinstance(wording, str) and _JINJA.search(_TAG.sub("", wording)) is None
