"""Lines that mark a report as exempt and say nothing else: “EXEMPT – NOT FOR PUBLICATION”, “Exempt: Yes – paragraph 3”.

A line is taken for a mark only where every word of it, or of a piece of it between dashes, brackets or colons, is
accounted for: so “(EXEMPT)” at the end of a title is one, and “Exempt accommodation” is none.
"""

import re

from oscb_cli.model.exempt_handling import handling_in
from oscb_cli.model.exempt_words import (
    ANNEX_WORD,
    APART,
    NOT_PUBLIC,
    UNTIL,
    Mark,
    Place,
    holds_none,
    is_negative,
    may_mark,
    paragraphs_in,
    plain,
    shown,
)  # fmt: skip
from oscb_cli.model.patterns import regex

_LISTED = regex(r"[:;?|()\[\]{}\n\t,/]|\s-+\s|\.(?=\s|$)")
_FILLER = frozenset(
    "a an the this these that is are be it of by virtue under in accordance with to and or as because contains "
    "contain contained "
    "containing information report reports item items agenda paper papers document documents page paragraph "
    "paragraphs para paras "
    "number numbers no nos schedule 12a part parts i ii iii local government act acts 1972 amended section "
    "sections 100a 100i 4 1a 21 1 "
    "regulation regulations terms within falling falls category categories defined definition pursuant access "
    "variation order 2006 "
    "england for not publication yes members member only strictly private business session cabinet committee "
    "council executive "
    "must copied copy circulated distributed shared photocopied draft press public excluded exclusion status "
    "does any have "
    "reason reasons due sensitive purposes meaning provisions its contents entirety full local authorities "
    "executive arrangements "
    "meetings 2012 until published release disclosed disclosure from on ground grounds relating relates involves "
    "likely virtue "
    "commercial financial affairs particular person individual exemption exempted classification marking "
    "handling wholly "
    "pink yellow gold green blue b 2 restricted confidential exempt official secret closed content materials "
    "material".split()
)
_STRONG = regex(
    rf"{NOT_PUBLIC}|\bexempt\b|\bconfidential\b|\bprivate (?:report|item|paper|document|session|agenda)\b|"
    r"\bclosed (?:report|item|paper|session|agenda)\b|\bpink papers?\b|\b(?:press|public) excluded\b"
)
_STRONG_WITH_PARAGRAPH = regex(rf"{_STRONG.pattern}|\bexemption\b")
_WEAK = regex(
    r"\brestricted\b|\bofficial\W+sensitive\b|\bsecret\b|^part (?:2|ii|b)(?: (?:report|item|agenda))?$|\bmembers "
    r"only\b|^private$"
)
_A_LABEL = regex(
    r"^(?:(?:any|does|the|this|report|contains?|is|are|there|an?|whether|if|it) )*(?:exempt|confidential)"
    r"(?: (?:or|and) (?:exempt|confidential))*(?: information| business| matters?| items?)?(?: not for "
    r"publication)?$|^not for publication$"
)
_LONGEST_AMONG_OTHERS = 30
_ABOUT_REPORTS = regex(
    r"\b(?:report|publication|confidential\w*|exempt|classification|access|marking|public|press|schedule 12a|agenda)\b|"
    r"^(?:\d{1,2}(?:st|nd|rd|th)? )?[a-z]{3,9} \d{4}$"
)
_TOKEN = regex(r"[a-z0-9]+")
_LONGEST_LINE = 60
"""Words up to which a line may be a mark and nothing else."""


def mark_of_line(words: str, place: Place) -> Mark | None:
    """What a line marks as exempt by itself: every word of it, or of a piece of it, is part of the mark.

    :param place: where it stands; what is a heading in the text is a mark at the head of a page.
    """
    if not may_mark(words):
        return None
    line = plain(words)
    told = shown(words)
    if len(line.split()) > _LONGEST_LINE:
        return None
    pieces = [piece.strip(" .,!'\"-") for piece in (_LISTED if place == "property" else APART).split(line)]
    pieces = [piece for piece in pieces if piece]
    if is_negative(line) or holds_none(line):
        return None
    strong = _STRONG_WITH_PARAGRAPH if paragraphs_in(line) else _STRONG
    marks = [piece for piece in pieces if _is_closed(piece) and (strong.search(piece) or _WEAK.search(piece))]
    if place == "line" and not _in_its_company(pieces, marks):
        return None
    if not marks and not _WEAK.search(line.strip()):
        return None
    return _weighed(line, pieces, marks, told, place)


