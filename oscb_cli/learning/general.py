"""A profile to begin reading with, when the council is not known: what any council that is known calls things."""

from collections.abc import Iterable

from oscb_cli.profile.found import found_profiles
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.parts import AreaSpec, SectionSpec
from oscb_cli.profile.schema import BODY, Profile


def general_profile(base: Profile) -> Profile:
    """A profile that knows the names of every council's parts, in no form of its own.

    :param base: the profile whose names come first.
    """
    known = [base, *(load_profile(found.name) for found in found_profiles() if found.whose == "oscb")]
    sections: dict[str, SectionSpec] = {}
    areas: dict[str, AreaSpec] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    for profile in known:
        for section in profile.sections:
            before = sections.get(section.key)
            sections[section.key] = _section(before, section) if before is not None else section
        for area in profile.implications:
            there = areas.get(area.area)
            areas[area.area] = _area(there, area) if there is not None else area
        for key, label in profile.labels.items():
            aliases[key] = _together(aliases.get(key, ()), (label, *profile.aliases.get(key, ())))
        aliases["checker_line"] = _together(aliases.get("checker_line", ()), profile.aliases.get("checker_line", ()))
    both = set(sections) & set(areas)  # a risk is a section here and an implication there: as the first has it
    for key in both:
        del (areas if key in base.section_by_key else sections)[key]
    order = list(base.order)
    body = order.index(BODY)
    order[body + 1 : body + 1] = [key for key, spec in sections.items() if key not in order and not spec.in_body]
    return base.changed(
        sections=tuple(sections.values()), implications=tuple(areas.values()), aliases=aliases, order=tuple(order)
    )


def _section(first: SectionSpec, other: SectionSpec) -> SectionSpec:
    names = _together(first.aliases, (other.heading, *other.aliases))
    return first.model_copy(update={"aliases": names})


def _area(first: AreaSpec, other: AreaSpec) -> AreaSpec:
    names = _together(first.aliases, (other.heading, *other.aliases))
    return first.model_copy(update={"aliases": names})


def _together(names: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *more)))
