"""Give oscb what nobody would type, for as long as wanted, and say what it makes of it.

Each input is a seed (an example, or a file made of one) with a few changes at random, of its own kind: values of JSON,
the parts and the XML of a Word file, bytes of a PDF, lines of a text. It goes the whole way: read, checked, written,
and published. What is refused is told in a line, as it should be; any other error is a fault, as is an
input that takes more than five seconds. Faults are kept as files, each with its traceback, to become tests.

The inputs follow from the seed of the run and their own number: ``--only KIND:NUMBER`` makes one again.

    python scripts/fuzz.py --seconds 60 --seed 1
"""

import argparse
import copy
import io
import json
import os
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from zlib import crc32

from oscb_cli.actions.convert import converted
from oscb_cli.actions.draft import draft
from oscb_cli.actions.publish import public_copy
from oscb_cli.actions.read import read_all, read_one
from oscb_cli.batch.sources import Source
from oscb_cli.errors import OscbError
from oscb_cli.layout.wording import render
from oscb_cli.profile.load import forget_profiles, load_profile
from oscb_cli.readers.read import ReadReport, read_data
from oscb_cli.signoff.replies import read_reply

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 2)
LONGEST = 5.0
_QUICK = (".json", ".md", ".txt", ".html")
_SLOW = (".yaml", ".pdf", "publish")
"""What takes longer than all the rest together: each has its turn with a third of the inputs."""

_SHARES = {"values": 4, "json": 2, "reply": 6, "csv": 6}
"""How many inputs of a kind to one of the others: these are quick."""
_NASTY = (
    "", " ", "\u00a0", "\u202e", "\ufeff", "\x00", "\x1b[31m", "\ud800", "😀", "𐀀", "é" * 300, "a" * 5000,
    "{{ 7*7 }}", "{% raw %}", "<script>", "&lt;", "]]>", "=1+1", "@SUM(A1)", "javascript:alert(1)",
    "file:///etc/passwd", "\\\\server\\share", "../../x", "CON", "| a |\n| --- |\n| b |", "> " * 80, "- " * 80,
    "[" * 500, "![](x.png)", "{para:x}", "{#x}", "1. ", "(a) ", "Comments checked by:", "Annex 1",
    "31 February 2026", "2026-02-31", "9" * 400, "-0", "1e999", "NaN", "%s%n", "\r", "\t", "#let x = 1", "$x$",
    "\u2028", "a\nb\n\nc", "**", "__", "`", "~~~", "---", "***", "|", "\\",
)  # fmt: skip


def examples() -> list[dict[str, Any]]:
    """The reports of the examples."""
    files = sorted((ROOT / "examples").glob("*.json"))
    return [json.loads(file.read_text(encoding="utf-8")) for file in files if not file.name.startswith("batch")]


# What is changed -----------------------------------------------------------------------------------------------------


def changed_value(value: Any, chance: random.Random) -> Any:
    """JSON with a change somewhere in it: a value of another kind, a nasty text, a key that is lost or doubled."""
    places = list(_places(value))
    holder, key = chance.choice(places) if places else ([value], 0)
    match chance.randrange(7):
        case 0:
            holder[key] = chance.choice(_NASTY)
        case 1:
            holder[key] = chance.choice([None, True, 0, -1, 1e308, [], {}, [[]], {"a": {}}, ["x"] * 50])
        case 2 if isinstance(holder, list):
            holder.insert(key, copy.deepcopy(holder[key]))
        case 2 if isinstance(holder, dict):
            holder[chance.choice(_NASTY)] = holder.pop(key)
        case 3:
            del holder[key]
        case 4 if isinstance(holder[key], str):
            text = holder[key]
            place = chance.randrange(len(text) + 1)
            holder[key] = text[:place] + chance.choice(_NASTY) + text[place:]
        case 5:
            other, at = chance.choice(places)
            holder[key] = copy.deepcopy(other[at])
        case _:
            holder[key] = [holder[key]] if chance.random() < 0.5 else {"text": holder[key]}
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys: Any = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in list(keys):
        yield value, key
        yield from _places(value[key])


