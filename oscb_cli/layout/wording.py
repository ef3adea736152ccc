"""The sentences that a document says itself, and names of files: a profile's Jinja2, rendered in a sandbox.

What a report says goes in as values and never becomes part of a template.
"""

from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from oscb_cli.errors import BadProfile
from oscb_cli.layout.plain_wording import filled_in
from oscb_cli.model.dates import MONTHS, WEEKDAYS
from oscb_cli.model.fields import unholdable_character
from oscb_cli.model.report import Checker
from oscb_cli.profile.schema import Profile

if TYPE_CHECKING:
    from jinja2 import Template


def render(template: str, values: dict[str, object]) -> str:
    """Render one of a profile's templates.

    :raises BadProfile: the template is not valid Jinja2, or does what the sandbox forbids.
    """
    if (filled := filled_in(template, values)) is not None:
        return filled
    from jinja2 import TemplateError

    try:
        rendered = _compiled(template).render(values)
        if (found := unholdable_character(rendered)) is not None:
            raise ValueError(found)
        return rendered
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise BadProfile(f"the wording “{template}” of the profile cannot be filled in: {error}") from None


def council_date(profile: Profile, day: date | None) -> str:
    """A date in the council's form; empty for no date."""
    return _in_form(profile.date_form, day) if day is not None else ""


def signed_date(profile: Profile, day: date) -> str:
    """A date in the form of the council's lines of checkers."""
    return _in_form(profile.signoff.date_form or profile.date_form, day)


@lru_cache(maxsize=1024)
def _in_form(form: str, day: date) -> str:
    return form.format(
        day=day.day,
        month=MONTHS[day.month - 1],
        month_short=MONTHS[day.month - 1][:3],
        month_number=f"{day.month:02}",
        year=day.year,
        year_short=f"{day.year % 100:02}",
        weekday=WEEKDAYS[day.weekday()],
    )


def checker_line(checker: Checker, profile: Profile, area: str) -> str:
    """The line that names a checker of an area, as the council words it there, with what it is for in brackets.

    It is empty where nothing is said of a checker.
    """
    if not (checker.named or checker.job_title or checker.email or checker.date):
        return ""
    values: dict[str, object] = {
        "name": checker.named,
        "job_title": checker.job_title,
        "email": checker.email,
        "date": signed_date(profile, checker.date) if checker.date else "",
    }
    spec = profile.area_by_key.get(area)
    return render((spec.checker_line if spec is not None else "") or profile.wording.checker_line, values)


def render_file(profile: Profile, file: Path, values: dict[str, object], *, markup: bool = False) -> str:
    """Render a template file of a profile.

    :param markup: whether it is HTML, in which what a report says is words and never markup.
    :raises BadProfile: it is not valid Jinja2, or does what the sandbox forbids.
    """
    from jinja2 import TemplateError

    try:
        return _compiled(file.read_text(encoding="utf-8"), markup=markup).render(values)
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise BadProfile(f"{profile.name}: {file.name} cannot be filled in: {error}") from None


@cache
def _compiled(template: str, *, markup: bool = False) -> "Template":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=markup).from_string(template)
