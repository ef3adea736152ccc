"""Addresses that do not go out with a report: those that only the council can open, and those of exempt annexes.

They are taken out wherever they stand: as the target of a link, in the words, in a field, a title or a list of papers.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from msgspec.structs import replace

from oscb_cli.layout.outline import annex_labels
from oscb_cli.model.blocks import Inline, Picture, Words, inlines_of
from oscb_cli.model.exempt_in_report import exempt_annexes
from oscb_cli.model.markdown import parse
from oscb_cli.model.patterns import regex
from oscb_cli.model.private_links import addresses_in, changed_block, is_private, is_private_in_words, leads_nowhere
from oscb_cli.model.report import Report
from oscb_cli.model.to_markdown import to_markdown
from oscb_cli.profile.schema import Profile

LEFT_OUT = "[address left out]"
_TEXTS = frozenset({"text", "items", "public_interest_reason"})
"""The keys whose values are in Markdown."""
_LINK = regex(r"\]\(\s*<?([^)\s>]+)")
_SENTENCE = regex(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n+")
_ANNEX = r"(?:annex|appendi)"
_SPEAKS_OF_EXEMPT_ANNEX = regex(
    rf"\b(?:exempt|confidential)\b[^.]{{0,40}}\b{_ANNEX}|"
    rf"\b{_ANNEX}[^.]{{0,60}}\b(?:exempt|confidential|not for publication)\b",
    re.IGNORECASE,
)
_SHORTEST_NAME = 6
"""Letters that the name of an exempt file has at least, for words to be looked for it."""


class Cleaner:
    """Takes the addresses that must not go out from what a report says, and counts them.

    :param report: as it was read.
    :param profile: by whose names its annexes are called.
    """

    def __init__(self, report: Report, profile: Profile) -> None:
        self.private = 0
        self.exempt = 0
        places = exempt_annexes(report)
        labels = annex_labels(report, profile) if places else []
        annexes = [report.annexes[place] for place in sorted(places)]
        names = [*(labels[place] for place in sorted(places)), *(annex.title for annex in annexes)]
        named = "|".join(re.escape(name) for name in names if name)
        self._names = re.compile(rf"\b(?:{named})(?!\w)", re.IGNORECASE) if named else None
        self._files = {annex.file for annex in annexes} | {
            PurePosixPath(annex.file.replace("\\", "/")).name for annex in annexes
        }
        self._files = {name for name in self._files if len(name) >= _SHORTEST_NAME}
        self._addresses = {annex.link for annex in annexes if annex.link}
        if places:
            self._addresses |= set(self._told_of(report))
        self._same = {_same(address) for address in self._addresses}

    def cleaned(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The data of a report without those addresses."""
        return {key: self._value(key, value) for key, value in data.items()}

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, Mapping):
            return self.cleaned(value)
        if isinstance(value, (list, tuple)):
            return [self._value(key, entry) for entry in value]
        if not isinstance(value, str) or not value:
            return value
        if key == "link":
            return "" if self._must_stay(value) else value
        return self._text(value) if key in _TEXTS else self._words(value)

    def _told_of(self, report: Report) -> Iterator[str]:
        """The addresses to which the text sends its readers for exempt annexes."""
        texts = [*report.recommendation.items, *(section.text for section in report.sections)]
        texts += [implication.text for implication in report.implications]
        for text in texts:
            for block in parse(text):
                for inline in inlines_of(block):
                    if isinstance(inline, Words) and inline.link and self._names and self._names.search(inline.text):
                        yield inline.link
            for sentence in _SENTENCE.split(text):
                if _SPEAKS_OF_EXEMPT_ANNEX.search(sentence) or (self._names and self._names.search(sentence)):
                    links = _LINK.findall(sentence)
                    yield from links
                    yield from (
                        sentence[start:end].rstrip(")")
                        for start, end in addresses_in(sentence)
                        if "/" in sentence[start:end]
                    )

    def _must_stay(self, address: str) -> bool:
        """Whether an address that something leads to must not go out; those that must not are counted."""
        if self._is_exempt(address):
            self.exempt += 1
            return True
        if is_private(address) or leads_nowhere(address):
            self.private += 1
            return True
        return False

    def _is_exempt(self, address: str) -> bool:
        same = _same(address)
        return bool(same) and any(same == one or same.startswith((f"{one}?", f"{one}/")) for one in self._same if one)

    def _text(self, text: str) -> str:
        blocks = parse(text)
        changed = [changed_block(block, self._inline) for block in blocks]
        return to_markdown(changed) if changed != list(blocks) else text

    def _inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Picture):
            return replace(inline, alternative=self._words(inline.alternative))
        if not isinstance(inline, Words):
            return inline
        link = "" if inline.link and self._must_stay(inline.link) else inline.link
        words = self._words(inline.text)
        return inline if (link, words) == (inline.link, inline.text) else replace(inline, text=words, link=link)

    def _words(self, words: str) -> str:
        kept, end = [], 0
        for start, stop in addresses_in(words):
            address = words[start:stop]
            if self._is_exempt(address):
                self.exempt += 1
            elif is_private_in_words(address):
                self.private += 1
            else:
                continue
            kept += [words[end:start], LEFT_OUT]
            end = stop
        left = "".join([*kept, words[end:]]) if kept else words
        for secret in (*self._addresses, *self._files):
            if secret in left:
                self.exempt += 1
                left = left.replace(secret, LEFT_OUT)
        return left


def _same(address: str) -> str:
    """An address as it is compared: without its scheme, capitals, “www.”, its end and its place within the page."""
    plain = unquote(address.strip()).casefold().partition("#")[0]
    return plain.partition("://")[2].removeprefix("www.").rstrip("/") or plain.removeprefix("www.").rstrip("/")
