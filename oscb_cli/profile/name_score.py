"""How much words have the shape of one person's name: a part of what the judge of names (``names``) goes by."""

from oscb_cli.model.patterns import regex
from oscb_cli.profile.name_words import is_after_name, is_initials, is_word_like
from oscb_cli.profile.vocabulary import Vocabulary

_MOST_WORDS = 6
_LONGEST_ABBREVIATION = 4
_EDGES = " \t\n,;:–—-[]"
_SMALL = {"of", "for", "and", "the", "to", "in", "on", "with", "by", "at", "&", "/", "–", "-"}
_FOREIGN = regex(r"[\d@:;!?\[\]<>_“”]")
_PRONOUNS = regex(r"\s*\([a-z]{2,6}\s?/\s?[a-z]{2,6}(?:\s?/\s?[a-z]{2,6})?\)", 2)
NO_NAME = -9.0


def may_be_name(words: str) -> bool:
    """Whether words can stand for a name where a line is nothing else, as is seen at once: few, and with capitals."""
    count = words.count(" ") + 1
    if count > _MOST_WORDS + 2 or not words or (words[0].islower() and not any(c.isupper() for c in words)):
        return False
    return _FOREIGN.search(words) is None and ("/" not in words or _PRONOUNS.search(words) is not None)


def shape(words: str, vocabulary: Vocabulary) -> float:
    """How much words have the shape of one person's name: from -9 (none at all) to about 4."""
    if _FOREIGN.search(words) is not None:
        return NO_NAME
    words = _PRONOUNS.sub("", words) if "/" in words else words
    tokens = words.strip(_EDGES).split()
    score = 0.0
    while tokens and tokens[0].rstrip(".").casefold() in vocabulary.honorifics and len(tokens) > 1:
        score += 0.7
        tokens = tokens[1:]
    while len(tokens) > 1 and is_after_name(tokens[-1], vocabulary):
        score += 0.5
        tokens = tokens[:-1]
    if not 1 <= len(tokens) <= _MOST_WORDS or any(not _can_be_in_name(token, vocabulary) for token in tokens):
        return NO_NAME
    if len(tokens) == 1:
        return -1.0 + score
    return score + _weighed(tokens, vocabulary) - 0.3 * max(0, len(tokens) - 4)


def _weighed(tokens: list[str], vocabulary: Vocabulary) -> float:
    folded = [token.strip("(),.").casefold() for token in tokens]
    known_first = folded[0].split("-")[0] in vocabulary.first_names
    score = 1.0 + (1.5 if known_first else 0.0)
    score += 0.5 * any(token in vocabulary.particles for token in folded[1:-1])
    score += 0.7 * (len(tokens[0].rstrip(".")) == 1 and is_initials(tokens[0]))
    rest = folded[1:] if known_first else folded
    office = [word for word in rest if word in vocabulary.title_heads]
    other = [word for word in rest if word in vocabulary.fields or word in vocabulary.teams]
    weight = 0.5 if known_first and len(tokens) == 2 else 1.3
    score -= weight * (1.6 * len(office) + len(other))
    if len(tokens) > 2 and folded[-1] in vocabulary.title_heads:
        score -= 1.0
    upper = [token for token in tokens if token.isupper() and 1 < len(token.rstrip(".")) <= _LONGEST_ABBREVIATION]
    if upper and len(upper) < len(tokens) and not any("." in token for token in upper):
        score -= 1.2 * len(upper)
    return score


def _can_be_in_name(token: str, vocabulary: Vocabulary) -> bool:
    bare = token.strip(",.()")
    if not bare:
        return False
    if bare.casefold() in vocabulary.particles:
        return True
    if bare.casefold() in _SMALL:
        return False
    return is_word_like(bare) and (not bare[0].islower() or "'" in bare[:2] or "’" in bare[:2])
