"""Make the pictures of documents in ``docs/pictures``: each example drafted, printed by LibreOffice, page by page.

    python scripts/make_pictures.py

Needs LibreOffice (``soffice``) and poppler (``pdftoppm``) on the PATH.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
BATCH = ROOT / "examples" / "batch.json"
DOTS_AN_INCH = "60"


def main() -> None:
    """Draft the reports and save the pages that the documentation shows."""
    annual, cabinet, _ = json.loads(BATCH.read_text(encoding="utf-8"))["reports"]
    recommendation = {**cabinet["recommendation"], "items": cabinet["recommendation"]["items"][:2]}
    exempt = {**cabinet, "recommendation": recommendation, "annexes": [{"title": "Options and their risks"}]}
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stem, report, pages in (
            ("annual-report", annual, (1, 3)),
            ("cabinet", cabinet, (2,)),
            ("exempt", exempt, (1,)),
        ):
            for page in pages:
                _picture(_printed(stem, report, folder), page, PICTURES / f"{stem}-{page}.png")
        for file in sorted((ROOT / "examples").glob("sunday-opening-*.json")):
            council = json.loads(file.read_text(encoding="utf-8"))
            _picture(_printed(file.stem, council, folder), 1, PICTURES / f"{council['profile']}.png")


def _printed(stem: str, report: object, folder: Path) -> Path:
    source, document = folder / f"{stem}.json", folder / f"{stem}.docx"
    source.write_text(json.dumps(report), encoding="utf-8")
    oscb = [sys.executable, "-m", "oscb_cli", "draft", str(source), "--no-input", "-o", str(document)]
    subprocess.run(oscb, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / f"{stem}.pdf"


def _picture(pdf: Path, page: int, target: Path) -> None:
    one = ["-f", str(page), "-l", str(page), "-singlefile", "-png", "-gray", "-r", DOTS_AN_INCH]
    subprocess.run(["pdftoppm", *one, str(pdf), str(target.with_suffix(""))], check=True)


if __name__ == "__main__":
    main()
