"""``oscb profiles``: the list, one in full, a new one, and every mistake told where it is."""

import json
import re
import time
import zipfile
from pathlib import Path

import pytest

from oscb_cli.profile.found import templates_folder
from tests.support import ANNUAL_REPORT, oscb


def test_the_councils_are_listed_with_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "profiles" / "here").mkdir(parents=True)
    (tmp_path / "profiles" / "here" / "profile.toml").write_text('extends = "maidstone"\ncouncil = "Here Council"\n')
    run = oscb("profiles", cwd=tmp_path)
    assert run.status == 0
    assert "oxfordshire       Oxfordshire County Council, comes with oscb\n" in run.out
    assert re.search(r"here +Here Council, this project: .*profiles/here\n", run.out)


def test_those_of_the_users_own_are_found_by_name(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "mudford").mkdir(parents=True)
    (own / "mudford" / "profile.toml").write_text('extends = "oxfordshire"\ncouncil = "Mudford Council"\n')
    env = {"OSCB_PROFILES": str(own)}
    assert "Mudford Council, yours: " in oscb("profiles", cwd=tmp_path, env=env).out
    run = oscb("draft", ANNUAL_REPORT, "-o", "a.docx", "--profile", "mudford", cwd=tmp_path, env=env)
    assert run.status == 0
    assert "there is no profile" in oscb("profiles", "mudford", cwd=tmp_path).err


def test_a_council_is_shown_in_full(tmp_path: Path) -> None:
    run = oscb("profiles", "oxfordshire", cwd=tmp_path)
    assert run.status == 0
    for words in ("Executive Summary", "Staff Implications: required, needs a named checker", "(scrutiny)", "has all"):
        assert words in run.out


@pytest.mark.parametrize("base", ["oxfordshire", "maidstone", "brighton_hove", "south_kesteven"])
def test_a_new_one_is_small_and_valid_and_can_be_used(base: str, tmp_path: Path) -> None:
    assert oscb("profiles", "new", "Sampleford Borough Council", "--from", base, cwd=tmp_path).status == 0
    file = tmp_path / "sampleford_borough_council" / "profile.toml"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert len(lines) < 80
    assert [entry.name for entry in file.parent.iterdir()] == ["profile.toml"]
    shown = oscb("profiles", "./sampleford_borough_council", cwd=tmp_path)
    assert (shown.status, shown.err) == (0, "")
    run = oscb("draft", ANNUAL_REPORT, "-o", "a.docx", "--profile", "sampleford_borough_council", cwd=tmp_path)
    assert run.status == 0
    again = oscb("profiles", "new", "Sampleford Borough Council", cwd=tmp_path)
    assert (again.status, "already exists" in again.err) == (2, True)


