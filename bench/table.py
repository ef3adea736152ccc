"""Every figure of section “What fast means”, from one run, beside the contenders: ``python bench/table.py``.

The runs of all contenders of a part are interleaved, so that a noisy machine is noisy for all of them; the figures are
medians. Contenders that are not installed (``pip install docxtpl mammoth``, Pandoc, Node.js with the package docx) are
left out. The table is in Markdown.

Before that oscb is compiled to bytecode, as pip does with every package that it installs. What is measured in process
is how many documents a second a batch makes: each contender makes a block of twenty different reports before the next
one's turn.
"""

import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.check import report as other_words
from bench.contenders import by_python_docx
from bench.word import MAMMOTH
from bench.word import make as make_word_files
from oscb_cli.actions.draft import draft
from oscb_cli.model.markdown import parse
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.read import read_data
from oscb_cli.writers.docx.document import write_docx

OSCB = str(Path(sys.executable).with_name("oscb"))
REPORT = ROOT / "examples" / "oscb-annual-report.json"
ROUNDS = 15
BLOCK = 20
BLOCKS = 15
BATCH = 1_000
MANY = 20_000
TODAY = date(2024, 9, 11)
Contenders = dict[str, Callable[[], object]]


def medians(contenders: Contenders, rounds: int) -> dict[str, float]:
    """The median seconds of each, run in turns."""
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            begun = time.perf_counter()
            run()
            taken[name].append(time.perf_counter() - begun)
    return {name: statistics.median(times) for name, times in taken.items()}


def command(*arguments: str, env: dict[str, str] | None = None) -> Callable[[], object]:
    return lambda: subprocess.run(arguments, check=True, capture_output=True, env={**os.environ, **(env or {})})


def line(what: str, seconds: float, against: str = "", ratio: float = 0.0, wanted: str = "") -> None:
    amount = f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.2f} s"
    print(f"| {what} | {amount} | {f'{ratio:.2f} x {against}' if against else ''} | {wanted} |", flush=True)


def start_up(folder: Path) -> None:
    plain = [sys.executable, "-m", "bench.contenders.by_python_docx", str(REPORT), str(folder / "p.docx")]
    draft = (OSCB, "draft", str(REPORT), "--no-input", "-o", str(folder / "o.docx"))
    contenders: Contenders = {
        "import typer": command(sys.executable, "-c", "import typer"),
        "importing the five packages": command(sys.executable, "-c", "import typer, rich, pydantic, docx, jinja2"),
        "oscb --version": command(OSCB, "--version"),
        "oscb --help": command(OSCB, "--help"),
        "oscb draft REPORT, every rule run": command(*draft),
        "plain python-docx, a process": command(*plain, env={"PYTHONPATH": str(ROOT)}),
    }
    if shutil.which("pandoc"):
        contenders["Pandoc with a reference document, a process"] = command(*pandoc(folder))
    if (modules := node_modules()) is not None:
        script = str(ROOT / "bench" / "contenders" / "by_docx_of_npm.js")
        arguments = ("node", script, str(REPORT), str(folder / "n.docx"))
        contenders["docx of npm, a process"] = command(*arguments, env={"NODE_PATH": str(modules)})
    found = medians(contenders, ROUNDS)
    wanted = {"oscb --version": 1.5, "oscb --help": 1.5, "oscb draft REPORT, every rule run": 1.3}
    for name, seconds in found.items():
        against = "import typer" if name in {"oscb --version", "oscb --help"} else "importing the five packages"
        limit = f"<= {wanted[name]} x" if name in wanted else ""
        line(name, seconds, against, seconds / found[against], limit)


def pandoc(folder: Path) -> tuple[str, ...]:
    source = folder / "report.md"
    subprocess.run([OSCB, "convert", str(REPORT), str(source), "--force"], check=True, capture_output=True)
    template = str(ROOT / "templates" / "oxfordshire" / "base.docx")
    return ("pandoc", str(source), "--reference-doc", template, "-o", str(folder / "pandoc.docx"))


def node_modules() -> Path | None:
    path = Path(os.environ.get("NODE_PATH", ""))
    return path if shutil.which("node") and (path / "docx").is_dir() else None


