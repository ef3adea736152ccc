"""Time to write a document, by paragraph: the annual report against one of 200 sections and 2,000 paragraphs.

    python bench/document.py

Both are written in one process, in turns; reading the text (Markdown) is in the time, checks are not.
"""

import json
import statistics
import time
from pathlib import Path
from typing import Any

from oscb_cli.layout.outline import outline
from oscb_cli.model.markdown import parse
from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.writers.docx.document import write_docx

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15
TABLE = "| Option | Cost |\n|---|--:|\n| One | 15.3 |\n| Two | 14.6 |"


def large() -> dict[str, Any]:
    sections = []
    for number in range(200):
        words = (
            f"Paragraph of section {number} with **some** words that say what is proposed, and *why*, at some length."
        )
        text = "\n\n".join([f"{words} ({place})" for place in range(10)] + ([TABLE] if number % 4 == 0 else []))
        sections.append({"heading": f"Section {number}", "text": text})
    return {"title": "A large report", "sections": sections}


def main() -> None:
    profile = load_profile("oxfordshire")
    small = json.loads((ROOT / "examples" / "oscb-annual-report.json").read_text(encoding="utf-8"))
    reports = {"the annual report": read_report(small)[0], "200 sections, 50 tables": read_report(large())[0]}
    taken: dict[str, list[float]] = {name: [] for name in reports}
    for _ in range(ROUNDS):
        for name, report in reports.items():
            parse.cache_clear()
            begun = time.perf_counter()
            write_docx(report, profile, source="x")
            taken[name].append(time.perf_counter() - begun)
    print(f"{'':28}{'median':>12}{'paragraphs':>12}{'a paragraph':>14}")
    for name, report in reports.items():
        paragraphs = sum(bool(block.number) for part in outline(report, profile).parts for block in part.blocks)
        median = statistics.median(taken[name])
        print(f"{name:28}{median * 1000:>9.1f} ms{paragraphs:>12}{median / paragraphs * 1e6:>11.0f} µs")


if __name__ == "__main__":
    main()
