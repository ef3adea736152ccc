"""What a report names, and what its council's profile knows by that name: sections, areas, the committee."""

from collections.abc import Iterator

from oscb_cli.model.report import Report
from oscb_cli.model.validate import Problem, suggestion
from oscb_cli.profile.folding import own_area_key
from oscb_cli.profile.schema import Profile


def with_own_names(report: Report, profile: Profile) -> Report:
    """A report with what it names by other names that the profile knows: an area, a section, a committee.

    ``"area": "finance"`` is ``financial``; “HOSC” is the committee's own name. What is not known stays as it is.
    """
    changed: dict[str, object] = {}
    committee = profile.committee_for(report.committee) if report.committee else None
    if committee is not None and (name := committee.name_of(report.committee)) != report.committee:
        changed["committee"] = name
    if any(section.key and section.key not in profile.section_by_key for section in report.sections):
        changed["sections"] = tuple(
            section.model_copy(update={"key": _section_key(section.key, profile)}) for section in report.sections
        )
    if any(entry.area and entry.area not in profile.area_by_key for entry in report.implications):
        changed["implications"] = tuple(
            entry.model_copy(update={"area": _area(entry.area, profile)}) for entry in report.implications
        )
    return report.model_copy(update=changed) if changed else report


def _section_key(key: str, profile: Profile) -> str:
    known = None if not key or key in profile.section_by_key else profile.section_for("", key.replace("_", " "))
    return known.key if known is not None else key


def _area(area: str, profile: Profile) -> str:
    if not area or area in profile.area_by_key:
        return area
    said = area.replace("_", " ")
    known = profile.area_for_heading(said) or profile.area_for_heading(f"{said} implications")
    return known.area if known is not None else area


def unbound(report: Report, profile: Profile) -> Iterator[Problem]:
    """What a report names that its profile does not know, and what has no name at all.

    An area that is called as its own heading is, as those are that were read from another council's report, is no
    mistake: the report says all that there is to know of it.
    """
    for index, section in enumerate(report.sections):
        if section.key and section.key not in profile.section_by_key:
            known = list(profile.section_by_key)
            yield Problem(
                "value",
                f"/sections/{index}/key",
                f"section {index + 1}: “{section.key}” is not a standard section of {profile.council}",
                f"{suggestion(section.key, known)} For a section of your own, leave key out and give it a heading",
            )
    for index, implication in enumerate(report.implications):
        if not implication.area:
            message = f"implication {index + 1} does not say which area it is about"
            yield Problem("value", f"/implications/{index}", message, f"add area: {', '.join(profile.area_by_key)}")
        elif implication.area not in profile.area_by_key and implication.area != own_area_key(implication.heading):
            message = f"implication {index + 1}: “{implication.area}” is not an area of {profile.council}"
            help_text = suggestion(implication.area, list(profile.area_by_key))
            yield Problem("value", f"/implications/{index}/area", message, help_text)
    for index, annex in enumerate(report.annexes):
        if not annex.title:
            yield Problem("value", f"/annexes/{index}", f"annex {index + 1} has no title", "give it a title")
