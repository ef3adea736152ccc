"""Whether two versions of oscb say the same of the same reports: findings, texts, numbers and documents.

    python bench/same.py make FOLDER [--files 1000]          # reports to compare by, made by seed
    python bench/same.py note FOLDER OUT.json [--code PATH] [--every 1]  # what a version says of them, or of some
    python bench/same.py tell OLD.json NEW.json              # where two versions differ

A version is the code in a folder (by default this one); every output is noted as a digest, by report and kind.
"""

import argparse
import hashlib
import io
import json
import random
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-02"
KINDS = {
    "findings": ("check", "{file}", "--format", "json", "--today", TODAY),
    "table": ("check", "{file}", "--today", TODAY),
    "show": ("show", "{file}"),
    "md": ("convert", "{file}", "{out}/x.md", "--force"),
    "yaml": ("convert", "{file}", "{out}/x.yaml", "--force"),
    "json": ("convert", "{file}", "{out}/x.json", "--force"),
    "txt": ("convert", "{file}", "{out}/x.txt", "--force"),
    "docx": ("draft", "{file}", "--no-input", "--force", "-o", "{out}/x.docx", "--today", TODAY),
    "public": ("draft", "{file}", "--no-input", "--force", "--public", "-o", "{out}/x.docx", "--today", TODAY),
    "status": ("signoff", "status", "{file}", "--format", "json", "--today", TODAY),
}


def make(folder: Path, files: int) -> None:
    """Reports as officers type them, in Word and as text, and report files with faults."""
    sys.path.insert(0, str(ROOT))
    from tests.officers.forms import report
    from tests.officers.render import text, word
    from tests.rules.test_mutations import FAULTS, HARMLESS, REPORTS

    folder.mkdir(parents=True, exist_ok=True)
    for example in (ROOT / "examples").glob("*.json"):
        if "reports" not in json.loads(example.read_text(encoding="utf-8")):
            shutil.copy(example, folder / f"example-{example.name}")
    changes = [(fault[0], fault[2]) for fault in FAULTS] + [(harmless[0], harmless[2]) for harmless in HARMLESS]
    rng = random.Random(1)
    for number in range(files * 2 // 5):
        name, change = changes[number] if number < len(changes) else rng.choice(changes)
        data = json.loads(json.dumps(REPORTS[name]))
        change(data)
        if number >= len(changes):  # and another fault, of the same report
            more = rng.choice([other for of, other in changes if of == name])
            try:
                more(data)
            except (KeyError, AssertionError, IndexError, TypeError):
                continue
        (folder / f"fault-{number:04}.json").write_text(json.dumps(data, default=str), encoding="utf-8")
    for seed in range(files - files * 2 // 5):
        _, blocks = report(seed + 700_000)
        if seed % 3:
            (folder / f"typed-{seed:04}.docx").write_bytes(word(blocks, seed))
        else:
            (folder / f"typed-{seed:04}.txt").write_text(text(blocks), encoding="utf-8")


def note(folder: Path, code: Path, every: int) -> dict[str, Any]:
    """A digest of each output of each report, and how the command ended."""
    sys.path.insert(0, str(code))
    from oscb_cli.cli import app
    from oscb_cli.errors import OscbError

    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as out:
        for file in sorted(folder.iterdir())[::every]:
            for kind, words in KINDS.items():
                for old in Path(out).iterdir():
                    old.unlink()
                arguments = [word.format(file=file, out=out) for word in words]
                told, status = io.StringIO(), "0"
                with redirect_stdout(told), redirect_stderr(told):
                    try:
                        app(arguments, standalone_mode=False)
                    except (OscbError, SystemExit) as ended:
                        status = str(ended)
                    except Exception as ended:
                        status = f"{type(ended).__name__}: {ended}"
                written = b"".join(_content(path) for path in sorted(Path(out).iterdir()))
                said = told.getvalue().replace(out, "OUT").encode() + status.replace(out, "OUT").encode()
                found[f"{file.name} {kind}"] = hashlib.sha256(said + written).hexdigest()[:16]
    return found


def _content(path: Path) -> bytes:
    """What a file says: of a package its parts, whatever their compression, and without the digest of its own data."""
    if path.suffix != ".docx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as package:
        return b"".join(name.encode() + package.read(name) for name in sorted(package.namelist()))


def tell(old: dict[str, Any], new: dict[str, Any]) -> int:
    """Print where two versions differ; how often."""
    differ = [name for name in sorted(new) if old.get(name) != new[name]]
    by_kind = Counter(name.rsplit(" ", 1)[1] for name in differ)
    print(f"{len(new):,} outputs, {len(differ):,} differ: {dict(by_kind) or 'none'}")
    for name in differ[:20]:
        print(f"  {name}")
    return len(differ)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["make", "note", "tell"])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--code", default=str(ROOT))
    parser.add_argument("--every", type=int, default=1)
    asked = parser.parse_args()
    first, *more = (Path(path) for path in asked.paths)
    if asked.what == "make":
        make(first, asked.files)
    elif asked.what == "note":
        more[0].write_text(json.dumps(note(first.resolve(), Path(asked.code).resolve(), asked.every)), encoding="utf-8")
    else:
        old, new = (json.loads(path.read_text(encoding="utf-8")) for path in (first, more[0]))
        raise SystemExit(1 if tell(old, new) else 0)


if __name__ == "__main__":
    main()
