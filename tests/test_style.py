"""oscb speaks plain English: what the style rules out is nowhere that a person reads."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from oscb_cli.cli import COMMANDS
from oscb_cli.model.report import Report
from oscb_cli.profile.load import load_profile
from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.rules.engine.rule import Severity
from oscb_cli.rules.engine.subject import Subject
from tests.rules.test_rules import TODAY
from tests.support import ROOT, oscb

RULED_OUT = re.compile(
    r"\b(?:shall|whatever|gave way|nobody|somebody|thereof|lest|not there at all|is there already"
    r"|stands? (?:in|at|twice)"
    r"|(?<!there )(?:is|are|was) no (?!longer)|can't|won't|isn't)\b|!(?:\s|$)",
    re.IGNORECASE,
)
SPEAKS = {
    "say", "say_error", "print", "echo", "secho", "BadUsage", "CannotRead", "CannotWrite", "BadProfile", "NotADate",
    "finding", "Option", "Argument", "Interrupted", "Missing",
}  # fmt: skip
PAGES = ["README.md", "docs/guide.md", "docs/report-files.md", "docs/signoffs.md"]
_CODE = re.compile(r"```.*?```|`[^`]*`|!?\[[^\]]*\]\([^)]*\)", re.DOTALL)
_QUOTED = re.compile(r"“[^”]*”")


def messages() -> Iterator[tuple[str, str]]:
    """The words of all that the program says: errors, notices, findings, help."""
    for file in sorted((ROOT / "oscb_cli").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in SPEAKS:
                    yield from ((f"{file.name}:{node.lineno}", words) for words in _words(node))


def _words(call: ast.Call) -> Iterator[str]:
    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
        for node in ast.walk(argument):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                yield node.value


def page(name: str) -> str:
    """The prose of a page, without what is typed."""
    return _CODE.sub("", (ROOT / name).read_text(encoding="utf-8"))


def test_messages_keep_to_the_style() -> None:
    wrong = [(place, words) for place, words in messages() if RULED_OUT.search(_QUOTED.sub("", words))]
    assert wrong == [], "\n".join(map(str, wrong))
    assert sum(1 for _ in messages()) > 300


def test_rules_keep_to_the_style() -> None:
    for rule in all_rules():
        for words in (rule.summary, rule.why, rule.help, *rule.counted):
            assert not RULED_OUT.search(_QUOTED.sub("", words)), (rule.code, words)
        assert rule.help.endswith((".", "…", "”.")), rule.code
        assert rule.help[0].isupper(), rule.code
        assert all(len(sentence.split()) <= 25 for sentence in re.split(r"(?<=[.?]) ", rule.help)), rule.code


@pytest.mark.parametrize("name", PAGES)
def test_pages_keep_to_the_style(name: str) -> None:
    prose = _QUOTED.sub("", page(name))
    assert [found[0] for found in RULED_OUT.finditer(prose)] == []


@pytest.mark.parametrize("name", PAGES)
def test_our_own_rules_of_plain_language_find_nothing_on_our_pages(name: str) -> None:
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n(?=[-|])", page(name))]
    text = "\n\n".join(part.lstrip("#-| ") for part in paragraphs if part and not part.startswith(("|", "<")))
    report = Report.model_validate({"sections": [{"heading": "Page", "text": text}]})
    subject = Subject(report, load_profile("oxfordshire"), TODAY)
    rules = [rule for rule in all_rules() if rule.code in {"PL003", "PL004", "PL007", "PL008", "PL009"}]
    found = [(rule.code, f.message) for rule in rules for f in rule.check(subject) if f.severity is Severity.WARNING]
    assert found == []


def test_short_help_fits_a_line_and_is_cut_nowhere(tmp_path: Path) -> None:
    for command in ("", "signoff", "officers"):
        run = oscb(*filter(None, [command, "--help"]), cwd=tmp_path, env={"COLUMNS": "80"})
        assert "..." not in run.out.partition("Commands:")[2]
        assert all(len(line) <= 80 for line in run.out.splitlines())


SUBCOMMANDS = [(name,) for name in COMMANDS if name not in {"signoff", "officers"}] + [
    ("signoff", "status"), ("signoff", "request"), ("signoff", "record"), ("signoff", "withdraw"),
    ("officers", "list"), ("officers", "import"), ("officers", "forget"),
]  # fmt: skip


@pytest.mark.parametrize("command", SUBCOMMANDS)
def test_help_says_what_it_is_for_first_and_has_no_types(command: tuple[str, ...], tmp_path: Path) -> None:
    run = oscb(*command, "--help", cwd=tmp_path, env={"COLUMNS": "80"})
    usage, _, rest = run.out.partition("\n\n")
    purpose = rest.strip().splitlines()[0]
    assert usage.startswith("Usage: ")
    assert not purpose.endswith(".")
    assert len(purpose) <= 66
    assert not re.search(r"<[a-z |]+>|x>=|list\[|\[required\]|[A-Za-z]\.\n", run.out.partition("Options:")[2])


def test_oscb_alone_says_what_can_be_done_first(tmp_path: Path) -> None:
    run = oscb(cwd=tmp_path)
    assert run.status == 0
    assert run.out.startswith("What do you want to do?")
    assert len(run.out.splitlines()) < 24