def test_a_style_that_is_missing_is_said(tmp_path: Path) -> None:
    oscb("profiles", "new", "own", cwd=tmp_path)
    template = tmp_path / "own" / "base.docx"
    with zipfile.ZipFile(templates_folder() / "oxfordshire" / "base.docx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/styles.xml"] = (
        parts["word/styles.xml"].replace(b'"Checked By"', b'"Checker"').replace(b'"Quote"', b'"Cite"')
    )
    with zipfile.ZipFile(template, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    run = oscb("profiles", "./own", cwd=tmp_path)
    assert run.status == 2
    assert "“Checked By”, “Quote”" in run.err


def test_what_cannot_be_is_one_line(tmp_path: Path) -> None:
    for arguments in (["nowhere"], ["new"], ["oxfordshire", "too", "many"], ["./none"], ["oxfordshire", "two"]):
        run = oscb("profiles", *arguments, cwd=tmp_path)
        assert run.status == 2
        assert "Traceback" not in run.err


GOOD = """extends = "oxfordshire"
council = "Sampleford Borough Council"
numbering = "by_section"

[form]
header = "table"
labelled = ["title", "report_by"]

[labels]
title = "Subject"

[signoff]
needs = ["date"]

[wording]
nil = "None"

[deadlines]
checking_working_days = 3

[[fields]]
key = "classification"
label = "Classification"
choices = ["Public", "Private"]

[[committees]]
name = "Cabinet"
kind = "executive"
decision_maker = "Cabinet"

[[sections]]
key = "background"
heading = "Context"

[[implications]]
area = "financial"
heading = "Finance"

[rules]
ST005 = "off"
"""
ORDER = (
    'order = ["committee", "meeting_date", "title", "report_by", "classification", "recommendation", '
    '"executive_summary", "exempt_information", "body", "policies_and_priorities", "implications", '
    '"risk_management", "consultations"]\n'
)
BEFORE = GOOD.replace("\n[form]", ORDER + "\n[form]", 1)
BROKEN: list[tuple[str, str, str, str]] = [
    # what stands there, what is put for it, the key that is told, what is said
    ('council = "Sampleford Borough Council"', "council = 3", "council", "must be text in quotation marks"),
    ('numbering = "by_section"', 'numbering = "by_paragraph"', "numbering", "It must be running, by_section"),
    ('numbering = "by_section"', "numbring = true", "numbring", "Did you mean numbering?"),
    ('header = "table"', 'header = "tables"', "form, header", "It must be lines or table"),
    ('header = "table"', "header = true", "form, header", "It must be lines or table"),
    ('header = "table"', 'head = "table"', "form, head", "Did you mean header?"),
    ('labelled = ["title", "report_by"]', 'labelled = "title"', "form, labelled", "must be a list"),
    ('labelled = ["title", "report_by"]', 'labelled = ["titel"]', "form, labelled", "Did you mean title?"),
    ('labelled = ["title", "report_by"]', 'boxes = [["tittle"]]', "form, boxes, 1", "Did you mean title?"),
    ('labelled = ["title", "report_by"]', 'boxes = [["title", "body"]]', "form, boxes, 1", "do not stand together"),
    ('labelled = ["title", "report_by"]', 'unnumbered = ["summery"]', "form, unnumbered", "which is no part"),
    ('title = "Subject"', "title = 4", "labels, title", "must be text"),
    ('title = "Subject"', "title = []", "labels, title", "must be text"),
    ('needs = ["date"]', 'needs = ["dates"]', "signoff, needs, 1", "It must be job_title, email or date"),
    ('needs = ["date"]', "needs = true", "signoff, needs", "must be a list"),
    ('needs = ["date"]', "longest_before_meeting_days = 0", "signoff, longest_before_meeting_days", "1 or more"),
    ('needs = ["date"]', 'longest_before_meeting_days = "x"', "signoff, longest_before_meeting_days", "whole number"),
    ('needs = ["date"]', 'date_form = "{dy}"', "signoff, date_form", "{day}, {month}"),
    ('nil = "None"', 'nill = "None"', "wording, nill", "Did you mean nil?"),
    ('nil = "None"', 'nil = "{{ none_such }}"', "wording, nil", "cannot be filled in"),
    ('nil = "None"', "report_by = '{{ report_by'", "wording, report_by", "cannot be filled in"),
    ('nil = "None"', "annex_label = 'Annex {{ numbr }}'", "wording, annex_label", "It may have number"),
    ('nil = "None"', "annex_label = '{% if number %}'", "wording, annex_label", "cannot be filled in"),
    ("checking_working_days = 3", "checking_working_days = -1", "deadlines, checking_working_days", "0 or more"),
    ("checking_working_days = 3", "checking_working_days = 2.5", "deadlines, checking_working_days", "whole"),
    ("checking_working_days = 3", "checking_days = 3", "deadlines, checking_days", "checking_working_days?"),
    ('key = "classification"', 'key = "Class 1"', "fields, 1, key", "has not the form of a name"),
    ('key = "classification"', "", "fields, 1, key", "is missing"),
    ('label = "Classification"\nchoices = ["Public", "Private"]', "", "fields, 1", "neither a label nor choices"),
    ('choices = ["Public", "Private"]', 'choices = "Public"', "fields, 1, choices", "must be a list"),
    ('choices = ["Public", "Private"]', "required = 1.5", "fields, 1, required", "must be true or false"),
    ('kind = "executive"', 'kind = "cabinet"', "committees, 1, kind", "executive, council, scrutiny"),
    ('kind = "executive"', "", "committees, 1, kind", "is missing"),
    ('decision_maker = "Cabinet"', "", "committees, 1, decision_maker", "is missing"),
    ('decision_maker = "Cabinet"', 'decides = "Cabinet"', "committees, 1, decides", "is not a key here"),
    ('heading = "Context"', 'heding = "Context"', "sections, 1, heding", "Did you mean heading?"),
    ('heading = "Context"', "in_body = 3", "sections, 1, in_body", "must be true or false"),
    ('heading = "Finance"', "checker_required = []", "implications, 1, checker_required", "true or false"),
    ('heading = "Finance"', "checker_line = '{{ nam }}'", "implications, 1, checker_line", "It may have name"),
    ('ST005 = "off"', 'ST005 = "none"', "rules, ST005", "It must be error, warning, advice or off"),
    ('"committee", ', "", "order", "leaves out committee"),
    ('"classification", ', "", "order", "leaves out classification"),
    ('"title", "report_by", "class', '"title", "title", "report_by", "class', "order", "names title twice"),
    ('"body", ', '"boddy", "body", ', "order", "Did you mean body?"),
    ("[form]", 'areas = ["financial", "lgal"]\n[form]', "areas", "names lgal"),
    ("[form]", 'placeholders = ["(x"]\n[form]', "placeholders, 1", "is not a regular expression"),
    ("[form]", 'date_form = "{day"\n[form]', "date_form", "cannot be filled in"),
    # what is of the right kind, and what no council means
    ("[form]", 'date_form = ""\n[form]', "date_form", "A date needs {day}"),
    ("[form]", 'date_form = "{day} {month}"\n[form]', "date_form", "A date needs {day}"),
    ("[form]", 'date_form = "{month_number}/{day}/{year}"\n[form]', "date_form", "which reads as 5 March 2026"),
    ("[form]", 'date_form = "{month} {day}, {year}"\n[form]', "date_form", "oscb cannot read"),
    ("[form]", 'date_form = "{day:>9999} {month} {year}"\n[form]', "date_form", "may only have"),
    ('needs = ["date"]', 'date_form = "{weekday}"', "signoff, date_form", "A date needs {day}"),
    ('needs = ["date"]', "longest_before_meeting_days = 99999999", "signoff, longest_before_meeting_days", "to 3660"),
    ('needs = ["date"]', 'domains = ["@sampleford.example"]', "signoff, domains, 1", "follows the @"),
    (
        'needs = ["date"]',
        'different_checkers = [["financial", "law"]]',
        "signoff, different_checkers, 1, 2",
        "not an area",
    ),
    ('needs = ["date"]', 'different_checkers = [["financial"]]', "signoff, different_checkers, 1", "two areas"),
    ("checking_working_days = 3", "call_in_working_days = 9999999999", "deadlines, call_in_working_days", "to 366"),
    ("[form]", "[limits]\nwords = -5\n[form]", "limits, words", "from 1 to"),
    ("[form]", "[limits]\nsentence_words = 0\n[form]", "limits, sentence_words", "from 1 to"),
    ("[form]", "[limits]\nwords = true\n[form]", "limits, words", "must be a whole number"),
    ('council = "Sampleford Borough Council"', 'council = "  "', "council", "says nothing"),
    ("[form]", 'language = "English"\n[form]', "language", "not a language"),
    ('title = "Subject"', 'annexes = ""', "labels, annexes", "says nothing"),
    ('title = "Subject"', 'annexes = "Background Papers"', "labels, annexes", "labels, background_papers"),
    ('title = "Subject"', 'anexes = "Appendices"', "labels, anexes", "“annexes”?"),
    ('heading = "Context"', 'heading = ""', "sections, 1, heading", "says nothing"),
    ('heading = "Context"', 'heading = "Legal implications"', "sections, 1, heading", "implications, legal"),
    (
        'heading = "Finance"',
        'heading = "Finance"\naliases = ["", "Money"]',
        "implications, 1, aliases, 1",
        "says nothing",
    ),
    ('heading = "Finance"', 'mailbox = "finance at sampleford"', "implications, 1, mailbox", "not an e-mail address"),
    ('heading = "Finance"', 'relies_on = ["recomendation"]', "implications, 1, relies_on, 1", "“recommendation”?"),
    ('decision_maker = "Cabinet"', 'decision_maker = ""', "committees, 1, decision_maker", "says nothing"),
    (
        'decision_maker = "Cabinet"',
        'decision_maker = "Cabinet"\n[[committees]]\nname = "The cabinet"\nkind = "council"\ndecision_maker = "It"',
        "committees, 2",
        "too",
    ),
    ('key = "classification"', 'key = "title"', "fields, 1, key", "a part of every report"),
    ('choices = ["Public", "Private"]', 'choices = ["Public", "public"]', "fields, 1, choices, 2", "twice"),
    ('nil = "None"', 'nil = ""', "wording, nil", "says nothing"),
    ('nil = "None"', "report_by = 'Report'", "wording, report_by", "leaves out report_by"),
    ('nil = "None"', "checker_line = 'Checked on {{ date }}'", "wording, checker_line", "leaves out name"),
    ('nil = "None"', "annex_label = 'Annex'", "wording, annex_label", "leaves out number"),
    ('ST005 = "off"', 'ST999 = "off"', "rules, ST999", "is not a rule"),
    ('ST005 = "off"', 'FI001 = "off"', "rules, FI001", "cannot be switched off"),
    ("[form]", "placeholders = ['(a+)+$']\n[form]", "placeholders, 1", "can take for ever"),
    ("[form]", "placeholders = ['x*']\n[form]", "placeholders, 1", "matches everywhere"),
    (
        "[form]",
        "[recommendation]\nother_forms = ['ok', '(a|aa)+$']\n[form]",
        "recommendation, other_forms, 2",
        "for ever",
    ),
    ("[form]", "[tables]\nservice_changes = '(.*)*x'\n[form]", "tables, service_changes", "for ever"),
    ("[form]", "[tables.plain_words]\nUtilise = 'use'\n[form]", "tables, plain_words, Utilise", "small letters"),
    ("[form]", "[vocabulary]\nteam = ['squad']\n[form]", "vocabulary, team", "“teams”?"),
]


@pytest.mark.parametrize(("there", "put", "key", "said"), BROKEN)
def test_a_mistake_is_told_with_its_file_line_and_key(
    there: str, put: str, key: str, said: str, tmp_path: Path
) -> None:
    assert there in BEFORE
    text = BEFORE.replace(there, put, 1)
    step = key.rpartition(", ")[2]
    own = [n for n, line in enumerate(text.splitlines(), start=1) if line.startswith(f"{step} =")]
    above = text[: BEFORE.index(there)].count("\n") + 1
    lines = {n for n in own if abs(n - above) < 3} or set(range(max(1, above - 4), above + 2))
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "profile.toml").write_text(text, encoding="utf-8")
    run = oscb("profiles", "./own", cwd=tmp_path)
    assert run.status == 2
    told = re.search(rf"{re.escape(str(folder / 'profile.toml'))}, line (\d+): {re.escape(key)} ", run.err)
    assert told is not None, run.err
    assert int(told[1]) in lines, run.err
    assert said in run.err


