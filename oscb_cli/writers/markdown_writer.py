"""A report as a Markdown file: a head in YAML, then the text under its headings.

What a heading and the lines under it would be read as is asked of the reader's own rules; what they do not carry is
said in braces after the heading, so that nothing is lost.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from oscb_cli.layout.wording import checker_line, render
from oscb_cli.model.report import Implication, Report, Section
from oscb_cli.profile.schema import IMPLICATIONS, RECOMMENDATION, Profile
from oscb_cli.recogniser.markdown_parts import (
    HEADING,
    escaped,
    implication_entry,
    recommendation_entry,
    section_entry,
    with_attributes,
)
from oscb_cli.writers.yaml_writer import write_yaml

_IN_BODY = ("title", "recommendation", "sections", "implications")
Lines = list[tuple[int, str]]
Read = Callable[[str, dict[str, Any], Lines, Profile], dict[str, Any]]


def write(report: Report, profile: Profile) -> bytes:
    """A report as Markdown with a head (the table of formats)."""
    return write_markdown(report, profile).encode()


def write_markdown(report: Report, profile: Profile) -> str:
    """The Markdown file of a report."""
    data = report.to_data()
    head = {key: value for key, value in data.items() if key not in _IN_BODY}
    body: list[str] = []
    title = report.title
    if _is_heading(title):
        body.append(f"# {title}")
    elif title:
        head["title"] = title
    if "recommendation" in data:
        if (text := _recommendation(report, profile)) is not None:
            body.append(text)
        else:
            head["recommendation"] = data["recommendation"]
    body.extend(_parts(report, profile))
    return f"---\n{write_yaml(head)}---\n\n" + "\n\n".join(part.rstrip() for part in body if part) + "\n"


def _parts(report: Report, profile: Profile) -> Iterator[str]:
    """The sections in the report's order, and the implications before the first section that comes after them."""
    implications = [_implication(entry, profile) for entry in report.implications]
    after = set(profile.order[profile.order.index(IMPLICATIONS) :]) if profile.has(IMPLICATIONS) else set()
    for section in report.sections:
        spec = profile.section_for(section.key, section.heading)
        if implications and spec is not None and spec.key in after:
            yield from implications
            implications = []
        yield _section(section, profile)
    yield from implications


def _recommendation(report: Report, profile: Profile) -> str | None:
    """The recommendation, or None where words cannot carry it."""
    lines = []
    if report.recommendation.decision_maker:
        values: dict[str, object] = {"decision_maker": report.recommendation.decision_maker}
        lines += [render(profile.wording.recommendation_several, values), ""]
    for item in report.recommendation.items:
        first, *rest = escaped(item).split("\n")
        lines += [f"- {first}", *(f"  {line}" if line else "" for line in rest)]
    found, _ = recommendation_entry(list(enumerate(lines)), profile)
    wanted = {"items": list(report.recommendation.items)}
    if report.recommendation.decision_maker:
        wanted["decision_maker"] = report.recommendation.decision_maker  # type: ignore[assignment]
    if found != wanted or any(HEADING.fullmatch(line) for line in lines):
        return None
    return f"## {profile.labels[RECOMMENDATION]}\n\n" + "\n".join(lines)


def _section(section: Section, profile: Profile) -> str:
    spec = profile.section_by_key.get(section.key)
    words = section.heading or (spec.heading if spec else section.key)
    entry = section.model_dump(mode="json", exclude_defaults=True)

    def same(found: dict[str, Any]) -> bool:
        return Section.model_validate(found) == section

    return _part(words, entry, escaped(section.text), section_entry, same, profile)


def _implication(implication: Implication, profile: Profile) -> str:
    spec = profile.area_by_key.get(implication.area)
    words = implication.heading or (spec.heading if spec else implication.area)
    entry = implication.model_dump(mode="json", exclude_defaults=True)
    checker = implication.checker
    text = escaped(implication.text)
    if checker is not None and len(implication.checked_by) == 1:
        line = checker_line(checker, profile, implication.area).strip()
        text = f"{text}\n\n{line}" if line and "\n" not in line else text

    def same(found: dict[str, Any]) -> bool:
        return Implication.model_validate(found) == implication

    return _part(words, entry, text, implication_entry, same, profile)


def _part(
    words: str, entry: dict[str, Any], text: str, read: Read, same: Callable[[dict[str, Any]], bool], profile: Profile
) -> str:
    """A heading and its text, with as little in braces as keeps the part what it is."""
    words = words if _is_heading(words) else "-"
    lines = list(enumerate(text.split("\n")))
    for attributes in _attempts(entry, lines, read, words, profile):
        try:
            if same(read(words, attributes, lines, profile)):
                return _heading(words, attributes) + (f"\n\n{text}" if text else "")
        except ValueError:
            continue  # what the words would be read as is no part of a report
    return _heading(words, {"checked_by": None, **entry, "text": entry.get("text", "")})


def _attempts(
    entry: dict[str, Any], lines: Sequence[tuple[int, str]], read: Read, words: str, profile: Profile
) -> Iterator[dict[str, Any]]:
    yield {}
    checked_by = entry.get("checked_by")
    if isinstance(checked_by, dict) and checked_by:
        said = read(words, {}, list(lines), profile).get("checked_by", {})
        unsaid = {key: value for key, value in checked_by.items() if said.get(key) != value and key != "date"}
        yield {"checked_by": unsaid}
        yield {"checked_by": {**unsaid, **({"date": checked_by["date"]} if "date" in checked_by else {})}}
    named = {"heading": "", **{key: value for key, value in entry.items() if key not in {"text", "checked_by"}}}
    yield named
    yield {**named, "checked_by": checked_by}


def _is_heading(words: str) -> bool:
    """Whether words can stand after ``#`` and are read as they are."""
    match = HEADING.fullmatch(f"# {words}")
    return match is not None and bool(words) and match[2] == words and not with_attributes(words)[1]


def _heading(words: str, attributes: dict[str, Any]) -> str:
    if not attributes:
        return f"## {words}"
    words = words if "{" not in words else "-"  # what is in the braces counts
    return f"## {words} {json.dumps(attributes, ensure_ascii=False)}"
