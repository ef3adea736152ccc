"""``oscb rules``, the book of rules, settings, choices, folders, ``--fix`` and ``--diff``."""

import json
from pathlib import Path

import pytest

from oscb_cli.rules.engine.page import rules_book
from oscb_cli.rules.engine.registry import all_rules
from tests.support import ANNUAL_REPORT, AS_PUBLISHED, BATCH, ROOT, dump, load, oscb


def codes(out: str) -> list[str]:
    return [finding["code"] for finding in json.loads(out)["findings"]]


def test_every_rule_is_listed_and_told_in_full(tmp_path: Path) -> None:
    run = oscb("rules", cwd=tmp_path)
    assert run.status == 0
    assert all(rule.code in run.out for rule in all_rules())
    page = oscb("rules", "so001", cwd=tmp_path)
    for words in (
        "SO001: an implication has no named checker",
        "Source:",
        "What to do:",
        "Found, for example:",
        "Not found:",
    ):
        assert words in page.out
    assert oscb("rules", "re", cwd=tmp_path).out.count("RE0") == 9
    nothing = oscb("rules", "XX1", cwd=tmp_path)
    assert (nothing.status, "there is no rule" in nothing.err) == (2, True)


def test_the_book_of_rules_is_current() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_book(all_rules()), (
        "run scripts/make_rules.py"
    )


def test_rules_can_be_chosen_by_code_and_by_family(tmp_path: Path) -> None:
    run = oscb("check", AS_PUBLISHED, "--select", "SO,st011", "--format", "json", cwd=tmp_path)
    assert set(codes(run.out)) == {"SO001", "ST011"}
    run = oscb("check", AS_PUBLISHED, "--select", "SO", "--ignore", "SO001", "--format", "json", cwd=tmp_path)
    assert (run.status, codes(run.out)) == (0, [])
    run = oscb("check", AS_PUBLISHED, "--select", "ZZ", cwd=tmp_path)
    assert (run.status, "there is no rule or family of rules “ZZ”" in run.err) == (2, True)


def test_settings_are_found_in_the_folder_above(tmp_path: Path) -> None:
    (tmp_path / "oscb.toml").write_text('select = ["SO"]\n[severities]\nSO001 = "advice"\n')
    (tmp_path / "deeper").mkdir()
    run = oscb("check", AS_PUBLISHED, "--format", "json", cwd=tmp_path / "deeper")
    assert run.status == 0
    assert {(finding["code"], finding["severity"]) for finding in json.loads(run.out)["findings"]} == {
        ("SO001", "advice")
    }


def test_settings_name_a_profile_beside_them(tmp_path: Path) -> None:
    oscb("profiles", "new", "own", cwd=tmp_path)
    (tmp_path / "oscb.toml").write_text('profile = "./own"\n')
    (tmp_path / "own" / "profile.toml").write_text('extends = "oxfordshire"\n[rules]\nSO001 = "off"\n')
    run = oscb("check", AS_PUBLISHED, "--format", "json", cwd=tmp_path)
    assert "SO001" not in codes(run.out)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('selct = ["SO"]', "did you mean “select”?"),
        ("nonsense", "cannot be read"),
        ('[severities]\nSO001 = "grave"', "severities.SO001"),
        ('[severities]\nXX001 = "off"', "there is no rule or family of rules “XX001”"),
    ],
)
def test_settings_that_are_wrong_are_refused(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "oscb.toml").write_text(text)
    for command in (["check", str(ANNUAL_REPORT)], ["draft", str(ANNUAL_REPORT), "-o", "x.docx"]):
        run = oscb(*command, cwd=tmp_path)
        assert (run.status, words in run.err) == (2, True)


def test_a_folder_is_checked_with_those_below_it(tmp_path: Path) -> None:
    (tmp_path / "agenda" / "later").mkdir(parents=True)
    (tmp_path / "agenda" / ".hidden").mkdir()
    for place in ("a.json", "later/b.json", ".hidden/c.json"):
        dump(load(AS_PUBLISHED), tmp_path / "agenda" / place)
    run = oscb("check", "agenda", "--format", "json", cwd=tmp_path)
    files = {Path(finding["file"]).as_posix() for finding in json.loads(run.out)["findings"]}
    assert files == {"agenda/a.json", "agenda/later/b.json"}
    (tmp_path / "empty").mkdir()
    run = oscb("check", "empty", "agenda", cwd=tmp_path)
    assert (run.status, "holds no report files" in run.err) == (2, True)
    assert "2 reports checked" in run.out


