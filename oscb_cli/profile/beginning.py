"""A new council's profile to fill in: small, and extending another, each line explained where it stands."""

import re
from pathlib import Path

from oscb_cli.errors import CannotWrite
from oscb_cli.profile.found import PROFILE_FILE
from oscb_cli.profile.schema import Profile
from oscb_cli.storage.files import reason, safe_file_name

_TEXT = """# The profile of a council: what its reports look like and what they need.
# What is not said here is as in “{base}”. Every key is told of in docs/profiles.md.
# Check it as you go: oscb profiles ./{folder}

extends = "{base}"
council = "{council}"

# What the areas are called that councillors stand for: division and divisions, or ward and wards.
division = "ward"
divisions = "wards"

# Which implications your reports have, in their order. Others than these: describe them below, under [[implications]].
areas = [{areas}]

# Everything in a report, from top to bottom. “body” is where the author's own sections go.
order = [
{order}
]

# What has numbers: "running" numbers paragraphs 1, 2, 3; "by_section" numbers sections, and paragraphs 1.1, 1.2;
# "headings" only the headings; "none" nothing.
numbering = "{numbering}"

[form]
# Parts of the header that stand after their label, in lines or in a table ("lines", "table").
header = "{header}"
labelled = []
# Each implication under a heading of its own, or all in one table ("sections", "table").
implications = "{implications}"

[labels]
# What your council calls the parts of a report.
divisions_affected = "Wards affected"
report_by = "Report by"
recommendation = "Recommendations"
annexes = "Appendices"
background_papers = "Background papers"
contact_officers = "Contact officer"

[wording]
# How a recommendation begins, with one item and with several; {{{{ decision_maker }}}} is what [[committees]] says.
recommendation_one = "{{{{ decision_maker }}}} is recommended to"
recommendation_several = "{{{{ decision_maker }}}} is recommended to:"
# The line that names who checked an implication. The label of its beginning goes into [aliases], checker_line, too.
checker_line = "Comments checked by: {{{{ [name, job_title, email, date] | select | join(', ') }}}}"
annex_label = "Appendix {{{{ number }}}}"

[signoff]
# What a sign-off must say besides the name, and the e-mail domains of the council and of its partners.
needs = ["job_title", "email", "date"]
domains = ["{domain}"]

# One of these for each body that reports go to. kind: executive, council, scrutiny, regulatory or partnership.
[[committees]]
name = "Cabinet"
kind = "executive"
decision_maker = "Cabinet"
also_decides_as = ["The Cabinet"]

[[committees]]
name = "Council"
kind = "council"
decision_maker = "Council"

# A section or an implication is changed by its key, and only in what is said here:
# [[sections]]
# key = "executive_summary"
# heading = "Summary"
"""


def name_for(council: str) -> str:
    """The name of a council's profile: ``sampleford_borough_council``."""
    return safe_file_name(re.sub(r"[^a-z0-9]+", "_", council.casefold()).strip("_") or "council", "council")


def begin_profile(council: str, base: Profile, folder: Path | None = None) -> Path:
    """Write a council's profile to fill in.

    :param council: the council's name, in words or as a name for the profile.
    :param base: the profile that it extends.
    :param folder: where to write it; without it, a folder of the council's name in the current one.
    :return: the folder.
    :raises CannotWrite: the folder is there already, or cannot be made.
    """
    name = name_for(council)
    folder = Path(name) if folder is None else folder
    plain = council.replace("_", " ").replace("-", " ")
    text = _TEXT.format(
        base=base.name,
        folder=folder.as_posix(),
        council=plain if any(letter.isupper() for letter in plain) else f"{plain.title()} Council",
        areas=", ".join(f'"{area.area}"' for area in base.implications),
        order="\n".join(f'    "{part}",' for part in base.order),
        numbering=base.numbering,
        header=base.form.header,
        implications=base.form.implications,
        domain=f"{name.replace('_', '')}.gov.uk",
    )
    try:
        folder.mkdir(parents=True)
        (folder / PROFILE_FILE).write_text(text, encoding="utf-8")
    except FileExistsError:
        raise CannotWrite(f"{folder} already exists. Choose another name") from None
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be written: {reason(error)}") from None
    return folder
