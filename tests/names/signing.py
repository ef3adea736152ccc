"""Reports typed by hand that end with a signature: whoever signs, however it is typed, and what is read of it.

    python -m tests.names.signing signatories

prints what was not read as it was meant, of everybody in ``signatories.txt`` in every form.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from oscb_cli.actions.read import read_one
from oscb_cli.model.sighting import Sighting
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.vocabulary import Vocabulary, vocabulary_of
from oscb_cli.recogniser.people import people_in
from tests.officers.forms import Block, Para
from tests.officers.render import word

HERE = Path(__file__).parent
TITLES = (
    "Head of Libraries", "Corporate Director, Environment", "Service Manager", "Solicitor",
    "Director of Law & Governance and Monitoring Officer", "Executive Director of Resources and Section 151 Officer",
    "Lead for Equalities and Social Value",
    "Consultant in Public Health", "Chief Fire Officer", "Principal Planner",
)  # fmt: skip
SIGNATURES = {
    "two lines": "{name}¶{title}",
    "comma": "{name}, {title}",
    "break": "{name}\n{title}",
    "bold": "**{name}**¶**{title}**",
    "name bold": "**{name}**¶{title}",
    "capitals": "{capitals}¶{title}",
    "capitals throughout": "**{capitals}**\n**{title_capitals}**",
    "signed by": "Signed by: {name}¶{title}",
    "signed": "Signed by {name}, {title}",
    "dash": "{name} – {title}",
    "with a month": "{name}¶{title}¶March 2027",
}
BEFORE = {
    "checked": "There are none.¶Comments checked by: Quinn Ingram, Senior Solicitor, quinn.ingram@x.example, 3/3/27",
    "checked without an address": "There are none.¶Comments checked by: Quinn Ingram, Senior Solicitor",
    "checked on several lines": "None.¶Comments checked by:¶Quinn Ingram¶Senior Solicitor¶quinn.ingram@example.gov.uk",
    "checked on two lines": "There are none.¶Comments checked by: Quinn Ingram¶Senior Solicitor",
    "not checked": "There are no legal implications that arise from this report.",
    "to be checked": "There are none.¶Comments checked by: tbc",
}  # fmt: skip
AFTER = {
    "annexes": "Annexes: None¶Background papers: Nil¶Contact Officer: Gus Penn, Library Manager, 01632 960123",
    "annexes below": "Annexes:¶Annex 1: The plan¶Background papers:¶Nil",
    "contact": "Contact Officer: Gus Penn, Library Manager, gus.penn@example.gov.uk",
    "nothing": "",
}
_TOP = "¶".join(
    (
        "Report to: Cabinet",
        "Date: 14 April 2027",
        "**Opening hours of libraries**",
        "{by}",
        "**Recommendation**",
        "The Cabinet is RECOMMENDED to agree the new hours.",
        "**Executive Summary**",
        "The hours of libraries are to be changed in May, as a survey showed that readers wish.",
        "**Financial Implications**",
        "The cost is £4,000 a year.",
        "Comments checked by: Ada Marsh, Accountant, ada.marsh@example.gov.uk, 2 March 2027",
        "**Legal Implications**",
    )
)


class Signed(NamedTuple):
    """A report that somebody signs: its blocks, what it was made of, who signs it, and by which title."""

    blocks: list[Block]
    made_of: tuple[str, ...]
    name: str
    title: str
    checked: bool


def names_of(file: str) -> list[str]:
    """The names in a list."""
    lines = (HERE / f"{file}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def signed(name: str, signature: str) -> Signed:
    """A report that somebody signs in one of the forms; what stands around it comes by chance of name and form."""
    chance = random.Random(f"{name} {signature}")
    title, before, after = chance.choice(TITLES), chance.choice([*BEFORE]), chance.choice([*AFTER])
    by = chance.choice((f"Report by {title}", "Report by Director of Resources", ""))
    end = SIGNATURES[signature].format(
        name=name, title=title, capitals=name.upper(), title_capitals=title.upper() if "capitals" in signature else ""
    )
    words = "¶".join((_TOP.format(by=by), BEFORE[before], end, AFTER[after]))
    blocks: list[Block] = [Para(said) for said in words.split("¶") if said]
    if signature == "capitals throughout":
        title = title.upper()
    return Signed(blocks, (signature, before, after, by), name, title, before.startswith("checked"))


class Outcome(NamedTuple):
    """What was read of a report that somebody signs."""

    case: Signed
    signatory: dict[str, str]
    checkers: list[dict[str, Any]]
    told: tuple[Sighting, ...]

    @property
    def is_a_checker(self) -> bool:
        """Whether somebody is named as a checker who is none: of the last implication, or with the signatory's name."""
        meant = [{"name": "Quinn Ingram", "job_title": "Senior Solicitor"}] if self.case.checked else []
        said = [{k: v for k, v in one.items() if k in {"name", "job_title"}} for one in self.checkers]
        return [one for one in said if one.get("name", "").casefold() != "tbc"] != meant

    @property
    def is_as_typed(self) -> bool:
        """Whether the signatory was read as typed; of a name in capitals the case is not asked for."""
        name, meant = self.signatory.get("name", ""), self.case.name
        if "capitals" in self.case.made_of[0]:
            name, meant = name.upper(), meant.upper()
        return name == meant and self.signatory.get("job_title", "") == self.case.title

    @property
    def is_told(self) -> bool:
        """Whether something is said of the signatory's lines."""
        return any(
            one.kind in {"uncertain", "unplaced"} and self.case.name.casefold()[:6] in one.words.casefold()
            for one in self.told
        )


