"""What of a header and a closing was read as it was meant."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from oscb_cli.profile.load import load_profile


def folded(words: object) -> str:
    """Words without capitals and punctuation."""
    return re.sub(r"\W+", " ", str(words or "").casefold().replace("&", " and ").replace("’", "")).strip()


def _all_words(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(_all_words(entry) for entry in value.values())
    if isinstance(value, list | tuple):
        return " ".join(_all_words(entry) for entry in value)
    return folded(value)


def fields(meant: Mapping[str, Any], read: Mapping[str, Any]) -> Iterator[tuple[str, bool, object, object]]:
    """Each value of the header and the closing: its name, whether it came out right, what was meant, what was read."""
    used = meant["used"]
    yield from _same("title", meant["title"], read.get("title"))
    profile = load_profile("oxfordshire")  # which has a name of its own for some bodies, whatever others call them
    committee = profile.committee_for(meant["committee"])
    yield from _same("committee", committee.name if committee else meant["committee"], read.get("committee"))
    yield "date", meant["iso"] == read.get("meeting_date"), meant["iso"], read.get("meeting_date")
    if "by" in used or "by_named" in used:
        said = folded(read.get("report_by"))
        yield "report by", folded(meant["by"]) in said and "report" not in said, meant["by"], read.get("report_by")
    if "wards" in used:
        found = read.get("divisions_affected", "")
        found = ", ".join(found) if isinstance(found, list) else found
        yield from _same("wards", meant["wards"], found)
    people = read.get("contact_officers", [])
    wanted = [meant["names"][n] for n in range(2)][: 2 if "authors" in used else 1]
    if used & {"author", "author_name", "authors"}:
        got = [person.get("name") for person in people]
        yield "author", [folded(n) for n in got] == [folded(n) for n in wanted], wanted, people
        if used & {"author", "author_title"} and people:
            yield from _same("author's post", meant["author_title"], people[0].get("job_title"))
        for key in ("phone", "email"):
            if key in used or "reach" in used:
                yield f"author's {key}", any(p.get(key) == meant[key] for p in people), meant[key], people
    annexes = [folded(entry.get("title")) for entry in read.get("annexes", [])]
    yield "annexes", annexes == [folded(said) for said in meant["annexes"]], meant["annexes"], read.get("annexes")
    papers = [folded(entry) for entry in read.get("background_papers") or []]
    ok = len(papers) == len(meant["papers"]) and all(
        said.startswith(folded(paper)) for said, paper in zip(papers, meant["papers"], strict=True)
    )
    yield "papers", ok, meant["papers"], read.get("background_papers")
    everything = _all_words(read)
    for said in meant["other"]:
        yield "kept", folded(said) in everything, said, ""


def _same(name: str, wanted: object, found: object) -> Iterator[tuple[str, bool, object, object]]:
    yield name, folded(wanted) == folded(found), wanted, found
