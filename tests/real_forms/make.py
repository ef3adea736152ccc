"""Word files of reports in the forms of invented councils (``councils``), and what each says."""

import random
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from string import Formatter
from typing import Any

from docx import Document

from tests.officers import people
from tests.real_forms.councils import Form

_COMMITTEES = (
    "Cabinet",
    "Planning Committee",
    "Policy and Resources Committee",
    "Executive Board",
    "Council",
    "Executive",
    "Audit and Governance Committee",
    "Health and Wellbeing Board",
    "Licensing Sub-Committee",
    "Overview and Scrutiny Panel",
)
_WHO = (
    "Director of Housing",
    "Executive Director, Place and Growth",
    "Assistant Director – Property",
    "Head of Legal Services",
    "Chief Finance Officer",
    "Corporate Director for Children’s Services",
)
_TITLES = (
    "Leisure Centre Contract Extension",
    "Flood Wardens",
    "Housing Repairs Policy",
    "Selective Licensing Scheme",
    "Local Plan Review: Regulation 18 Consultation",
    "Food Waste Collections",
    "Report on the Treasury Outturn 2025/26",
    "Town Centre Public Space Protection Order",
)
_ANNEXES = ("Equality impact assessment", "Map of the area", "Draft policy", "Survey results", "Financial appraisal")
_PAPERS = (
    "Consultation responses",
    "Corporate Plan 2024-2028",
    "Report to Cabinet, 12 March 2026",
    "Housing Strategy 2025",
)
_JOBS = (
    "Housing Strategy Manager",
    "Policy Officer",
    "Principal Planning Officer",
    "Head of Corporate Finance",
    "Project Manager",
)
_WARDS = ("All", "All wards", "Holt, Marsh Green", "St Mary’s", "Holt; Nether Wallop")
_DAYS = ("{d} {month} {year}", "{weekday} {d} {month} {year}", "{d}{th} {month} {year}", "{dd}/{mm}/{year}")


def values_of(seed: int) -> dict[str, Any]:
    """What a report says: its truth, and the words for it."""
    rng = random.Random(seed)
    day = date(2026, 1, 5) + timedelta(days=rng.randint(0, 600))
    nth = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    said = rng.choice(_DAYS).format(
        d=day.day,
        th=nth,
        month=f"{day:%B}",
        year=day.year,
        weekday=f"{day:%A}",
        dd=f"{day.day:02}",
        mm=f"{day.month:02}",
    )
    names = [f"{rng.choice(people.FIRST)} {rng.choice(people.LAST)}" for _ in range(4)]
    jobs = rng.sample(_JOBS, 2)
    committee = rng.choice(_COMMITTEES)
    reach = [f"01632 960{rng.randint(100, 999)}", f"{_address(names[0])}@council.example"]
    annexes, papers = rng.sample(_ANNEXES, rng.randint(1, 3)), rng.sample(_PAPERS, rng.randint(1, 3))
    by = rng.choice(_WHO)
    return {
        "council": "Quorn Valley District Council",
        "committee": committee,
        "day": said,
        "iso": day.isoformat(),
        "committee_day": f"{committee}{rng.choice((' – ', ', ', ' - ', ' on '))}{said}",
        "title": rng.choice(_TITLES),
        "by": by,
        "by_named": f"{names[3]}, {by}",
        "author_name": names[0],
        "author_title": jobs[0],
        "author": f"{names[0]}, {jobs[0]}",
        "authors": [f"{names[0]}, {jobs[0]}", f"{names[1]}, {jobs[1]}"],
        "names": names,
        "phone": reach[0],
        "email": reach[1],
        "reach": f"{reach[1]}, {reach[0]}",
        "wards": rng.choice(_WARDS),
        "member": f"Councillor {names[2]}, Cabinet Member for Housing",
        "status": rng.choice(("Public", "Open")),
        "key": rng.choice(("Yes", "No", "Key decision")),
        "yes": "Yes",
        "ticks": "☒ Yes ☐ No",
        "ticks_no": "☐ Yes ☒ No",
        "version": "2026/114",
        "agreed": "07/01/2026",
        "item": str(rng.randint(4, 15)),
        "annexes": annexes,
        "papers": papers,
    }


