"""How many reports a second ``oscb check`` reads and checks: 1,000 JSON files in one cold run of the program.

    python bench/check.py

Each report is the annual report with other words in every section, so that nothing can be remembered between them.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OSCB = str(Path(sys.executable).with_name("oscb"))
ROUNDS = 5


def report(number: int) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((ROOT / "examples" / "oscb-annual-report.json").read_text(encoding="utf-8"))
    data["title"] = f"{data['title']}, part {number}"
    for section in data["sections"]:
        section["text"] = section["text"].replace("safeguarding", f"safeguarding and {number + 2} more")
    return data


def main() -> None:
    print(f"{'':12}{'median':>10}{'a second':>12}")
    with tempfile.TemporaryDirectory() as name:
        for count in (1, 100, 1_000):
            folder = Path(name) / str(count)
            folder.mkdir()
            for number in range(count):
                (folder / f"{number}.json").write_text(json.dumps(report(number)), encoding="utf-8")
            taken = []
            for _ in range(ROUNDS):
                begun = time.perf_counter()
                subprocess.run([OSCB, "check", str(folder), "--fail-on", "never"], check=True, capture_output=True)
                taken.append(time.perf_counter() - begun)
            median = statistics.median(taken)
            print(f"{count:>6,} files{median:>9.2f}s{count / median:>11.0f}")


if __name__ == "__main__":
    main()