def in_process() -> None:
    profile = load_profile("oxfordshire")
    data = [other_words(number) for number in range(BLOCK * 2)]

    def without_rules(report: dict[str, Any]) -> bytes:
        return write_docx(read_data(report, "r.json", "").report, profile, source="r.json")

    def with_rules(report: dict[str, Any]) -> bytes:
        return draft(read_data(report, "r.json", ""), TODAY).document

    xml = [document_xml(without_rules(report)) for report in data]
    floor = {id(report): content for report, content in zip(data, xml, strict=True)}
    makers: dict[str, Callable[[dict[str, Any]], object]] = {
        "oscb, without rules": without_rules,
        "oscb, every rule run": with_rules,
        "plain python-docx": by_python_docx.make,
        "the floor: deflating the finished XML": lambda report: zlib.compress(floor[id(report)]),
    }
    if find_spec("docxtpl"):
        from bench.contenders import by_docxtpl

        makers["docxtpl"] = by_docxtpl.make
    turns = dict.fromkeys(makers, 0)

    def block(name: str) -> Callable[[], object]:
        def made() -> None:
            parse.cache_clear()
            turns[name] += 1
            for number in range(BLOCK):
                makers[name](data[(turns[name] * BLOCK + number) % len(data)])

        return made

    for run in makers.values():
        run(data[0])  # what is done once a process
    found = {name: seconds / BLOCK for name, seconds in medians({n: block(n) for n in makers}, BLOCKS).items()}
    other = "docxtpl" if "docxtpl" in found else "plain python-docx"
    wanted = {"oscb, without rules": f">= 8 x {other}, >= 18 x plain", "oscb, every rule run": f">= 5 x {other}"}
    for name, seconds in found.items():
        faster = found[other] / seconds
        line(f"{name}, in process ({found['plain python-docx'] / seconds:.1f} x plain)", seconds, f"as many as {other}",
             faster, wanted.get(name, ""))  # fmt: skip


def document_xml(package: bytes) -> bytes:
    import zipfile
    from io import BytesIO

    return zipfile.ZipFile(BytesIO(package)).read("word/document.xml")


def batches(folder: Path) -> None:
    source = folder / "batch.json"
    source.write_text(json.dumps([other_words(number) for number in range(BATCH)]), encoding="utf-8")

    folders = {"made": 0}

    def run(jobs: int) -> Callable[[], object]:
        def made() -> None:
            folders["made"] += 1  # a new one, so that nothing has to be taken away in the time
            out = folder / f"out-{folders['made']}"
            subprocess.run([OSCB, "batch", str(source), "-o", str(out), "--jobs", str(jobs)], check=True,
                           capture_output=True)  # fmt: skip

        return made

    found = medians({f"oscb batch of {BATCH:,}, {jobs} jobs": run(jobs) for jobs in (1, 2)}, 9)
    one, two = found.values()
    line(f"oscb batch of {BATCH:,}, 1 job, every rule run ({BATCH / one:.0f} a second)", one)
    line(
        f"oscb batch of {BATCH:,}, 2 jobs ({BATCH / two:.0f} a second)", two, "as fast as 1 job", one / two, ">= 1.7 x"
    )


def memory(folder: Path) -> None:
    """The peak of the largest process, of a batch of 1,000 and of 20,000 reports of 1,000 words each."""
    peaks = {}
    for count in (BATCH, MANY):
        source = folder / f"{count}.json"
        with source.open("w", encoding="utf-8") as file:
            for number in range(count):
                file.write("[" if number == 0 else ",")
                json.dump(of_a_thousand_words(number), file)
            file.write("]")
        megabytes = source.stat().st_size / 1_000_000
        shutil.rmtree(folder / "many", ignore_errors=True)
        done = subprocess.run([sys.executable, "-c", PEAK, OSCB, str(source), str(folder / "many")], check=True,
                              capture_output=True, text=True)  # fmt: skip
        peaks[count] = int(done.stdout)
        print(f"| the largest process of a batch of {count:,} ({megabytes:.0f} MB), 2 jobs | {peaks[count]} MB | | "
              f"{f'<= {peaks[BATCH] + 20} MB' if count == MANY else ''} |", flush=True)  # fmt: skip


def of_a_thousand_words(number: int) -> dict[str, Any]:
    report = other_words(number)
    words = sum(len(str(section["text"]).split()) for section in report["sections"])
    more = ["The council has thought of this as well."] * ((1000 - words) // 8)
    report["sections"][-1]["text"] += "\n\n" + " ".join(more)
    return report


PEAK = """
import resource, subprocess, sys
subprocess.run([sys.argv[1], "batch", sys.argv[2], "-o", sys.argv[3], "--jobs", "2"], check=True, capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def checks(folder: Path) -> None:
    reports, words = folder / "reports", folder / "words"
    reports.mkdir()
    words.mkdir()
    for number in range(BATCH):
        (reports / f"{number}.json").write_text(json.dumps(other_words(number)), encoding="utf-8")
    make_word_files(words)
    contenders: Contenders = {"json": command(OSCB, "check", str(reports), "--fail-on", "never"),
                              "word": command(OSCB, "check", str(words), "--fail-on", "never")}  # fmt: skip
    if find_spec("mammoth"):
        contenders["mammoth"] = command(sys.executable, "-c", MAMMOTH, str(words))
    found = medians(contenders, 5)
    line(
        f"oscb check of {BATCH:,} JSON reports ({BATCH / found['json']:.0f} a second)",
        found["json"],
        "",
        0,
        ">= 500 a second",
    )
    if "mammoth" in found:
        line(
            "oscb check of 100 Word files, over two cores",
            found["word"],
            "mammoth's raw text",
            found["word"] / found["mammoth"],
            "<= 0.25 x",
        )


def main() -> None:
    compileall.compile_dir(str(ROOT / "oscb_cli"), quiet=1)
    print("| what | median | beside | wanted |\n|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as name:
        start_up(Path(name))
        in_process()
        batches(Path(name))
        checks(Path(name))
        memory(Path(name))


if __name__ == "__main__":
    main()
