"""The council's own sentences: the lines of checkers, the lead-in of a recommendation, the form of its dates."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field

from oscb_cli.layout.item_marks import AS_PARAGRAPHS
from oscb_cli.learning.evidence import Notes, most
from oscb_cli.learning.files import LearnedFile
from oscb_cli.model.dates import MONTHS, WEEKDAYS, NotADate, parse_date
from oscb_cli.model.marks import number_before
from oscb_cli.model.patterns import regex
from oscb_cli.recogniser.values import EMAIL

_FORMS = (
    "{day} {month} {year}", "{day} {month_short} {year}", "{day:02}/{month_number}/{year}",
    "{day}/{month_number}/{year}",
    "{day:02}/{month_number}/{year_short}", "{day:02}.{month_number}.{year}", "{day:02}.{month_number}.{year_short}",
    "{weekday} {day} {month} {year}", "{weekday}, {day} {month} {year}", "{day} {month_short} {year_short}",
)  # fmt: skip
_MARKS = ("(a)", "a)", "a.", "(i)", "i)", "i.", "(1)", "1)", "1.")
_LONGEST_WORDING = 100
"""Characters of a line of a checker without its values, beyond which it says something else too."""

_GAP = regex(r"\s+")
_VALUE = regex(r"\{\{ (\w+) \}\}")
_COMES_BEFORE = ("Comments checked by", "Checked by")


class Wordings(Struct):
    """What was learned of the council's sentences; empty where nothing was."""

    checker_line: str = ""
    of_areas: dict[str, str] = field(default_factory=dict)
    """The lines of checkers of those areas that have another."""
    labels: list[str] = field(default_factory=list)
    """What the lines of checkers begin with."""
    needs: list[str] = field(default_factory=list)
    checked_areas: set[str] = field(default_factory=set)
    checker_dates: str = ""
    dates: str = ""
    one: str = ""
    several: str = ""
    marks: str = ""
    lead_numbered: bool = True
    decides: dict[str, str] = field(default_factory=dict)
    """Who decides, by the name of the committee."""


def learn_wordings(files: Sequence[LearnedFile], notes: Notes) -> Wordings:
    """Learn the council's sentences."""
    learned = Wordings()
    _checkers(files, notes, learned)
    _recommendation(files, notes, learned)
    said = [form for file in files if (form := _meeting_date_form(file))]
    learned.dates, count = most(said)
    if learned.dates:
        notes.add("the form of dates", learned.dates, count)
    return learned


# ------------------------------------------------------------------------------------------------- checkers


def _checkers(files: Sequence[LearnedFile], notes: Notes, learned: Wordings) -> None:
    templates: dict[str, list[str]] = {}
    forms: list[str] = []
    told: Counter[str] = Counter()
    in_files: Counter[str] = Counter()
    for file in files:
        for n, entry in enumerate(file.data.get("implications", ())):
            checkers = entry.get("checked_by") or []
            one = checkers if isinstance(checkers, dict) else checkers[0] if len(checkers) == 1 else None
            places = dict.fromkeys(file.places(f"/implications/{n}/checked_by"))
            words = " ".join(line.words for place in places if (line := file.line_at(place)))
            if checkers:
                in_files[entry["area"]] += 1
            if not one or not one.get("name") or not words:
                continue
            template, form = template_of(words, one)
            if len(_VALUE.sub("", template)) > _LONGEST_WORDING:
                continue  # more is said there than who checked
            templates.setdefault(entry["area"], []).append(template)
            told.update(key for key in ("job_title", "email", "date") if one.get(key))
            forms += [form] if form else []
    learned.checked_areas = {area for area, count in in_files.items() if notes.in_most(count)}
    if not templates:
        return
    every = [template for found in templates.values() for template in found]
    by_area = {area: _fullest(found) for area, found in templates.items()}
    learned.checker_line = with_conditions(most(list(by_area.values()))[0])
    learned.of_areas = {
        area: said for area, found in by_area.items() if (said := with_conditions(found)) != learned.checker_line
    }
    learned.needs = [key for key in ("job_title", "email", "date") if told[key] > len(every) * 0.7]
    learned.checker_dates = most(forms)[0]
    learned.labels = list(dict.fromkeys(label for found in by_area.values() if (label := _beginning(found))))
    for area, found in by_area.items():
        notes.add(f"who checked {area.replace('_', ' ')}", f"“{_VALUE.sub('…', found)}”", in_files[area])


def template_of(words: str, checker: dict[str, Any]) -> tuple[str, str]:
    """A line of a checker with its values taken out, ``Checked by: {{ name }}, {{ date }}``, and its form of dates."""
    words = _GAP.sub(" ", words).strip()
    form = ""
    for key in ("email", "job_title", "name"):
        value = str(checker.get(key) or "")
        if value and value in words:
            words = words.replace(value, f"{{{{ {key} }}}}", 1)
    said = str(checker.get("date") or "")
    if said:
        typed, form = _date_in(words, said)
        if typed:
            words = words.replace(typed, "{{ date }}", 1)
    return words, form


def _date_in(words: str, said: str) -> tuple[str, str]:
    """How a day is typed in words, and in which form."""
    try:
        day = parse_date(said)
    except NotADate:
        return "", ""
    for form in _FORMS:
        typed = filled(form, day)
        if typed in words:
            return typed, form
    return (said, "") if said in words else ("", "")


