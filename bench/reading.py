"""How much of what officers type is read as it was meant: files made by seed, in Word, as plain text and as PDF.

    python bench/reading.py [--files 200] [--seed 0] [--formats docx txt pdf] [--worst 20] [--council NAME]

Prints the share of fields and of files that came out right, by format, and what went wrong by part and by form.
Plain text and PDF are what LibreOffice makes of the Word files where it is installed; plain text is made without it.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


from oscb_cli.actions.read import read_one
from oscb_cli.profile.found import default_name
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.read import ReadReport
from tests.officers.councils import typed
from tests.officers.forms import Draft, report
from tests.officers.measure import fields
from tests.officers.render import text, word

_AT_A_TIME = 100
"""Files that LibreOffice converts in one run: it does not always get through more."""


def made(folder: Path, seeds: range, formats: list[str], council: str) -> dict[int, Draft]:
    """Files for seeds, in each format, and what they say.

    :param council: whose form they are typed in; the many forms of the first council, where none is named.
    """
    drafts: dict[int, Draft] = {}
    for seed in seeds:
        draft, blocks = typed(load_profile(council), seed) if council else report(seed)
        drafts[seed] = draft
        (folder / f"{seed}.docx").write_bytes(word(blocks, seed))
        (folder / "accepted").mkdir(exist_ok=True)
        (folder / "accepted" / f"{seed}.docx").write_bytes(word(blocks, seed, tracked=False))
        (folder / f"{seed}.txt").write_text(text(blocks), encoding="utf-8")
    for wanted, how in (("txt", "txt:Text (encoded):UTF8"), ("pdf", "pdf")):
        if wanted in formats and shutil.which("soffice"):
            files = [str(folder / "accepted" / f"{seed}.docx") for seed in seeds]
            command = ["soffice", f"-env:UserInstallation=file://{folder}/lo", "--headless", "--convert-to", how]
            for start in range(0, len(files), _AT_A_TIME):
                some = files[start : start + _AT_A_TIME]
                subprocess.run([*command, "--outdir", str(folder), *some], check=True, capture_output=True)
    return drafts


def data_of(read: ReadReport) -> dict[str, Any]:
    """What was read, as it is written into a report file."""
    return read.report_to_show.to_data()


def measured(folder: Path, drafts: dict[int, Draft], kind: str, council: str) -> Iterator[tuple[int, Draft, list[Any]]]:
    for seed, draft in drafts.items():
        read = read_one(str(folder / f"{seed}.{kind}"), council or None)
        yield seed, draft, list(fields(draft.truth, data_of(read), council or default_name()))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--formats", nargs="+", default=["docx"])
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--keep", default="")
    parser.add_argument("--council", default="")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(asked.keep or temporary)
        folder.mkdir(exist_ok=True)
        drafts = made(folder, range(asked.seed, asked.seed + asked.files), asked.formats, asked.council)
        for kind in asked.formats:
            right = total = whole = 0
            wrong: Counter[str] = Counter()
            forms: Counter[str] = Counter()
            seen: Counter[str] = Counter()
            shown: list[str] = []
            for seed, draft, found in measured(folder, drafts, kind, asked.council):
                bad = [entry for entry in found if not entry[1]]
                total, right, whole = total + len(found), right + len(found) - len(bad), whole + (not bad)
                wrong.update(name for name, *_ in bad)
                seen.update(f"{part}={form}" for part, form in draft.used.items())
                if bad:
                    forms.update(f"{part}={form}" for part, form in draft.used.items())
                shown += [f"  {seed} {name}: {wanted!r} read as {said!r}" for name, _, wanted, said in bad]
            print(f"{kind}: {right / total:.2%} of {total} fields, {whole / len(drafts):.1%} of {len(drafts)} files")
            print("  wrong:", ", ".join(f"{name} {count}" for name, count in wrong.most_common(12)))
            worst = sorted(forms, key=lambda form: -forms[form] / seen[form])[:8]
            print("  worst forms:", ", ".join(f"{form} {forms[form]}/{seen[form]}" for form in worst))
            print("\n".join(line[:420] for line in shown[: asked.worst]))


if __name__ == "__main__":
    main()