def test_what_no_council_means_is_told_with_what_cannot_be(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    text = f"""{GOOD}XX001 = "off"
[limits]
words = -1
summary_words = "many"
[recommendation]
other_forms = ["(a+)+$", "("]
"""
    (folder / "profile.toml").write_text(text.replace("numbering", 'date_form = ""\nnumbering'), encoding="utf-8")
    run = oscb("profiles", "./own", cwd=tmp_path)
    for key in (
        "date_form",
        "rules, XX001",
        "limits, words",
        "limits, summary_words",
        "other_forms, 1",
        "other_forms, 2",
    ):
        assert re.search(rf"line \d+: (?:recommendation, )?{key} ", run.err), run.err


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_file_in_another_encoding_is_told_how_to_save_it(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    text = 'extends = "oxfordshire"\ncouncil = "Cyngor Môn"\n'
    (tmp_path / "own" / "profile.toml").write_bytes(text.encode(encoding))
    run = oscb("profiles", "./own", cwd=tmp_path)
    assert run.status == 2
    assert f"line {2 if encoding == 'cp1252' else 1} is not in UTF-8. Save it as UTF-8" in run.err


def test_a_profile_that_extends_nothing_says_on_which_line(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "profile.toml").write_text('council = "Own"\nextends = "oxfordshir"\n', encoding="utf-8")
    run = oscb("profiles", "./own", cwd=tmp_path)
    assert f"{tmp_path / 'own' / 'profile.toml'}, line 2: extends: there is no profile" in run.err


def test_a_pattern_that_never_ends_stops_check_at_once(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "profile.toml").write_text(f"{GOOD}\n[tables]\nservice_changes = '([a-z]+)*\\d'\n")
    begun = time.monotonic()
    run = oscb("check", ANNUAL_REPORT, "--profile", "./own", cwd=tmp_path)
    assert time.monotonic() - begun < 20
    assert run.status == 2
    assert "tables, service_changes can take for ever" in run.err


def test_a_pattern_that_is_slow_is_cut_off_with_its_line(tmp_path: Path) -> None:
    """It ends, and it takes the square of the length: hours for this text."""
    (tmp_path / "own").mkdir()
    text = BEFORE.replace("[form]", "placeholders = ['[ab]+[bc]+[cd]+[!?]']\n[form]")
    (tmp_path / "own" / "profile.toml").write_text(text, encoding="utf-8")
    assert oscb("profiles", "./own", cwd=tmp_path).status == 0
    for number in range(10):
        long = {"title": "T", "sections": [{"heading": "A", "text": "b" * 60_000}]}
        (tmp_path / f"{number}.json").write_text(json.dumps(long), encoding="utf-8")
    begun = time.monotonic()
    run = oscb("check", ".", "--profile", "./own", cwd=tmp_path)
    assert time.monotonic() - begun < 60
    assert run.status == 2
    assert re.search(r"profile\.toml, line 6: placeholders, 1 takes too long on a text of 60,\d+ letters", run.err)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    text = (
        GOOD.replace("numbering", "numbring")
        .replace('kind = "executive"', 'kind = "x"')
        .replace('needs = ["date"]', "needs = 1")
    )
    (folder / "profile.toml").write_text(text.replace("labelled", 'boxes = [["nowhere"]]\nlabelled'), encoding="utf-8")
    run = oscb("profiles", "./own", cwd=tmp_path)
    places = [int(line) for line in re.findall(r"line (\d+):", run.err)]
    assert len(places) == 4
    assert places == sorted(places)


def test_a_mistake_in_a_profile_that_is_extended_is_told_where_it_is(tmp_path: Path) -> None:
    for name, text in (("above", GOOD.replace('header = "table"', 'header = "x"')), ("own", 'extends = "../above"\n')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "profile.toml").write_text(text, encoding="utf-8")
    run = oscb("profiles", "./own", cwd=tmp_path)
    assert f"{tmp_path / 'above' / 'profile.toml'}, line 6: form, header" in run.err
