"""What a profile may say: all that differs between councils, as data.

A profile is read from ``profile.toml``; see the folders of ``templates`` for whole ones.
"""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from oscb_cli.profile.folding import folded
from oscb_cli.profile.parts import (
    AreaSpec,
    CommitteeSpec,
    DeadlinesSpec,
    FieldSpec,
    FormSpec,
    GoodAndBad,
    Level,
    LimitsSpec,
    ProfilePart,
    PublicationSpec,
    RecommendationSpec,
    SectionSpec,
    SignoffSpec,
    TablesSpec,
    Wording,
    fillable,
)

HEADER_PARTS = ("divisions_affected", "committee", "meeting_date", "title", "report_by")
OTHER_HEADER_PARTS = ("item", "key_decision", "forward_plan_reference")
"""What a header may say too."""

CLOSING_PARTS = ("signatory", "annexes", "background_papers", "other_documents", "contact_officers", "month")
UNDER_LABELS = ("annexes", "background_papers", "other_documents", "contact_officers")
"""The parts of the closing that have a label, or a heading."""

BODY = "body"
IMPLICATIONS = "implications"
RECOMMENDATION = "recommendation"
NEEDED = ("committee", "meeting_date", "title", RECOMMENDATION, BODY)
"""What no council's order can leave out."""

FIELDS = "fields/"
"""How the key of one of the council's own fields begins, where it is the key of a part."""


