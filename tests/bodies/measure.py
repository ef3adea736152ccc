"""How much of the recommendation and the body of reports in a form is read as it was written."""

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from oscb_cli.actions.read import read_one
from tests.bodies.render import Form, Truth, render


def _plain(words: str) -> str:
    without = re.sub(r"(?m)^\s*(?:\(?(?:\d+(?:\.\d+)+\.?|(?:\d+|[a-z]|[ivx]+)[.)])|[-*•])\s+", "", words or "")
    return " ".join(re.sub(r"\W+", " ", without.casefold()).split())


def _item(words: str) -> str:
    return re.sub(r"^to ", "", _plain(words))


def wrong(truth: Truth, data: Mapping[str, Any]) -> tuple[int, list[str]]:
    """How many values were asked for, and which of them came out wrong."""
    said = [_item(item) for item in data.get("recommendation", {}).get("items", [])]
    found = [] if said == [_item(item) for item in truth.items] else ["items"]
    parts = [*data.get("sections", []), *data.get("implications", [])]
    for heading, text in truth.body:
        texts = [
            _plain(part.get("text", ""))
            for part in parts
            if not part.get("heading") or _plain(part["heading"]) == _plain(heading)
        ]
        if _plain(text) not in texts:
            found.append(heading)
    return 1 + len(truth.body), found


def read(form: Form, seed: int) -> tuple[Truth, dict[str, Any]]:
    """What a report in a form should be read as, and what it is read as."""
    content, truth = render(form, seed)
    with TemporaryDirectory() as folder:
        file = Path(folder, "report.docx")
        file.write_bytes(content)
        return truth, read_one(str(file)).numbered_anew()[0].report.to_data()


def share(forms: Mapping[str, Form], seeds: range) -> tuple[float, dict[str, list[str]]]:
    """The share of the values that are right, and what was wrong by form."""
    asked = 0
    missed: dict[str, list[str]] = {}
    for name, form in forms.items():
        for seed in seeds:
            count, found = wrong(*read(form, seed))
            asked += count
            missed.setdefault(name, []).extend(found)
    return 1 - sum(len(found) for found in missed.values()) / asked, missed
