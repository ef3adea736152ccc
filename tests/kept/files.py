"""Reports whose paragraphs begin in awkward ways, as Word files, texts and PDFs, and what they say."""

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

from tests.officers.forms import Para

SECTIONS = ("Executive Summary", "Background to the matter", "Options for the town", "Risk Management")
PLAIN = (
    "The council owns the building and has let it since 1998.",
    "Residents asked for longer hours, and most of them in the evening.",
    "A decision is needed before the summer so that work can begin.",
    "Members saw the place in the spring and asked for this report.",
)
_WORD = re.compile(r"[^\W_]+")
NUMBERINGS = ("none", "automatic", "{n}. ", "{n}.\t", "({n}) ", "{n}) ", "{s}.{n} ", "{s}.{n}\t")


def words_of(text: str) -> list[str]:
    """The words and figures of a text, in order; marks between them are none."""
    return _WORD.findall(text)


def batches(beginnings: Sequence[str], size: int, seed: int) -> Iterator[list[str]]:
    """The beginnings, some at a time, in an order by chance."""
    mixed = list(beginnings)
    random.Random(seed).shuffle(mixed)
    for place in range(0, len(mixed), size):
        yield mixed[place : place + size]


def sections(beginnings: Sequence[str], seed: int) -> list[tuple[str, list[str]]]:
    """Sections whose paragraphs begin so, with plain ones among them."""
    rng = random.Random(seed)
    paragraphs = [*beginnings, *PLAIN]
    rng.shuffle(paragraphs)
    share = -(-len(paragraphs) // len(SECTIONS))
    return [(heading, paragraphs[n * share : (n + 1) * share]) for n, heading in enumerate(SECTIONS)]


def typed(said: Sequence[tuple[str, list[str]]], numbering: str) -> list[Para]:
    """A report with these sections as somebody would type it, its paragraphs numbered in some way.

    :param numbering: what is typed before a paragraph ({n} and {s} its number and its section's), ``automatic`` or
        ``none``.
    """
    number = 0

    def numbered(words: str, section: int, within: int) -> Para:
        nonlocal number
        number += 1
        if numbering == "automatic":
            return Para(words, number="main")
        if numbering == "none":
            return Para(words)
        return Para(numbering.format(n=within if "{s}" in numbering else number, s=section) + words)

    blocks = [
        Para("Divisions Affected – All"), Para("CABINET", "bold"), Para("17 November 2026", "bold"),
        Para("The old mill", "bold"), Para("Report by Director of Property Services", "bold"),
        Para("RECOMMENDATION", "bold"),
        numbered("The Cabinet is RECOMMENDED to approve the scheme.", 1, 1),
    ]  # fmt: skip
    for place, (heading, paragraphs) in enumerate(said, start=2):
        blocks.append(Para(heading, "bold"))
        blocks += [numbered(words, place, within) for within, words in enumerate(paragraphs, start=1)]
    blocks += [Para("Legal Implications", "bold"), numbered("None arise from what is proposed in this report.", 7, 1)]
    blocks += [Para("Comments checked by: Ada Marsh, Solicitor, ada.marsh@example.gov.uk, 9 September 2026")]
    blocks += [
        Para("Jay Demo", "bold"),
        Para("Director of Property Services"),
        Para("Annex: Nil"),
        Para("Background papers: Nil"),
    ]
    return [
        *blocks,
        Para("Contact Officer: Cy Vale, Officer, 01865 496 0123, cy.vale@example.gov.uk"),
        Para("November 2026"),
    ]


def said_in(data: dict[str, Any]) -> list[str]:
    """All words of a report's recommendation, sections and implications, headings too, in order."""
    parts = [*data.get("recommendation", {}).get("items", [])]
    for entry in (*data.get("sections", ()), *data.get("implications", ())):
        parts += [entry.get("heading", ""), entry.get("text", "")]
    return words_of(" ".join(parts).replace("\\", ""))