class Profile(ProfilePart):
    """A council's format and rules."""

    name: str = Field(description="The name of the profile; that of its folder, where it is not said.")
    council: str = Field(description="The council’s name.")
    language: str = Field("en-GB", description="The language of its documents.")
    division: str = Field("division", description="What the area is called that a councillor stands for.")
    divisions: str = Field("divisions", description="The same, of several.")
    date_form: str = Field(
        "{day} {month} {year}",
        description="The form of dates: {day}, {month}, {month_short}, {month_number}, {year}, {year_short} and so on.",
    )
    order: tuple[str, ...] = Field(description="Everything in the document, in order.")
    labels: dict[str, str] = Field(description="What each part of the header and of the closing is called.")
    aliases: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Other words by which those parts, and the lines of checkers (checker_line), are recognised.",
    )
    guidance: dict[str, str] = Field(default_factory=dict, description="What the interview says of those parts.")
    examples: dict[str, GoodAndBad] = Field(
        default_factory=dict, description="A good and a bad answer for those parts, which the interview shows."
    )
    committees: tuple[CommitteeSpec, ...] = Field((), description="The bodies that reports go to.")
    known_divisions: tuple[str, ...] = Field(
        (), description="Divisions with an “and” or a comma in their names, which would be taken for two without."
    )
    meetings: dict[str, tuple[date, ...]] = Field(
        default_factory=dict, description="The days on which each committee meets, kept in meetings.toml."
    )
    fields: tuple[FieldSpec, ...] = Field((), description="What the council asks of a report beside the usual parts.")
    sections: tuple[SectionSpec, ...] = Field((), description="The standard sections.")
    implications: tuple[AreaSpec, ...] = Field((), description="The areas of implications, in their order.")
    areas: tuple[str, ...] = Field(
        (), description="Which of those areas the council has, in their order; empty for all of them."
    )
    form: FormSpec = Field(FormSpec(), description="How the parts of the document stand on the page.")
    signoff: SignoffSpec = Field(SignoffSpec(), description="What the council asks of sign-offs.")
    recommendation: RecommendationSpec = Field(
        RecommendationSpec(), description="What the council asks of recommendations, and their form."
    )
    numbering: Literal["running", "by_section", "headings", "none"] = Field(
        "running",
        description="What has numbers: paragraphs 1, 2, 3 through the report; sections, and paragraphs 1.1, 1.2 within "
        "them; only the headings of sections; nothing.",
    )
    publication: PublicationSpec = Field(PublicationSpec(), description="What is left out of the published copy.")
    limits: LimitsSpec = Field(LimitsSpec(), description="How long things may be.")
    deadlines: DeadlinesSpec = Field(DeadlinesSpec(), description="Days that the council must keep, and its own.")
    tables: TablesSpec = Field(TablesSpec(), description="What changes with the years, kept in tables.toml.")
    contact_officer_needs: tuple[Literal["phone", "email"], ...] = Field(
        ("phone", "email"), description="What a contact officer must have besides the name."
    )
    placeholders: tuple[str, ...] = Field((), description="Regular expressions of text that must not stay in.")
    vocabulary: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Words of the council's own that its documents are understood by, added to the general vocabulary: "
        "title_heads, fields, teams and so on, as in templates/vocabulary.toml.",
    )
    wording: Wording = Field(description="Sentences that the document says itself.")
    rules: dict[str, Level] = Field(default_factory=dict, description="Rules switched off, or to another severity.")
    folder: Path = Field(description="Where it was read from; not typed in the file.")

    _date_form_can_be_filled_in = field_validator("date_form")(fillable)

    def next_meetings(self, committee: str, today: date, how_many: int) -> tuple[date, ...]:
        """The next meetings of a committee from a day on, the first of them first; none where they are not known."""
        meant = self.committee_for(committee)
        days = {day for name, found in self.meetings.items() if self.committee_for(name) is meant for day in found}
        return tuple(sorted(day for day in days if meant is not None and day >= today))[:how_many]

    @cached_property
    def section_by_key(self) -> dict[str, SectionSpec]:
        """The standard sections by their keys."""
        return {section.key: section for section in self.sections}

    @cached_property
    def area_by_key(self) -> dict[str, AreaSpec]:
        """The implication areas by their keys."""
        return {area.area: area for area in self.implications}

    @cached_property
    def field_by_key(self) -> dict[str, FieldSpec]:
        """The council's own fields by their keys."""
        return {spec.key: spec for spec in self.fields}

    @cached_property
    def header_parts(self) -> tuple[str, ...]:
        """What stands before the first part that has a heading, in order."""
        first = next(
            place
            for place, key in enumerate(self.order)
            if key in {RECOMMENDATION, BODY, IMPLICATIONS} or key in self.section_by_key
        )
        return self.order[:first]

    @cached_property
    def labels_by_key(self) -> dict[str, str]:
        """What each part of the header and the closing is called, the council's own fields among them."""
        return {**self.labels, **{spec.key: spec.label for spec in self.fields}}

    def changed(self, **values: object) -> "Profile":
        """The same profile with other values, which are not checked, and nothing worked out of the old ones."""
        same = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_construct(**{**same, **values})

    def has(self, part: str) -> bool:
        """Whether the council's documents have a part: a key of its order."""
        return part in self.order

    @cached_property
    def all_guidance(self) -> tuple[str, ...]:
        """Everything that it tells authors about what to write where."""
        return (*(spec.guidance for spec in self.sections), *(spec.guidance for spec in self.implications))

    @cached_property
    def parts_by_name(self) -> dict[str, tuple[str, str]]:
        """Every name that a part of a report is known by, folded, with its kind and its key.

        The kinds are ``section``, ``area``, ``recommendation``, and ``label`` for parts of the header and the closing.
        """
        parts = [("section", spec.key, (spec.heading, *spec.aliases)) for spec in self.sections]
        parts += [("area", spec.area, (spec.heading, *spec.aliases)) for spec in self.implications]
        parts += [("label", FIELDS + spec.key, (spec.label, *spec.aliases)) for spec in self.fields]
        for key in (RECOMMENDATION, *HEADER_PARTS, *OTHER_HEADER_PARTS, *CLOSING_PARTS):
            kind = RECOMMENDATION if key == RECOMMENDATION else "label"
            parts.append((kind, key, (self.labels.get(key, ""), *self.aliases.get(key, ()))))
        names: dict[str, tuple[str, str]] = {}
        for kind, key, known_as in parts:
            for name in known_as:
                names.setdefault(folded(name), (kind, key))
        names.pop("", None)
        return names

    @cached_property
    def _section_by_heading(self) -> dict[str, SectionSpec]:
        return {folded(name): spec for spec in self.sections for name in (spec.heading, *spec.aliases)}

    @cached_property
    def _area_by_heading(self) -> dict[str, AreaSpec]:
        return {folded(name): spec for spec in self.implications for name in (spec.heading, *spec.aliases)}

    @cached_property
    def _committee_by_name(self) -> dict[str, CommitteeSpec]:
        return {folded(name): spec for spec in self.committees for name in (spec.name, *spec.aliases)}

    def section_for(self, key: str, heading: str) -> SectionSpec | None:
        """The standard section that a key names, or, without a key, that a heading is known to mean."""
        return self.section_by_key.get(key) if key else self._section_by_heading.get(folded(heading))

    def area_for_heading(self, heading: str) -> AreaSpec | None:
        """The implication area that a heading is known to mean."""
        return self._area_by_heading.get(folded(heading))

    def committee_for(self, name: str) -> CommitteeSpec | None:
        """The committee that a name means, whatever its capitals, “and” or “&”."""
        said = folded(name)
        found = self._committee_by_name.get(said)
        if found is not None or " for " not in said:
            return found
        return next(
            (
                spec
                for spec in self.committees
                if spec.with_portfolio
                and any(said.startswith(f"{folded(own)} for ") for own in (spec.name, *spec.aliases))
            ),
            None,
        )
