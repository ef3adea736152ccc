"""How long ``oscb check`` takes over 100 Word files, beside mammoth, which only extracts their raw text.

    python bench/word.py

Half of the files were typed by hand in three ways, half are oscb's own, some of them saved again since; no two say
the same. Both programs run from cold, in turn, on the same files. Needs ``pip install mammoth``.
"""

import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.writers.docx.document import write_docx
from oscb_cli.writers.text_writer import write_text
from tests.readers.typed_by_hand import WAYS
from tests.support import ANNUAL_REPORT, load

OSCB = str(Path(sys.executable).with_name("oscb"))
ROUNDS = 7
FILES = 100
MAMMOTH = """
import sys, mammoth
from pathlib import Path
for file in sorted(Path(sys.argv[1]).glob("*.docx")):
    with file.open("rb") as opened:
        mammoth.extract_raw_text(opened)
"""


def saved_again(data: bytes) -> bytes:
    """A package as another program would save it: its seal no longer fits."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("docProps/custom.xml", "<x/>")
    return buffer.getvalue()


def make(folder: Path) -> None:
    profile = load_profile("oxfordshire")
    ways = list(WAYS.values())
    for number in range(FILES):
        data = load(ANNUAL_REPORT)
        for section in data["sections"]:
            section["text"] = section["text"].replace("safeguarding", f"safeguarding and {number + 2} more")
        report, _ = read_report(data)
        if number % 2:
            document = ways[number // 2 % len(ways)](write_text(report, profile).strip().split("\n\n"))
        else:
            document = write_docx(report, profile, source="report.json")
            document = saved_again(document) if number % 4 else document
        (folder / f"{number:03}.docx").write_bytes(document)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        make(Path(name))
        commands = {
            "mammoth, raw text": [sys.executable, "-c", MAMMOTH, name],
            "oscb check": [OSCB, "check", name, "--fail-on", "never"],
        }
        taken: dict[str, list[float]] = {called: [] for called in commands}
        for _ in range(ROUNDS):
            for called, command in commands.items():
                begun = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                taken[called].append(time.perf_counter() - begun)
        least = statistics.median(taken["mammoth, raw text"])
        print(f"{'':20}{'median':>10}{'of mammoth':>12}")
        for called, times in taken.items():
            print(f"{called:20}{statistics.median(times):>9.2f}s{statistics.median(times) / least:>11.2f}x")


if __name__ == "__main__":
    main()
