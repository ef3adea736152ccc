"""A report file to fill in: every part that the council asks for, each with the council's guidance in its place.

What is to be filled in stands in brackets that begin ``[Insert: ``: the check finds it for as long as it is there, and
the interview takes it for no answer.
"""

import json
import textwrap
from collections.abc import Mapping
from typing import Any

from oscb_cli.errors import BadUsage
from oscb_cli.layout.wording import render
from oscb_cli.model.patterns import regex
from oscb_cli.model.to_insert import to_insert
from oscb_cli.model.validate import read_report, without_nulls
from oscb_cli.profile.schema import CLOSING_PARTS, HEADER_PARTS, RECOMMENDATION, Profile
from oscb_cli.writers.markdown_writer import write_markdown
from oscb_cli.writers.yaml_writer import write_yaml

WRITTEN = (".md", ".markdown", ".yaml", ".yml", ".json")
_TEXT_PARTS = ("title", RECOMMENDATION, "sections", "implications")
_KEY = regex(r"(\w+):")
_WIDTH = 100
_CHECKER = "Under each implication, once someone has read it, a line: {line}"


def skeleton(profile: Profile, suffix: str) -> str:
    """A report file to fill in.

    :param suffix: the format, as the ending of a file name.
    :raises BadUsage: it is no format of a report file that people type in.
    """
    data = _data(profile)
    match suffix.lower():
        case ".json":
            return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        case ".yaml" | ".yml":
            return _with_guidance(write_yaml(data), profile)
        case ".md" | ".markdown":
            return _markdown(data, profile)
        case _:
            raise BadUsage(f"{suffix or 'a file without an ending'}: choose a name that ends in .md, .yaml or .json")


def _data(profile: Profile) -> dict[str, Any]:
    """The skeleton as data: dates and lists empty, and in the other places what to insert."""
    guidance = profile.guidance
    placed = {section.key for section in profile.sections if section.required or section.in_body}
    keys = [key for key in _in_order(profile) if key in placed]
    asked: dict[str, str | None] = {key: None if key == "date" else "" for key in profile.signoff.needs}
    checker: dict[str, str | None] = {"name": "", **asked}
    data = {
        "profile": profile.name,
        "committee": "",
        "meeting_date": None,
        "item": "",
        "title": to_insert(guidance.get("title", "the title")),
        "divisions_affected": [],
        "report_by": "",
        "key_decision": False,
        "forward_plan_reference": "",
        "fields": {field.key: to_insert(field.guidance or field.label) for field in profile.fields if field.required},
        RECOMMENDATION: {"items": [to_insert(guidance.get(RECOMMENDATION, "what the meeting is asked to decide"))]},
        "sections": [{"key": key, "text": to_insert(profile.section_by_key[key].guidance)} for key in keys],
        "implications": [
            {
                "area": spec.area,
                "text": to_insert(spec.guidance),
                **({"checked_by": dict(checker)} if spec.checker_required else {}),
            }
            for spec in profile.implications
            if spec.required
        ],
        "signatory": {"name": "", "job_title": ""},
        "annexes": [],
        "background_papers": None,
        "other_documents": [],
        "contact_officers": [{"name": "", "job_title": "", "phone": "", "email": ""}],
        "month": "",
    }
    not_there = {key for key in (*HEADER_PARTS, *CLOSING_PARTS) if not profile.has(key)}
    return {key: value for key, value in data.items() if key not in not_there and (value or key != "fields")}


def _in_order(profile: Profile) -> list[str]:
    """The keys of the sections, in the document's order."""
    inside = [section.key for section in profile.sections if section.in_body]
    return [key for part in profile.order for key in (inside if part == "body" else [part])]


def _markdown(data: Mapping[str, Any], profile: Profile) -> str:
    """The Markdown file: a head with the guidance, then the parts that are text under their headings."""
    head = {key: value for key, value in data.items() if key not in _TEXT_PARTS}
    text = {key: without_nulls(data[key]) for key in ("profile", *_TEXT_PARTS)}
    for entry in text["implications"]:
        entry.pop("checked_by", None)
    report, _ = read_report(text)
    body = write_markdown(report, profile).split("---\n", 2)[2]
    shown = {"name": "name", "job_title": "job title", "email": "e-mail address", "date": "date"}
    example = render(profile.wording.checker_line, dict(shown))
    note = "\n".join(f"# {line}" for line in textwrap.wrap(_CHECKER.format(line=example), _WIDTH))
    return f"---\n{_with_guidance(write_yaml(dict(head)), profile)}\n{note}\n---\n{body}"


def _with_guidance(yaml: str, profile: Profile) -> str:
    """A YAML text with the guidance before each key, as a comment."""
    lines: list[str] = []
    for line in yaml.splitlines():
        match = _KEY.match(line)
        if match is not None and (guidance := profile.guidance.get(match[1])):
            lines += ["", *(f"# {words}" for words in textwrap.wrap(guidance, _WIDTH))]
        lines.append(line)
    return "\n".join(lines) + "\n"
