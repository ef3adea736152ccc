"""Councils that nobody has told oscb of, made by seed: their names for things, their order, their form."""

import random
from typing import Any

from oscb_cli.profile.load import load_profile
from oscb_cli.profile.parts import AreaSpec, CommitteeSpec, FieldSpec, SectionSpec
from oscb_cli.profile.schema import Profile

_PLACES = (
    "Quorn Valley",
    "Eastmere",
    "Harrow Weald",
    "Stourbank",
    "Loxley and Dale",
    "Penbury",
    "Thornwick",
    "Mere Vale",
)
_LABELS = {
    "title": ("Subject of report", "Report title", "Subject", "Title"),
    "meeting_date": ("Meeting date", "Date", "Date of meeting", "To be considered on"),
    "report_by": ("Responsible director", "Report of", "Report from", "Lead director"),
    "divisions_affected": ("Wards concerned", "Wards affected", "Ward(s)", "Divisions affected"),
    "contact_officers": ("Author", "Contact officer", "Report author", "Contact for this report"),
}
_FIELDS = (
    ("lead_member", "Lead member", ()), ("portfolio_holder", "Portfolio holder", ()),
    ("report_status", "Report status", ("Open", "Part exempt", "Exempt")), ("part", "Part A or B", ("Part A", "Part B")),
    ("decision_type", "Decision type", ("Key", "Non-key", "Council")), ("budget_code", "Budget code", ()),
    ("is_this_urgent", "Is this urgent?", ("Yes", "No")), ("strategic_aim", "Strategic aim", ()),
)  # fmt: skip
_SECTIONS = (
    ("purpose", "What this report is for"), ("purpose", "Purpose of report"), ("purpose", "Reason for the report"),
    ("context", "How we got here"), ("context", "Background"), ("context", "The story so far"),
    ("options", "Courses open to the Board"), ("options", "Options considered"), ("options", "Alternatives"),
    ("views", "Who has been asked"), ("views", "Consultation"), ("views", "Engagement"),
    ("outcome", "What happens next"), ("outcome", "Next steps"), ("outcome", "Timetable for implementation"),
    ("reasons", "Why this is recommended"), ("reasons", "Reasons for recommendations"),
)  # fmt: skip
_AREAS = (
    ("a", ("Money", "Financial implications", "Finance and value for money"), "Finance officer"),
    ("b", ("Law", "Legal implications", "Legal and constitutional"), "Lawyer"),
    ("c", ("Workforce and people", "Staffing implications", "Human resources"), "HR officer"),
    ("d", ("Carbon and nature", "Climate implications", "Environmental impact"), "Climate officer"),
    ("e", ("Fairness", "Equalities", "Equality and diversity implications"), "Equalities officer"),
)  # fmt: skip
_CHECKERS = (
    "{who} consulted: {{{{ name }}}} Date: {{{{ date }}}}", "Checked by: {{{{ name }}}}, {{{{ job_title }}}}, {{{{ date }}}}",
    "Sign-off ({who}): {{{{ name }}}}, {{{{ date }}}}", "Comments of {{{{ name }}}}, {{{{ job_title }}}}, checked on {{{{ date }}}}",
    "Cleared by {{{{ name }}}} ({{{{ job_title }}}}) on {{{{ date }}}}", "{who} comments provided by {{{{ name }}}}, {{{{ email }}}}",
)  # fmt: skip
_LEADS = (
    ("That {{ decision_maker }}", "That {{ decision_maker }}:", "the"),
    ("{{ decision_maker }} is asked to", "{{ decision_maker }} is asked to:", "The"),
    ("It is recommended that {{ decision_maker }}", "It is recommended that {{ decision_maker }}:", "the"),
    ("{{ decision_maker }} is recommended to", "{{ decision_maker }} is recommended to:", "The"),
)
_BODIES = ("Board", "Committee", "Panel", "Cabinet")