def _address(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.replace(" ", ".").replace("’", "").replace("'", "").casefold()


def write(form: Form, seed: int, file: Path) -> dict[str, Any]:
    """Write a report in a form.

    :return: what it says.
    """
    values = values_of(seed)
    if "short" in form:  # one appendix and one paper are all that the form has room for
        values |= {"annexes": values["annexes"][:1], "papers": values["papers"][:1]}
    writer = _Writer(values)
    for part in form["header"]:
        writer.put(*part)
    _body(writer)
    for part in form["closing"]:
        writer.put(*part)
    writer.document.save(str(file))
    return values | {"used": writer.used, "other": writer.other}


def _body(writer: "_Writer") -> None:
    writer.line("Recommendations", bold=True)
    writer.line("That the Committee is recommended to:")
    writer.line("1. approve the proposals set out in this report; and")
    writer.line("2. note the results of the consultation.")
    for heading, text in (
        ("Background", "The present arrangement began in 2019 and ends in March next year."),
        ("Legal implications", "The council has the power under section 1 of the Localism Act 2011."),
        ("Conclusion", "Costs have been held by using the council’s own staff throughout."),
    ):
        writer.line(heading, bold=True)
        writer.line(text)


class _Writer:
    """A document in the making; ``used`` are the values that it says, ``other`` those for which there is no key."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.document = Document()
        self.values = values
        self.used: set[str] = set()
        self.other: list[str] = []

    def put(self, layout: str, what: Any) -> None:
        getattr(self, f"_{layout.replace(' ', '_')}")(what)

    def line(self, words: str, *, bold: bool = False) -> None:
        self.document.add_paragraph().add_run(words).bold = bold

    def _value(self, key: str) -> list[str]:
        self.used.add(key)
        said = self.values[key]
        if key in {"member", "version", "agreed", "status"}:
            self.other.append(said)
        return said if isinstance(said, list) else [said]

    def _table(self, rows: list[list[list[str]]]) -> None:
        columns = max(len(row) for row in rows)
        table = self.document.add_table(0, columns)
        for row in rows:
            cells = table.add_row().cells
            for place, lines in enumerate(row):
                cells[place].text = "\n".join(lines[:1])
                for line in lines[1:]:
                    cells[place].add_paragraph(line)
            if len(row) < columns:
                cells[len(row) - 1].merge(cells[-1])

    # ---------------------------------------------------------------------------------------------- header

    def _filled(self, words: str) -> str:
        for _, key, _, _ in Formatter().parse(words):
            if key and key != "council":
                self._value(key.partition("[")[0])
        return words.format(**self.values)

    def _words(self, words: str) -> None:
        self.line(self._filled(words), bold=True)

    def _text(self, words: str) -> None:
        self.line(self._filled(words))

    def _table_of(self, rows: tuple[tuple[str, ...], ...]) -> None:
        self._table([[self._filled(cell).split("\n") for cell in row] for row in rows])

    def _title(self, _what: str) -> None:
        self.line(self._value("title")[0], bold=True)

    def _lines(self, pairs: tuple[tuple[str, str], ...]) -> None:
        for label, key in pairs:
            mark = "" if label.endswith("?") else ":"
            self.line(f"{label}{mark} {'; '.join(self._value(key))}")

    def _below(self, pairs: tuple[tuple[str, str], ...]) -> None:
        for label, key in pairs:
            self.line(f"{label}:", bold=True)
            for said in self._value(key):
                self.line(said)

    def _tabs(self, pairs: tuple[tuple[str, str], ...]) -> None:
        for label, key in pairs:
            self.line(f"{label}\t{self._value(key)[0]}")

    def _block(self, what: tuple[str, tuple[str, ...]]) -> None:
        label, inner = what
        self.line(label, bold=True)
        for name, key in zip(inner, ("author_name", "author_title", "", ""), strict=True):
            key = key or ("phone" if name.startswith("Tel") else "email")
            self.line(f"{name}: {self._value(key)[0]}")

    def _rows(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self._table([[[label], self._value(key)] for label, key in pairs])

    def _title_alone(self, pairs: tuple[tuple[str, str], ...]) -> None:
        rows = [[self._value("title")]]
        self._table([*rows, *([[label], self._value(key)] for label, key in pairs)])

    def _wide(self, rows: tuple[tuple[tuple[str, str], ...], ...]) -> None:
        self._table([[cell for label, key in row for cell in ([f"{label}:"], self._value(key))] for row in rows])

    def _over(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self._table([[[f"{label}:", *self._value(key)] for label, key in pairs]])

    def _cells(self, rows: tuple[tuple[tuple[str, str], ...], ...]) -> None:
        self._table([[[f"{label}: {self._value(key)[0]}"] for label, key in row] for row in rows])

    def _box(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self._table([[[f"{label}: {self._value(key)[0]}" for label, key in pairs]]])

    # --------------------------------------------------------------------------------------------- closing

    def _heading(self, words: str) -> None:
        self.line(words, bold=True)

    def _listed(self, what: tuple[str, str, str]) -> None:
        heading, key, form = what
        self.line(heading, bold=True)
        for place, said in enumerate(self._value(key), start=1):
            self.line(form.format(n=place, a="ABC"[place - 1], v=said))

    def _bulleted(self, what: tuple[str, str, str]) -> None:
        heading, key, form = what
        self.line(heading, bold=True)
        for place, said in enumerate(self._value(key), start=1):
            self.document.add_paragraph(form.format(n=place, v=said), style="List Bullet")

    def _lettered(self, what: tuple[str, str]) -> None:
        self._listed((*what, "{a} – {v}"))

    def _numbered(self, what: tuple[str, str]) -> None:
        self._listed((*what, "{n}. {v}"))

    def _tabled(self, what: tuple[tuple[str, ...], str]) -> None:
        columns, key = what
        more = [["160 High Street"], [self.values["names"][1]]][: len(columns) - 1]
        named = [f"Appendix {n}" for n in range(1, 9)]
        rows = [
            [[said], *more] if key == "papers" else [[named[place]], [said]]
            for place, said in enumerate(self._value(key))
        ]
        self._table([[[name] for name in columns], *rows])

    def _keyed(self, what: tuple[str, str, str]) -> None:
        heading, key, form = what
        rows = [[[form.format(n=place)], [said]] for place, said in enumerate(self._value(key), start=1)]
        self._table([[[heading]], *rows])

    def _mixed(self, pairs: tuple[tuple[str, str], ...]) -> None:
        rows: list[list[list[str]]] = []
        for label, key in pairs:
            if key == "annexes":
                rows.append([[label], []])
                rows += [[[f"Appendix {n}"], [said]] for n, said in enumerate(self._value(key), start=1)]
            else:
                rows.append([[label], self._value(key)])
        self._table(rows)

    def _celled(self, what: tuple[str, str]) -> None:
        label, key = what
        self._table([[[label, *self._value(key)]]])

    def _answered(self, what: tuple[str]) -> None:
        self._table([[[f"Appendix {'ABC'[n]} – {said}"], ["YES"]] for n, said in enumerate(self._value(what[0]))])
