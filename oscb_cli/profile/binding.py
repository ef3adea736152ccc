"""Whether a report uses words that its council's profile knows: keys of sections, areas of implications."""

from collections.abc import Iterator

from oscb_cli.model.report import Report
from oscb_cli.model.validate import Problem, suggestion
from oscb_cli.profile.schema import Profile


def unbound(report: Report, profile: Profile) -> Iterator[Problem]:
    """What a report names that its profile does not know, and what has no name at all."""
    for index, section in enumerate(report.sections):
        if section.key and section.key not in profile.section_by_key:
            known = list(profile.section_by_key)
            yield Problem(
                "value",
                f"/sections/{index}/key",
                f"section {index + 1}: “{section.key}” is not a standard section of {profile.council}",
                f"{suggestion(section.key, known)} For a section of your own, leave key out and give it a heading",
            )
        elif not section.key and not section.heading and section.text.strip():
            message = f"section {index + 1} has neither a key nor a heading"
            yield Problem("value", f"/sections/{index}", message, "give it a heading")
    for index, implication in enumerate(report.implications):
        if not implication.area:
            message = f"implication {index + 1} does not say which area it is about"
            yield Problem("value", f"/implications/{index}", message, f"add area: {', '.join(profile.area_by_key)}")
        elif implication.area not in profile.area_by_key:
            message = f"implication {index + 1}: “{implication.area}” is not an area of {profile.council}"
            help_text = suggestion(implication.area, list(profile.area_by_key))
            yield Problem("value", f"/implications/{index}/area", message, help_text)
    for index, annex in enumerate(report.annexes):
        if not annex.title:
            yield Problem("value", f"/annexes/{index}", f"annex {index + 1} has no title", "give it a title")