def invented(seed: int) -> Profile:
    """A council of no profile, in a form of its own."""
    rng = random.Random(seed)
    base = load_profile("oxfordshire")
    place = rng.choice(_PLACES)
    sections = [SectionSpec(key=key, heading=rng.choice([w for k, w in _SECTIONS if k == key]), required=True)
                for key in dict.fromkeys(key for key, _ in _SECTIONS) if rng.random() < 0.85]  # fmt: skip
    line = rng.choice(_CHECKERS)
    areas = [AreaSpec(area=key, heading=rng.choice(names), checker_line=line.format(who=who))
             for key, names, who in _AREAS if key in "ab" or rng.random() < 0.7]  # fmt: skip
    fields = [FieldSpec(key=key, label=label, choices=choices, required=True)
              for key, label, choices in rng.sample(_FIELDS, rng.randint(0, 3))]  # fmt: skip
    one, several, article = rng.choice(_LEADS)
    bodies = rng.sample(_BODIES, 2)
    committees = [CommitteeSpec(name=_body(place, body), kind="regulatory", decision_maker=_who(body, article))
                  for body in bodies]  # fmt: skip
    labelled: list[str] = [
        key for key in _LABELS if rng.random() < 0.7 or key in {"contact_officers", "divisions_affected"}
    ]
    labels: dict[str, str] = {key: rng.choice(words) for key, words in _LABELS.items()}
    labels["recommendation"] = rng.choice(("Recommended decision", "Recommendations", "Recommendation"))
    labels["annexes"] = rng.choice(("Appendices", "Annexes", "Attachments"))
    labels["background_papers"] = rng.choice(("List of background papers", "Background papers"))
    labels["implications"] = "Implications"
    header = [key for key in labels if key in labelled]
    header += [field.key for field in fields]
    rng.shuffle(header)
    lines = ["committee", *(key for key in ("meeting_date", "title", "report_by") if key not in labelled)]
    keys = [section.key for section in sections]
    first, rest = keys[: rng.randint(0, 1)], keys[1:]
    rest = [key for key in keys if key not in first]
    early = rng.random() < 0.3
    middle = ["implications", *rest, "body"] if early else [*rest, "body", "implications"]
    order = [*lines, *header, *first, "recommendation", *middle, "background_papers", "annexes"]
    word = "Annex" if labels["annexes"] == "Annexes" else "Appendix"
    more: dict[str, Any] = {
        "name": f"invented{seed}", "council": f"{place} Council", "sections": tuple(sections), "implications": tuple(areas),
        "fields": tuple(fields), "committees": tuple(committees), "labels": labels, "aliases": {}, "order": tuple(order),
        "numbering": rng.choice(("by_section", "by_section", "running", "none", "headings")),
    }  # fmt: skip
    form = base.form.model_copy(
        update={"header": rng.choice(("table", "lines")), "labelled": tuple(labelled),
                "implications": rng.choice(("sections", "sections", "table")), "closing": rng.choice(("sections", "labels")),
                "implications_columns": rng.choice((("Issue", "Comments", "Signed off by"), ("Area", "Implications", "Officer consulted")))}
    )  # fmt: skip
    wording = base.wording.model_copy(
        update={"recommendation_one": one, "recommendation_several": several, "annex_label": f"{word} {{{{ number }}}}",
                "report_by": rng.choice(("Report of {{ report_by }}", "Report by {{ report_by }}"))}
    )  # fmt: skip
    recommendation = base.recommendation.model_copy(
        update={"marks": rng.choice(("(a)", "(i)", "1.", "(1)", "a)")), "lead_numbered": False}
    )
    signoff = base.signoff.model_copy(update={"date_form": "{day:02}/{month_number}/{year}"})
    return base.changed(form=form, wording=wording, recommendation=recommendation, signoff=signoff, **more)


def _body(place: str, body: str) -> str:
    return {"Board": f"{place} Board", "Committee": "Overview and Scrutiny Committee", "Panel": "Resources Panel"}.get(
        body, body
    )


def _who(body: str, article: str) -> str:
    return "Cabinet" if body == "Cabinet" else f"{article} {body}"