def outcome(case: Signed, folder: Path) -> Outcome:
    """Type a report, read it, and see who signs it and who checked its last implication."""
    file = folder / "signed.docx"
    file.write_bytes(word(case.blocks, 11))
    found = read_one(str(file), "oxfordshire")
    data = found.report_to_show.to_data()
    checked = data["implications"][-1].get("checked_by") or []
    return Outcome(
        case, data.get("signatory") or {}, [checked] if isinstance(checked, dict) else checked, found.sightings
    )


def outcomes(names: list[str], folder: Path, *, forms: int = len(SIGNATURES)) -> Iterator[Outcome]:
    """What was read of everybody, in so many of the forms, or in all."""
    for place, name in enumerate(names):
        for n in range(forms):
            yield outcome(signed(name, [*SIGNATURES][(place + n * 4) % len(SIGNATURES)]), folder)


def checked_by(name: str, form: str, vocabulary: Vocabulary) -> bool:
    """Whether somebody is read as a checker as typed, in one of the forms that follow “Comments checked by:”."""
    title, email, day = "Head of Libraries", "checker@example.gov.uk", "3 March 2027"
    said = form.format(name=name, title=title, email=email, day=day)
    meant = {"name": name, "job_title": title, "email": email, "date": day}
    wanted = {
        key: value for key, value in meant.items() if "{" + key.replace("job_", "").replace("date", "day") + "}" in form
    }
    return people_in(said, vocabulary) == [wanted]


CHECKED = (
    "{name}, {title}, {email}, {day}", "{name}\n{title}\n{email}", "{name} – {title}", "{name}", "{name}, {title}",
    "{name} ({title}), {day}",
)  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = list(outcomes(names_of(sys.argv[1]), Path(folder)))
    wrong = [one for one in found if not one.is_as_typed]
    lines = []
    for one in [one for one in found if one.is_a_checker or not one.is_as_typed]:
        mark = "CHECKER" if one.is_a_checker else "told" if one.is_told else "SILENT"
        lines.append(
            f"{mark} | {one.case.name} | {one.case.title} | {one.case.made_of} | {one.signatory} | {one.checkers}"
        )
    lines.append(
        f"{len(found)} files: {sum(one.is_a_checker for one in found)} with a checker who is none, "
        f"{1 - len(wrong) / len(found):.2%} as typed, {sum(not one.is_told for one in wrong)} not and not told"
    )
    vocabulary = vocabulary_of(load_profile("oxfordshire"))
    right = [checked_by(name, form, vocabulary) for name in names_of(sys.argv[1]) for form in CHECKED]
    lines.append(f"as checkers: {sum(right)} of {len(right)} as typed")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
