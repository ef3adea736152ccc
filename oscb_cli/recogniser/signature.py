"""Where a report is signed: at the end of its body, before annexes and background papers, a name and a job title.

Who stands there signs, however strange the name is. A checker is named after a label, or goes on with lines under one:
a line with neither is nobody's sign-off.
"""

from collections.abc import Sequence

from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.name_words import ONE_WORD, REMARK, TITLE
from oscb_cli.profile.names import Likely, judge_words
from oscb_cli.profile.schema import CLOSING_PARTS
from oscb_cli.recogniser.closing import SIGNED, is_title_first, parted_name
from oscb_cli.recogniser.facts import Facts, Whole
from oscb_cli.recogniser.people import people_in

_MOST_WORDS_OF_NAME = 8
_MOST_WORDS_OF_TITLE = 18
_MOST_LINES = 4
_FEW = 2
_CLEARLY_A_TITLE = 1.0
_LONGEST_SHORTENED = 4
_AFTER = {*CLOSING_PARTS} - {"signatory", "month"}
_NONE = range(0)


def signature(facts: Sequence[Facts], whole: Whole) -> range:
    """The places of the lines with which a report is signed; none where nothing stands where signatures do."""
    end = _end_of_body(facts, whole)
    begins = whole.last_known + 1
    for first in range(max(begins, end - _MOST_LINES), end):
        lines = facts[first:end]
        if _is_label_alone(lines[0]):
            if len(lines) > 1 and _can_sign(lines[1:], whole, said=True):
                return range(first, end)
            continue
        said = SIGNED.match(lines[0].words) is not None
        if _can_sign(lines, whole, said=said) and (
            said or (_signs_council(whole, lines) and _not_a_checkers(facts, begins, first, lines, whole))
        ):
            return range(first, end)
    return _NONE


def is_signing(words: str, whole: Whole) -> bool:
    """Whether words are the job title under “Report by”, which whoever signs has too."""
    return bool(whole.signing) and " ".join(words.split()).casefold().strip(" .,") == whole.signing


def _end_of_body(facts: Sequence[Facts], whole: Whole) -> int:
    """The place of the first line of the closing after the last heading, its month before it left out."""
    end = len(facts)
    for place in range(whole.last_known + 1, len(facts)):
        fact = facts[place]
        label = fact.label
        if fact.annex or (label is not None and label.key in _AFTER and not fact.line.list_kind):
            end = place
            break
    while end and facts[end - 1].month:
        end -= 1
    return end


def _signs_council(whole: Whole, lines: Sequence[Facts]) -> bool:
    """Whether the council's reports are signed, or this one's signature has the job title under “Report by”."""
    return whole.profile.has("signatory") or any(is_signing(fact.words, whole) for fact in lines)


def _is_label_alone(fact: Facts) -> bool:
    return SIGNED.fullmatch(fact.words) is not None


def _can_sign(lines: Sequence[Facts], whole: Whole, *, said: bool) -> bool:
    """Whether lines are a name and a job title, on one line or on several, and nothing else."""
    if not all(_is_plain(fact) for fact in lines[1:]) or not _is_plain(lines[0], signed=said):
        return False
    words = SIGNED.sub("", lines[0].words, count=1) if said else lines[0].words
    name, comma, rest = parted_name(words, whole.vocabulary)
    if len(lines) == 1:
        if comma and _is_title(rest, whole):
            return _can_be_name(name, whole, title=said or is_signing(rest, whole))
        return _is_name(words, whole) and (said or lines[0].title < 1)
    if len(lines) == 2 and is_title_first(words, lines[1].words, whole.vocabulary):
        return is_signing(words, whole) or _is_name(lines[1].words, whole)
    titles = [fact.words for fact in lines[1:]]
    if comma and _is_title(rest, whole) and _is_name(name, whole):
        titles.append(rest)
    if not (_is_title(titles[0], whole) or is_signing(" ".join(titles), whole)):
        return False
    return not any(_is_name(title, whole) for title in titles) and _can_be_name(words, whole, title=said)


def _is_plain(fact: Facts, *, signed: bool = False) -> bool:
    """Whether a line can be one of a signature: short, and no item of a list, heading, label or sentence."""
    line, words = fact.line, fact.words
    if not words or line.table is not None or line.level or line.list_kind or line.quote or fact.month:
        return False
    if line.shown or line.role or "@" in words or fact.count > _MOST_WORDS_OF_NAME + _MOST_WORDS_OF_TITLE:
        return False
    if not signed and (fact.checker is not None or fact.part is not None or fact.label is not None):
        return False
    return not words.endswith((";", ":", "?", "!")) and not (words.endswith(".") and fact.count > _MOST_WORDS_OF_NAME)


def _is_title(words: str, whole: Whole) -> bool:
    if is_signing(words, whole):
        return True
    return len(words.split()) <= _MOST_WORDS_OF_TITLE and title_likeness(words, whole.vocabulary) > 0


def _is_name(words: str, whole: Whole) -> bool:
    judged = judge_words(words, whole.vocabulary)
    return (
        _has_shape(words, whole)
        and judged.likely is Likely.YES
        and judged.score > title_likeness(words, whole.vocabulary)
    )


def _can_be_name(words: str, whole: Whole, *, title: bool) -> bool:
    """Whether words above a job title can be a name, however strange: few, and no sentence, date or remark.

    :param title: whether a name stands there anyway, so that even words of a job title are one.
    """
    if not _has_shape(words, whole):
        return False
    judged = judge_words(words, whole.vocabulary)
    if judged.likely is not Likely.NO or title:
        return True
    if judged.taken_for not in {ONE_WORD, TITLE, REMARK}:
        return False
    tokens = words.split()
    small = sum(token.islower() and token not in whole.vocabulary.particles for token in tokens)
    if len(tokens) <= _FEW:
        return not small
    few = small <= 1 and not tokens[0].islower() and not tokens[-1].islower()  # Saskia in ’t Veld
    return few and title_likeness(words, whole.vocabulary) < _CLEARLY_A_TITLE


def _has_shape(words: str, whole: Whole) -> bool:
    tokens = words.split()
    if not 0 < len(tokens) <= _MOST_WORDS_OF_NAME or any(c.isdigit() for c in words):
        return False
    if words.endswith(".") and len(tokens[-1]) > _LONGEST_SHORTENED:
        return False  # a sentence, and not “Clement Obi, Jr.”
    small = [token for token in tokens if token.islower() and token not in whole.vocabulary.particles]
    return len(small) * 2 < len(tokens) or len(small) == len(tokens)


def _not_a_checkers(facts: Sequence[Facts], begins: int, first: int, lines: Sequence[Facts], whole: Whole) -> bool:
    """Whether no label above leaves a checker unnamed, or without a job title, who would be the one named here."""
    label = next((place for place in range(first - 1, begins - 1, -1) if facts[place].checker is not None), None)
    if label is None:
        return True
    checker = facts[label].checker
    told = [facts[label].words[checker[0] if checker is not None else 0 :]]
    told += [fact.words for fact in facts[label + 1 : first]]
    words = "\n".join(said for said in told if said)
    people = people_in(words, whole.vocabulary) if words.strip() else []
    if not people:
        return False
    named = judge_words(people[0].get("name", ""), whole.vocabulary)
    return (
        named.likely is not Likely.YES or any(set(one) - {"name"} for one in people) or _is_name(lines[0].words, whole)
    )
