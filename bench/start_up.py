"""How quickly the program starts: each command against ``import typer``, side by side in one run.

    python bench/start_up.py

The runs of all contenders are interleaved, so that a noisy machine is noisy for all of them.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORT = str(ROOT / "examples" / "oscb-annual-report.json")
OSCB = str(Path(sys.executable).with_name("oscb"))
ROUNDS = 21


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        contenders = {
            "python -c 'import typer'": [sys.executable, "-c", "import typer"],
            "oscb --help": [OSCB, "--help"],
            "oscb --version": [OSCB, "--version"],
            "the five given packages": [sys.executable, "-c", "import typer, rich, pydantic, docx, jinja2"],
            "oscb check REPORT": [OSCB, "check", REPORT],
            "oscb draft REPORT": [OSCB, "draft", REPORT, "--no-input", "-o", f"{folder}/out.docx"],
        }
        taken: dict[str, list[float]] = {name: [] for name in contenders}
        for _ in range(ROUNDS):
            for name, command in contenders.items():
                begun = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                taken[name].append(time.perf_counter() - begun)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    typer, packages = medians["python -c 'import typer'"], medians["the five given packages"]
    print(f"{'':28}{'median':>10}{'x typer':>10}{'x packages':>12}")
    for name, median in medians.items():
        print(f"{name:28}{median * 1000:>7.0f} ms{median / typer:>10.2f}{median / packages:>12.2f}")


if __name__ == "__main__":
    main()