def line_marks(words: str, place: Place) -> list[Mark]:
    """What a line marks by itself: one mark, or none."""
    mark = mark_of_line(words, place)
    if mark is None and place in {"page", "line"} and may_mark(words) and not is_negative(plain(words)):
        mark = handling_in(plain(words), shown(words))
    return [] if mark is None else [mark]


def _weighed(line: str, pieces: list[str], marks: list[str], told: str, place: Place) -> Mark | None:
    paragraphs = paragraphs_in(line)
    says_yes = any(piece.split()[0].strip(",") == "yes" for piece in pieces)
    if ANNEX_WORD.search(line) and place != "page":
        return Mark(told, "annex", paragraphs=paragraphs)
    if ANNEX_WORD.search(line):
        return Mark(told, certain=False, paragraphs=paragraphs)  # the page may be the annex's, or the report's
    if not marks:
        whole = place in {"page", "property"} and re.search(r"\bofficial\W+sensitive\b", line)
        return Mark(told, certain=False, paragraphs=paragraphs) if whole else None
    strong = [piece for piece in marks if (_STRONG_WITH_PARAGRAPH if paragraphs else _STRONG).search(piece)]
    if not strong:
        return _weak_mark(pieces, marks, told, place, paragraphs)
    if "?" in line and not says_yes:
        return None
    only_labels = strong[0] == pieces[0] and all(_A_LABEL.match(piece) for piece in strong)
    if only_labels and place == "line" and not says_yes and not paragraphs:
        if len(pieces) == 1:
            alone = re.fullmatch(r"exempt|confidential|not for publication", pieces[0])
            return Mark(told) if alone else None
        rest = [piece for piece in pieces if piece not in marks]
        if rest and re.search(r"information|business|matters|not for publication", strong[0]):
            return Mark(told, certain=False)
    a_draft = "draft" in line and not paragraphs and not re.search(r"exempt|confidential", line)  # it may only be early
    return Mark(told, certain=not (a_draft or UNTIL.search(line)), paragraphs=paragraphs)


def _weak_mark(
    pieces: list[str], marks: list[str], told: str, place: Place, paragraphs: tuple[int, ...]
) -> Mark | None:
    """What words say that mark a report only where nothing else can be meant: “restricted”, “private”, “Part 2”."""
    is_part = all(piece.startswith("part") for piece in marks)
    answers = len(pieces) > 1 and pieces[0] not in marks and _ABOUT_REPORTS.search(pieces[0]) is not None
    if place == "line" and not answers and len(pieces) > len(marks):
        return None
    if place == "title" and is_part:
        return None  # of a plan in parts, as likely as of the agenda
    alone = place in {"page", "field"} and any(
        re.fullmatch(r"(?:strictly )?restricted|private", piece) for piece in marks
    )
    return Mark(told, certain=alone or (place == "line" and answers), paragraphs=paragraphs)


def _in_its_company(pieces: list[str], marks: list[str]) -> bool:
    """Whether a piece of a line in the text marks the report, and not what else the line is about: “VAT: exempt”."""
    if any(" " in piece and _STRONG.search(piece) for piece in marks):
        return len(pieces) == len(marks) or sum(len(piece.split()) for piece in pieces) <= _LONGEST_AMONG_OTHERS
    return all(_is_closed(piece) or _ABOUT_REPORTS.search(piece) for piece in pieces)


def _is_closed(piece: str) -> bool:
    return all(token in _FILLER or token.isdigit() for token in _TOKEN.findall(piece))