def filled(form: str, day: date) -> str:
    """A day in a form of dates."""
    return form.format(
        day=day.day, month=MONTHS[day.month - 1], month_short=MONTHS[day.month - 1][:3], month_number=f"{day.month:02}",
        year=day.year, year_short=f"{day.year % 100:02}", weekday=WEEKDAYS[day.weekday()],
    )  # fmt: skip


def _fullest(templates: Sequence[str]) -> str:
    """The template that most lines have; of several as frequent, the one with most values."""
    counted = Counter(templates)
    return max(counted, key=lambda template: (counted[template], len(_VALUE.findall(template))))


def with_conditions(template: str) -> str:
    """A template in which what stands before a value is left out with it, where the value may be missing."""
    pieces = _VALUE.split(template)
    made = pieces[0]
    for n in range(1, len(pieces), 2):
        name, after = pieces[n], pieces[n + 1]
        before_next = after if n + 2 < len(pieces) else ""
        last = after if n + 2 >= len(pieces) else ""
        if name == "name":
            made += f"{{{{ {name} }}}}"
        else:
            made += f"{{{{ {name} }}}}{{% endif %}}"
        if n + 2 < len(pieces):
            made += f"{{% if {pieces[n + 2]} %}}{before_next}" if pieces[n + 2] != "name" else before_next
        made += last
    return made


def _beginning(template: str) -> str:
    """The label that a line of a checker begins with, without the mark after it."""
    return template.split("{{")[0].strip().rstrip(":–—- ").strip()


# ------------------------------------------------------------------------------------------------- recommendation


def _recommendation(files: Sequence[LearnedFile], notes: Notes, learned: Wordings) -> None:
    leads: dict[str, list[str]] = {"one": [], "several": []}
    marks: list[str] = []
    numbered: list[bool] = []
    deciding: dict[str, Counter[str]] = {}
    for file in files:
        found = file.data.get("recommendation", {})
        items, who = found.get("items", []), found.get("decision_maker", "")
        lead, number, mark = _lead_of(file, items, who)
        committee = str(file.data.get("committee", ""))
        if who and committee:
            deciding.setdefault(committee, Counter())[who] += 1
        if lead:
            leads["several" if len(items) > 1 else "one"].append(lead)
            numbered.append(bool(number))
        if mark:
            marks.append(mark)
    learned.decides = {committee: said.most_common(1)[0][0] for committee, said in deciding.items()}
    several, count = most(leads["several"])
    one, fewer = most(leads["one"])
    if not several and not one:
        return
    learned.several = several or f"{one.rstrip(' :')}:"
    learned.one = one or several.rstrip(" :")
    learned.lead_numbered = sum(numbered) > len(numbered) / 2
    learned.marks = most(marks)[0]
    notes.add("the lead-in of a recommendation", f"“{_VALUE.sub('…', learned.several)}”", count or fewer)
    if learned.marks:
        notes.add("the marks of its items", learned.marks, marks.count(learned.marks))


def _lead_of(file: LearnedFile, items: Sequence[str], who: str) -> tuple[str, str, str]:
    """The lead-in of a file's recommendation with who decides taken out, its number, and the mark of the first item."""
    places = file.places("/recommendation")
    lines = [line for place in dict.fromkeys(places) if (line := file.line_at(place)) is not None]
    starts = [line for line in lines if who and who.casefold() in line.words[:200].casefold()] or [
        line for line in lines if line.words.rstrip().endswith(":")
    ]
    if not starts:
        return "", "", _mark_of(file, lines[-1].place) if lines and len(items) > 1 else ""
    first = starts[0]
    number = file.structure.number_of(first)
    words = first.words[len(number) :].strip() if first.words.startswith(number) else first.words
    if items and len(items) == 1:
        start = _start_of(items[0])
        place = words.find(start) if start else -1
        words = words[:place] if place > 0 else words
    else:
        words = words.split("\n")[0]
    if who:
        words = re.sub(re.escape(who), "{{ decision_maker }}", words, count=1, flags=re.IGNORECASE)
    after = file.places("/recommendation/items/0")
    mark = _mark_of(file, after[0]) if after and len(items) > 1 and after[0] != first.place else ""
    return words.strip(), number, mark


def _start_of(item: str) -> str:
    return " ".join(item.split()[:4])


def _mark_of(file: LearnedFile, place: int) -> str:
    """The mark of the first item: one of the usual ones, or that items are numbered as paragraphs are."""
    line = file.line_at(place)
    if line is None:
        return ""
    number = file.structure.numbers.get(place, "") or line.words.split(" ", 1)[0]
    number = number.strip()
    mark = number_before(f"{number} x")
    if mark is not None and len(mark.values) == 2:
        return AS_PARAGRAPHS
    return next((mark for mark in _MARKS if number == mark), "")


def _meeting_date_form(file: LearnedFile) -> str:
    """The form in which a file has the day of its meeting."""
    said = str(file.data.get("meeting_date", ""))
    words = " ".join(line.words for place in file.places("/meeting_date") if (line := file.line_at(place)))
    return _date_in(words, said)[1] if said else ""


def domains_of(files: Sequence[LearnedFile]) -> Iterator[str]:
    """The domains of the addresses in files, the most frequent first."""
    counted: Counter[str] = Counter()
    for file in files:
        counted.update(
            match[0].rpartition("@")[2].casefold()
            for line in file.structure.lines
            for match in EMAIL.finditer(line.words)
        )
    yield from (domain for domain, count in counted.most_common() if count > 1 or len(files) == 1)
