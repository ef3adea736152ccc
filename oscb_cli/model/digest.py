"""The digest of what somebody signed off: the words of an implication, and what else its checker relied on.

Version 2 (written today): ``2:`` and, separated by commas, for each part its name, ``=``, and the first 20 hexadecimal
digits of the SHA-256 of its normal words; first ``text``, then what the profile says that the area relies on, in the
profile's order: ``2:text=5f0c…,recommendation=91ab…``. The normal words of a text are made so:

1. the Markdown is read, and only its words are kept: of paragraphs, lists, quotations and tables in their order, the
   address of a link after its words; marks of emphasis and of lists are no words;
2. a number typed at the head of a paragraph is left out (``4.``, ``(4)``, and ``4.1`` before a capital letter);
3. Unicode NFKC; straight quotation marks, apostrophes and hyphens for the typographical ones;
4. white space becomes one space between words, and none at the ends.

So spaces, quotation marks, dashes and typed paragraph numbers may change; words may not. The normal words of the
recommendation are those of who decides and of its items, one after the other; of a section, those of its text.

Version 1: ``1:`` and 32 hexadecimal digits, of the Markdown of the text alone; read, and no longer written.
"""

import base64
import hashlib
import unicodedata
from collections.abc import Iterator, Sequence

from oscb_cli.model.blocks import Block, Inline, List, Paragraph, Quote, Table, Words, plain_inlines
from oscb_cli.model.markdown import parse
from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Implication, Report

TEXT = "text"
_TYPED_NUMBER = regex(r"(\A|\n[ \t]*\n)[ \t]*\(?\d{1,3}[.)][ \t]+")
_TYPED = regex(r"\(?\d{1,3}(?:[.)]\s+(?=\S)|\.\d{1,2}[.)]?\s+(?=[\"'“‘(]?[A-Z]))")  # and not “10.5 million”
"""What version 2 takes for a number. It is no judgement (``model.typed_numbers``), and must never change: digests of
sign-offs are kept in councils' files."""

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})
_LENGTH = 20
_CODE_LENGTH = 8


def text_digest(text: str) -> str:
    """The digest of a text alone, version 1: ``1:`` and 32 hexadecimal digits. Two texts of the same words have one."""
    normal = _normal(_TYPED_NUMBER.sub(r"\1", text.strip()))
    return f"1:{hashlib.sha256(normal.encode()).hexdigest()[:32]}"


def signed_digest(report: Report, implication: Implication, relies_on: Sequence[str] = ()) -> str:
    """The digest, version 2, of what a checker of an implication agrees to.

    :param relies_on: what else the checker relies on: ``recommendation``, ``title``, or the key of a section.
    """
    parts = [(TEXT, normal_words(implication.text)), *((name, _words_of(name, report)) for name in relies_on)]
    return "2:" + ",".join(f"{name}={_hash(words)}" for name, words in parts)


def changed_since(digest: str, report: Report, implication: Implication) -> tuple[str, ...]:
    """The parts whose words are no longer those that were signed off; none where the sign-off still counts.

    A digest that cannot be read is of other words.
    """
    version, _, rest = digest.partition(":")
    if version == "1":
        return () if digest == text_digest(implication.text) else (TEXT,)
    pairs = [entry.partition("=") for entry in rest.split(",")]
    if version != "2" or not all(separator for _, separator, _ in pairs):
        return (TEXT,)
    return tuple(name for name, _, agreed in pairs if _hash_of(name, report, implication) != agreed)


def code_of(digest: str, area: str) -> str:
    """A short code for a digest and an area, for e-mails: two groups of four letters and digits (RFC 4648, base 32)."""
    code = base64.b32encode(hashlib.sha256(f"{area}|{digest}".encode()).digest()).decode()[:_CODE_LENGTH]
    return f"{code[:4]}-{code[4:]}"


def same_words(text: str, other: str) -> bool:
    """Whether two texts say the same, to the figure: only spaces and the sort of marks may differ."""
    return _all_words(text) == _all_words(other)


def _all_words(text: str) -> str:
    return _normal(" ".join(words for block in parse(text) for words in _words(block, typed=True)))


def normal_words(text: str) -> str:
    """The words of a text in Markdown, as the digest sees them."""
    if not text.strip():
        return ""
    return _normal(" ".join(words for block in parse(text) for words in _words(block)))


def _hash_of(name: str, report: Report, implication: Implication) -> str:
    return _hash(normal_words(implication.text) if name == TEXT else _words_of(name, report))


def _words_of(name: str, report: Report) -> str:
    """The normal words of a part that a checker relies on; empty where the report has none."""
    if name == "recommendation":
        parts = [report.recommendation.decision_maker, *report.recommendation.items]
        return " ".join(filter(None, map(normal_words, parts)))
    if name == "title":
        return _normal(report.title)
    return " ".join(filter(None, (normal_words(section.text) for section in report.sections if section.key == name)))


def _words(block: Block, *, typed: bool = False) -> Iterator[str]:
    """The words of a block.

    :param typed: whether what looks like a typed number before a paragraph is among them.
    """
    match block:
        case Paragraph():
            words = _inline_words(block.inlines)
            number = None if typed else _TYPED.match(words)
            yield words[number.end() :] if number is not None else words
        case List():
            yield from (words for entry in block.entries for child in entry for words in _words(child, typed=typed))
        case Quote():
            yield from (words for child in block.blocks for words in _words(child, typed=typed))
        case Table():
            yield from (_inline_words(cell) for row in (block.header, *block.rows) for cell in row)


def _inline_words(inlines: tuple[Inline, ...]) -> str:
    words = []
    for place, inline in enumerate(inlines):
        words.append(plain_inlines((inline,)))
        following = inlines[place + 1] if place + 1 < len(inlines) else None
        if isinstance(inline, Words) and inline.link and getattr(following, "link", "") != inline.link:
            words.append(f" {inline.link} ")
    return "".join(words)


def _normal(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words.translate(_STRAIGHT)).translate(_STRAIGHT).split())


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_LENGTH]