def changed_bytes(data: bytes, chance: random.Random) -> bytes:
    """Bytes with a few changes: some are others, some are lost, doubled or put in."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place, length = chance.randrange(len(made) + 1), chance.choice((1, 1, 2, 8, 60, 400))
        match chance.randrange(4):
            case 0:
                made[place : place + length] = bytes(chance.randrange(256) for _ in range(min(length, 8)))
            case 1:
                del made[place : place + length]
            case 2:
                made[place:place] = made[max(0, place - length) : place]
            case _:
                made[place:place] = chance.choice(_NASTY).encode("utf-8", "surrogatepass")
    return bytes(made)


def changed_text(data: bytes, chance: random.Random) -> bytes:
    """A text with lines that are lost, doubled, moved, joined or changed."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 2, 4))):
        place = chance.randrange(len(lines) or 1)
        match chance.randrange(6):
            case 0 if lines:
                del lines[place]
            case 1:
                lines.insert(place, chance.choice(_NASTY))
            case 2 if lines:
                lines.insert(chance.randrange(len(lines)), lines[place])
            case 3 if lines:
                lines[place] = lines[place].lstrip() if chance.random() < 0.5 else "  " + lines[place]
            case 4 if lines:
                at = chance.randrange(len(lines[place]) + 1)
                lines[place] = lines[place][:at] + chance.choice(_NASTY) + lines[place][at:]
            case _:
                lines[place : place + 2] = [" ".join(lines[place : place + 2])]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def changed_word(data: bytes, chance: random.Random) -> bytes:
    """A Word file with a part lost, doubled or changed in its XML; or with bytes changed."""
    if chance.random() < 0.1:
        return changed_bytes(data, chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        target = "word/document.xml" if chance.random() < 0.6 else chance.choice(names)
        for name in names:
            content = old.read(name)
            if name == target and chance.random() < 0.05:
                continue
            new.writestr(name, _changed_xml(content, chance) if name == target else content)
    return buffer.getvalue()


def _changed_xml(content: bytes, chance: random.Random) -> bytes:
    from lxml import etree

    if chance.random() < 0.1:
        return changed_bytes(content, chance)
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return changed_bytes(content, chance)
    for _ in range(chance.choice((1, 2, 5, 15))):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        one, other = chance.choice(elements), chance.choice(elements)
        parent = one.getparent()
        if parent is None:
            continue
        match chance.randrange(6):
            case 0:
                parent.remove(one)
            case 1:
                parent.insert(parent.index(one), copy.deepcopy(one))
            case 2:
                other.append(copy.deepcopy(one))
            case 3 if one.attrib:
                one.set(chance.choice(list(one.attrib)), chance.choice(("", "-1", "99999999999", "x", "é", "rId999")))
            case 4:
                one.tag = other.tag
            case _:
                one.text = chance.choice(("", " ", "é" * 50, "x" * 2000, "{{ 7 }}", "Comments checked by: A B", "1.1"))
    return bytes(etree.tostring(root))


# What is done with it ------------------------------------------------------------------------------------------------


def whole_way(read: ReadReport, data: bytes) -> None:
    """Check a report and write it; in which of the slow ways, or published, its data say."""
    draft(read, TODAY, watermark=True)
    for suffix in _QUICK:
        converted(read, suffix)
    slow = _SLOW[crc32(data) % len(_SLOW)]
    if slow == "publish":
        public_copy(read, TODAY, with_errors=True)
    else:
        converted(read, slow)


def _file(data: bytes, name: str, folder: Path) -> str:
    file = folder / name
    file.write_bytes(data)
    return str(file)


def of_report(name: str) -> Callable[[bytes, Path], None]:
    """What is done with a report file of a name."""

    def run(data: bytes, folder: Path) -> None:
        for read in read_all(_file(data, name, folder)):
            whole_way(read, data)

    return run


def of_value(data: bytes, folder: Path) -> None:
    """What is done with JSON that was parsed."""
    read = read_data(json.loads(data), str(folder / "r.json"), "", None)
    whole_way(read, data)


def of_reply(data: bytes, folder: Path) -> None:
    """What is done with a reply to a request."""
    read_reply(data, str(folder / "reply.eml"))


def of_rows(data: bytes, folder: Path) -> None:
    """What is done with a CSV file."""
    finance = "implications.financial"
    mapping = f'[columns]\n"Title" = "title"\n"Finance" = "{finance}.text"\n"By" = "{finance}.checked_by"\n'
    columns = _file(mapping.encode(), "m.toml", folder)
    for entry in Source(_file(data, "r.csv", folder), columns, {}, 50).entries():
        if entry.data is not None:
            read = read_data(entry.data, "r.csv", entry.pointer, None)
            read.require_valid()


def of_profile(data: bytes, folder: Path) -> None:
    """What is done with a council's profile: it is read, and a report is written by it."""
    place = folder / "profile"
    place.mkdir(exist_ok=True)
    _file(data, "profile.toml", place)
    forget_profiles()
    profile = load_profile(str(place), may_be_folder=True)
    render(profile.wording.recommendation_one, {"decision_maker": "The Cabinet"})
    whole_way(read_one(str(ROOT / "examples" / "oscb-annual-report.json"), str(place)), data)


class Kind:
    """A kind of input: its seeds, how they are changed, and what is done with them."""

    def __init__(
        self, seeds: list[bytes], change: Callable[[bytes, random.Random], bytes], run: Callable[[bytes, Path], None]
    ) -> None:
        self.seeds, self.change, self.run = seeds, change, run


def _changed_json(data: bytes, chance: random.Random) -> bytes:
    value = json.loads(data)
    for _ in range(chance.choice((1, 1, 1, 1, 2, 4))):
        if isinstance(value, dict | list) and value:
            value = changed_value(value, chance)
    return json.dumps(value).encode()


def kinds() -> dict[str, Kind]:
    """Every kind of input."""
    reads = [read_data(data, "r.json", "", None) for data in examples()]
    word = [draft(read, TODAY).document for read in reads]
    as_json = [json.dumps(data).encode() for data in examples()]
    texts = {suffix: [converted(read, suffix) for read in reads] for suffix in (".md", ".yaml", ".txt", ".pdf")}
    replies = [
        b"From: Ada Marsh <ada.marsh@oxfordshire.gov.uk>\r\nTo: x@x.example\r\nSubject: Re: sign-off\r\n"
        b"Date: Mon, 2 Nov 2026 09:00:00 +0000\r\nMessage-ID: <a@x.example>\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nI agree.\r\n\r\n> Please read\r\n",
        b"From: a@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: text/html\r\n\r\n<p>Happy with <b>this</b></p>\r\n--b--\r\n",
    ]
    rows = [b'Title,Finance,By\nOne,There are none.,"Ada Marsh, Partner"\nTwo,Costs,Ben Okoro\n']
    profiles = [file.read_bytes() for file in sorted((ROOT / "templates").glob("*/profile.toml"))]
    return {
        "values": Kind(as_json, _changed_json, of_value),
        "json": Kind(as_json, changed_bytes, of_report("r.json")),
        "word": Kind(word, changed_word, of_report("r.docx")),
        "pdf": Kind(texts[".pdf"], changed_bytes, of_report("r.pdf")),
        "markdown": Kind(texts[".md"], changed_text, of_report("r.md")),
        "yaml": Kind(texts[".yaml"], changed_text, of_report("r.yaml")),
        "text": Kind(texts[".txt"], changed_text, of_report("r.txt")),
        "reply": Kind(replies, changed_text, of_reply),
        "csv": Kind(rows, changed_text, of_rows),
        "profile": Kind(profiles, changed_text, of_profile),
    }


def made(kind: Kind, name: str, seed: int, number: int) -> bytes:
    """An input, by its number."""
    chance = random.Random(f"{seed}:{name}:{number}")  # noqa: S311 - a test, and no secret
    return kind.change(chance.choice(kind.seeds), chance)


def tried(kind: Kind, data: bytes) -> str:
    """What became of an input: read, refused, or a fault."""
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        try:
            kind.run(data, Path(folder))
            became = "read"
        except OscbError as error:
            became = "refused" if str(error).strip() else "fault: refused without a word"
        except RecursionError:
            became = "fault: " + "".join(traceback.format_exc(limit=4))
        except Exception:
            became = "fault: " + traceback.format_exc()
    took = time.perf_counter() - begun
    return became if took <= LONGEST or became.startswith("fault") else f"fault: took {took:.1f} seconds"


def work(arguments: tuple[int, int, int, float, tuple[str, ...], str]) -> Counter[str]:
    """Try inputs for some time: every so many of them, so that the jobs share them out."""
    seed, first, step, seconds, chosen, faults = arguments
    every = {name: kind for name, kind in kinds().items() if not chosen or name in chosen}
    counts: Counter[str] = Counter()
    end, number = time.monotonic() + seconds, first
    while time.monotonic() < end:
        for name, kind in every.items():
            share = _SHARES.get(name, 1)
            for place in range(number * share, (number + 1) * share):
                data = made(kind, name, seed, place)
                became = tried(kind, data)
                counts[f"{name}: {became.partition(':')[0]}"] += 1
                if became.startswith("fault"):
                    _keep(Path(faults), f"{name}-{seed}-{place}", data, became)
        number += step
    return counts


def _keep(folder: Path, name: str, data: bytes, became: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    (folder / f"{name}.txt").write_text(became, encoding="utf-8")


def main() -> None:
    """Try inputs, and say how many were read, refused or faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--kind", action="append", default=[], choices=[*kinds()])
    parser.add_argument("--faults", default="out/faults")
    parser.add_argument("--only", help="one input again: KIND:NUMBER")
    wanted = parser.parse_args()
    if wanted.only:
        name, _, number = wanted.only.partition(":")
        kind = kinds()[name]
        print(tried(kind, made(kind, name, wanted.seed, int(number))))
        return
    shares = [
        (wanted.seed, first, wanted.jobs, wanted.seconds, tuple(wanted.kind), wanted.faults)
        for first in range(wanted.jobs)
    ]
    counts: Counter[str] = Counter()
    with get_context("spawn").Pool(wanted.jobs) as pool:
        for found in pool.imap_unordered(work, shares):
            counts += found
    for name, count in sorted(counts.items()):
        print(f"{name:24} {count:9,}")
    faults = sum(count for name, count in counts.items() if name.endswith("fault"))
    print(f"{sum(counts.values()):,} inputs, {faults:,} faults" + (f", kept in {wanted.faults}" if faults else ""))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