def test_diff_shows_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_bytes(AS_PUBLISHED.read_bytes())
    run = oscb("check", "r.json", "--diff", cwd=tmp_path)
    assert '+  "meeting_date": "20 September 2024",' in run.out
    assert file.read_bytes() == AS_PUBLISHED.read_bytes()


def test_fix_puts_right_what_is_safe_and_run_again_nothing(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_bytes(AS_PUBLISHED.read_bytes())
    run = oscb("check", "r.json", "--fix", "--format", "json", cwd=tmp_path)
    fixed = {"ST005", "ST006", "ST007", "DA001", "PL003", "PL011"}
    assert not fixed & set(codes(run.out))
    once = file.read_bytes()
    data = json.loads(once)
    assert data["implications"][1]["text"] == "The Local Authority has no legal implications to consider."
    assert data["implications"][1]["checked_by"]["job_title"].startswith("Head of Law and Legal Business Partner,")
    assert data["sections"][2]["text"].count("**We must act more as one system.**") == 1
    again = oscb("check", "r.json", "--fix", cwd=tmp_path)
    assert (file.read_bytes(), again.err) == (once, "")


def test_a_sign_off_of_words_that_a_fix_changed_no_longer_counts(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_bytes(AS_PUBLISHED.read_bytes())
    run = oscb("check", "r.json", "--fix", "--format", "json", cwd=tmp_path)
    assert "r.json#/implications/1/checked_by: the text changed" in run.err
    stale = [f["location"]["pointer"] for f in json.loads(run.out)["findings"] if f["code"] == "SO006"]
    assert stale == ["/implications/1/checked_by/text_digest"], "a typed number that is dropped changes no words"


def test_a_batch_is_fixed_in_its_place_and_in_its_own_style(tmp_path: Path) -> None:
    data = load(BATCH)
    data["reports"][2]["sections"][1]["text"] += " It meets in the the hall."
    (tmp_path / "b.json").write_text(json.dumps(data, ensure_ascii=False, indent=4), encoding="utf-8")
    run = oscb("check", "b.json", "--fix", cwd=tmp_path)
    assert "b.json: 1 fixed" in run.err
    changed = (tmp_path / "b.json").read_text(encoding="utf-8")
    assert "the the" not in changed
    assert changed == json.dumps(json.loads(changed), ensure_ascii=False, indent=4)


def test_what_cannot_be_fixed_is_left_alone(tmp_path: Path) -> None:
    text = "It meets **in the** the hall. It meets in a hall and\n\nIt meets in a hall and"
    data = {**load(BATCH)["reports"][2]}
    data["sections"] = [*data["sections"], {"heading": "Own", "text": text}]
    file = dump(data, tmp_path / "r.json")
    before = file.read_bytes()
    assert oscb("check", "r.json", "--fix", cwd=tmp_path).err == ""
    assert file.read_bytes() == before
    run = oscb("check", "-", "--fix", cwd=tmp_path, stdin=before)
    assert (run.status, "cannot correct standard input" in run.err) == (2, True)


def test_a_fix_of_a_word_leaves_addresses_alone(tmp_path: Path) -> None:
    text = "It will recieve it. See [the plan](https://x.example/recieve/a-recieve.pdf) or recieve@x.example."
    data = {**load(BATCH)["reports"][2]}
    data["sections"] = [*data["sections"], {"heading": "Own", "text": text}]
    file = dump(data, tmp_path / "r.json")
    assert oscb("check", "r.json", "--fix", cwd=tmp_path).status == 0
    assert load(file)["sections"][-1]["text"] == text.replace("will recieve", "will receive")


def test_a_file_in_another_encoding_is_fixed_too(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(AS_PUBLISHED.read_text(encoding="utf-8"), encoding="utf-16")
    run = oscb("check", "r.json", "--fix", cwd=tmp_path)
    assert run.status == 1
    assert "fixed" in run.err
    written = json.loads((tmp_path / "r.json").read_text(encoding="utf-16"))
    assert written["meeting_date"] == "20 September 2024", "it stays in the encoding that it was in"


def test_a_diff_does_not_mix_with_what_programs_read(tmp_path: Path) -> None:
    run = oscb("check", AS_PUBLISHED, "--diff", "--format", "json", cwd=tmp_path)
    assert "SO001" in codes(run.out)
    assert "+++" in run.err
