"""Take each defence of docs/security.md out in turn, in a copy, and see that its test fails.

A test that passes without the defence proves nothing. What is printed is a line for each: noticed, or not.

    python scripts/take_out_defences.py
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


class Defence(NamedTuple):
    """A defence: where it is in the code, what the code is without it, and the test that proves it."""

    against: str
    file: str
    code: str
    without: str
    test: str


_LIMIT = "tests/test_limits.py::test_what_is_at_a_limit_is_read_and_what_is_beyond_it_is_refused"
_HOSTILE = "tests/readers/test_hostile_word_files.py::test_what_is_no_word_file_is_refused_by_name"
_PUBLISH = "tests/end_to_end/test_publish.py::"

DEFENCES = (
    Defence(
        "a zip bomb: one part", "oscb_cli/word/package.py",
        "if len(data) > limits().word_part:", "if False:", f"{_LIMIT}[word_part]",
    ),
    Defence(
        "a zip bomb: all parts", "oscb_cli/word/package.py",
        " or sum(info.file_size for info in infos) > limits().word_whole", "", f"{_LIMIT}[word_whole]",
    ),
    Defence(
        "very many parts", "oscb_cli/word/package.py",
        "len(infos) > limits().word_parts or ", "", f"{_LIMIT}[word_parts]",
    ),
    Defence(
        "entities that expand", "oscb_cli/word/package.py",
        "if root.getroottree().docinfo.doctype:", "if False:", f"{_HOSTILE}[entities]",
    ),
    Defence(
        "very many paragraphs", "oscb_cli/readers/docx/document.py",
        "if self._place > limits().word_paragraphs:", "if False:", f"{_LIMIT}[word_paragraphs]",
    ),
    Defence(
        "a text without end", "oscb_cli/readers/decoding.py",
        "if len(data) > limits().text_file:", "if False:", f"{_LIMIT}[text_file]",
    ),
    Defence(
        "YAML that repeats itself", "oscb_cli/readers/yaml_reader.py",
        "if self.count > limits().yaml_values:", "if False:",
        "tests/test_limits.py::test_a_yaml_file_that_repeats_itself_is_refused",
    ),
    Defence(
        "a PDF with very many pages", "oscb_cli/readers/pdf/pages.py",
        "if len(reader.pages) > limits().pdf_pages:", "if False:", f"{_LIMIT}[pdf_pages]",
    ),
    Defence(
        "a PDF that takes for ever", "oscb_cli/readers/pdf/pages.py",
        "+ limits().pdf_seconds", "+ 1e9", "tests/readers/test_pdf.py::test_a_page_that_takes_for_ever_is_given_up",
    ),
    Defence(
        "TOML within TOML", "oscb_cli/storage/toml.py", "except RecursionError:", "except MemoryError:",
        "tests/storage/test_toml.py",
    ),
    Defence(
        "a picture outside of the report's folder", "oscb_cli/storage/pictures.py",
        "if self.folder is None or not stays_within(name) or not stays_within(unquote(name)):",
        "if self.folder is None:",
        "tests/writers/test_docx.py::test_a_picture_that_is_not_in_the_reports_folder_is_refused",
    ),
    Defence(
        "a picture that is written elsewhere", "oscb_cli/actions/convert.py",
        "if outside := [name for name in read.pictures if not stays_within(name)]:", "if outside := []:",
        "tests/end_to_end/test_formats.py::test_a_picture_is_never_written_outside_of_the_folder",
    ),
    Defence(
        "a manifest that names files elsewhere", "oscb_cli/batch/manifest.py",
        " if PurePath(name).name == name}", "}",
        "tests/end_to_end/test_batch.py::test_a_manifest_cannot_have_files_elsewhere_removed",
    ),
    Defence(
        "a name that Windows keeps for a device", "oscb_cli/storage/files.py",
        'if name.split(".")[0].strip().lower() in _WINDOWS_DEVICES:', "if False:", "tests/storage/test_files.py",
    ),
    Defence(
        "a profile's template that leaves its sandbox", "oscb_cli/layout/wording.py",
        "from jinja2.sandbox import ImmutableSandboxedEnvironment",
        "from jinja2 import Environment as ImmutableSandboxedEnvironment",
        "tests/profile/test_profile.py::test_a_template_cannot_leave_the_sandbox",
    ),
    Defence(
        "a form of the PDF that fetches a package", "oscb_cli/writers/pdf/document.py",
        "if _PACKAGE.search(content):", "if False:",
        "tests/writers/test_pdf.py::test_a_councils_own_form_fetches_nothing",
    ),
    Defence(
        "markup in a web page's text", "oscb_cli/writers/html/body.py", "return escape(words)", "return words",
        "tests/writers/test_html.py::test_what_looks_like_markup_is_words",
    ),
    Defence(
        "markup in a web page's head", "oscb_cli/layout/wording.py", "autoescape=markup", "autoescape=False",
        "tests/writers/test_html.py::test_what_looks_like_markup_is_words",
    ),
    Defence(
        "markup in a web page's data", "oscb_cli/writers/html/page.py",
        'text.replace("<", "\\\\u003c").replace(">", "\\\\u003e").replace("&", "\\\\u0026")',
        "text", "tests/writers/test_html.py::test_what_looks_like_markup_is_words",
    ),
    Defence(
        "a link that runs something", "oscb_cli/writers/links.py",
        "if parts.scheme.lower() not in _SCHEMES or not well_formed", "if not well_formed",
        "tests/writers/test_docx.py::test_an_address_that_must_not_be_linked_is_said",
    ),
    Defence(
        "text that drives the terminal", "oscb_cli/console.py",
        'return "".join(c if c.isprintable() or c == "\\n" else " " for c in text)', "return text",
        "tests/end_to_end/test_check.py::test_text_cannot_drive_the_terminal",
    ),
    Defence(
        "a formula in a CSV file", "oscb_cli/signoff/status.py",
        """return f"'{cell}" if cell.startswith(_FORMULA) else cell""", "return cell",
        "tests/signoff/test_status.py::test_no_cell_of_the_csv_becomes_a_formula",
    ),
    Defence(
        "notes in a published picture", "oscb_cli/storage/pictures.py",
        "return without_metadata(content)", "return content",
        f"{_PUBLISH}test_the_notes_of_a_picture_are_not_published",
    ),
    Defence(
        "the report's data in its published copy", "oscb_cli/writers/docx/document.py",
        '"" if for_publication else report.to_json()', "report.to_json()",
        "tests/writers/test_docx.py::test_the_copy_for_publication_holds_no_data",
    ),
    Defence(
        "an exempt report that is published", "oscb_cli/actions/for_the_public.py",
        "if never := exempt_parts(report, profile, read.sightings):", "if never := []:",
        f"{_PUBLISH}test_what_is_exempt_is_never_published",
    ),
    Defence(
        "a link to an exempt annex that is published", "oscb_cli/layout/cleaning.py",
        "return bool(same) and any(", "return False and any(",
        "tests/end_to_end/test_taking_back.py::test_in_no_byte_of_what_is_public_is_anything_private",
    ),
    Defence(
        "a file of somebody else's that is replaced", "oscb_cli/batch/published_folder.py",
        "if not self._replace and not self.is_free(name):", "if False:",
        f"{_PUBLISH}test_what_somebody_else_wrote_is_not_replaced",
    ),
    Defence(
        "a file of somebody else's that is taken back", "oscb_cli/batch/published_folder.py",
        "            if not self._is_ours(name):\n                stays",
        "            if False:\n                stays",
        "tests/end_to_end/test_taking_back.py::test_what_somebody_changed_is_not_removed_but_told",
    ),
    Defence(
        "a report that became exempt and stays public", "oscb_cli/batch/publishing.py",
        "taken = self._take_exempt_back(every, known)", "taken = False",
        "tests/end_to_end/test_taking_back.py::test_what_becomes_exempt_is_taken_back",
    ),
)  # fmt: skip


def noticed(defence: Defence, copy: Path) -> bool:
    """Whether the test of a defence fails without it, and passes with it."""
    file = copy / defence.file
    before = file.read_text(encoding="utf-8")
    if before.count(defence.code) != 1:
        raise SystemExit(f"{defence.file}: “{defence.code}” is not there once: the list is out of date")
    try:
        if not _passes(defence.test, copy):
            raise SystemExit(f"{defence.test} fails with its defence too")
        file.write_text(before.replace(defence.code, defence.without), encoding="utf-8")
        return not _passes(defence.test, copy)
    finally:
        file.write_text(before, encoding="utf-8")


def _passes(test: str, copy: Path) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", test]
    return subprocess.run(command, cwd=copy, capture_output=True, check=False).returncode == 0


def main() -> None:
    """Take out each defence in turn; fail where a test does not notice."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        ignored = shutil.ignore_patterns(".venv", ".git", "out", ".*_cache", "__pycache__", ".hypothesis")
        shutil.copytree(ROOT, copy, ignore=ignored)
        missed = 0
        for defence in DEFENCES:
            found = noticed(defence, copy)
            missed += not found
            became = "noticed" if found else "NOT NOTICED"
            print(f"{became:12} {defence.against:50} {defence.test.rpartition('/')[2]}", flush=True)
    print(f"{len(DEFENCES)} defences, {missed} that no test notices")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
