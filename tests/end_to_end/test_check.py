"""``oscb check``: its formats, its exit status, and files that do not validate."""

import json
from pathlib import Path

from tests.support import ANNUAL_REPORT, AS_PUBLISHED, BATCH, dump, load, oscb


def test_the_published_report_fails_with_its_findings_as_json(tmp_path: Path) -> None:
    run = oscb("check", AS_PUBLISHED, "--format", "json", cwd=tmp_path)
    assert run.status == 1
    findings = json.loads(run.out)["findings"]
    codes = [finding["code"] for finding in findings]
    assert codes.count("SO001") == 3
    assert {"RE002", "ST011", "ST013"} <= set(codes)
    for finding in findings:
        assert set(finding) == {"code", "severity", "message", "file", "location", "help"}
        assert {"section", "paragraph", "pointer"} <= set(finding["location"])
    staff = next(finding for finding in findings if "Staff" in finding["message"])
    assert staff["file"] == str(AS_PUBLISHED)
    assert (staff["location"]["section"], staff["location"]["paragraph"]) == ("Staff Implications", "15")


def test_the_good_report_passes_even_at_advice(tmp_path: Path) -> None:
    run = oscb("check", ANNUAL_REPORT, "--fail-on", "advice", cwd=tmp_path)
    assert (run.status, run.out) == (0, "Ready to publish: nothing found\n")


def test_fail_on_sets_the_exit_status(tmp_path: Path) -> None:
    report = dump({**load(ANNUAL_REPORT), "divisions_affected": []}, tmp_path / "r.json")
    assert oscb("check", report, cwd=tmp_path).status == 0
    assert oscb("check", report, "--fail-on", "warning", cwd=tmp_path).status == 1
    assert oscb("check", AS_PUBLISHED, "--fail-on", "never", cwd=tmp_path).status == 0


def test_a_file_that_does_not_validate_is_still_checked(tmp_path: Path) -> None:
    data = load(ANNUAL_REPORT)
    data["contact_oficers"] = data.pop("contact_officers")
    report = dump({**data, "meeting_date": "31/2/2024"}, tmp_path / "r.json")
    run = oscb("check", report, "--format", "json", cwd=tmp_path)
    assert run.status == 1
    assert {finding["code"] for finding in json.loads(run.out)["findings"]} == {"FI001", "FI002", "ST012", "ST016"}


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    run = oscb("check", "bad.json", AS_PUBLISHED, ".", cwd=tmp_path)
    assert run.status == 2
    assert "SO001  3 implications have no named checker" in run.out
    assert len(run.err.splitlines()) == 2


def test_the_reports_of_a_batch_are_checked_each_at_its_pointer(tmp_path: Path) -> None:
    data = load(BATCH)
    del data["reports"][1]["implications"][0]["checked_by"]
    run = oscb("check", dump(data, tmp_path / "b.json"), "--format", "json", cwd=tmp_path)
    assert [finding["location"]["pointer"] for finding in json.loads(run.out)["findings"]] == [
        "/reports/1/implications/0"
    ]


def test_a_silenced_finding_is_shown_with_its_reason(tmp_path: Path) -> None:
    data = {**load(ANNUAL_REPORT), "divisions_affected": [], "ignore": {"ST015": "the whole county"}}
    run = oscb("check", dump(data, tmp_path / "r.json"), cwd=tmp_path)
    assert "Silenced: ST015" in run.out
    assert "(the whole county)" in run.out
    assert "1 finding silenced by the author" in run.out


def test_the_day_of_the_check_can_be_given(tmp_path: Path) -> None:
    assert oscb("check", ANNUAL_REPORT, "--today", "1/9/2024", cwd=tmp_path).status == 1
    run = oscb("check", ANNUAL_REPORT, "--today", "31/9/2024", cwd=tmp_path)
    assert (run.status, "--today" in run.err) == (2, True)


def test_a_report_comes_from_standard_input(tmp_path: Path) -> None:
    run = oscb("check", "-", "--format", "json", cwd=tmp_path, stdin=AS_PUBLISHED.read_bytes())
    assert run.status == 1
    assert json.loads(run.out)["reports"][0]["file"] == "standard input"


def test_text_cannot_drive_the_terminal(tmp_path: Path) -> None:
    report = dump(
        {"committee": "\x9b31mred[bold]", "recommendation": {"decision_maker": "The \u202eCabinet", "items": ["x"]}},
        tmp_path / "r.json",
    )
    run = oscb("check", report, cwd=tmp_path, env={"FORCE_COLOR": "1"})
    assert run.status == 1
    assert "\x9b" not in run.out
    assert "\u202e" not in run.out
    for name in ("\x1b[31mr.json", "\x9b31m\u202er.docx"):
        missing = oscb("check", name, cwd=tmp_path)
        assert missing.status == 2
        assert not {"\x1b", "\x9b", "\u202e"} & set(missing.err)


def test_schema_is_json(tmp_path: Path) -> None:
    assert json.loads(oscb("schema", cwd=tmp_path).out)["title"] == "Report"


def test_findings_go_to_a_file_whose_ending_says_the_format(tmp_path: Path) -> None:
    run = oscb("check", AS_PUBLISHED, "-o", "findings.json", cwd=tmp_path)
    assert run.status == 1
    assert run.out.startswith("1 report checked: ")
    assert len(json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))["findings"]) > 30
    written = oscb("check", AS_PUBLISHED, "--format", "json", cwd=tmp_path).out
    assert (tmp_path / "findings.json").read_text(encoding="utf-8") == written


def test_no_page_is_written_where_nothing_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    run = oscb("check", "bad.json", "-o", "out.html", cwd=tmp_path)
    assert (run.status, run.out) == (2, "")
    assert not (tmp_path / "out.html").exists()


def test_a_file_is_never_replaced_by_findings_unasked(tmp_path: Path) -> None:
    report = dump(load(ANNUAL_REPORT), tmp_path / "r.json")
    before = report.read_bytes()
    run = oscb("check", report, "-o", "r.json", cwd=tmp_path)
    assert (run.status, "already exists" in run.err, run.out) == (2, True, "")
    assert report.read_bytes() == before
    assert oscb("check", report, "-o", "out.html", cwd=tmp_path).status == 0
    assert oscb("check", report, "-o", "out.html", "--force", cwd=tmp_path).status == 0
    run = oscb("check", report, "-o", "findings", cwd=tmp_path)
    assert (run.status, "ends in .html" in run.err) == (2, True)
