"""How much words look like a job title, or a part of one; the words that speak for it are the vocabulary's."""

from functools import lru_cache

from oscb_cli.profile.vocabulary import Vocabulary

_MOST_WORDS = 18
_SMALL = {"of", "for", "and", "the", "to", "in", "on", "with", "by", "at", "&", "/", "–", "-"}
_NO = -9.0


@lru_cache(maxsize=4096)
def title_likeness(words: str, vocabulary: Vocabulary) -> float:
    """How much words look like a job title, or a part of one: from -9 (they cannot be) to about 4."""
    tokens = [token.strip("(),.;:[]’'\"–—-/") for token in words.replace("/", " ").split()]
    tokens = [token for token in tokens if token]
    if not tokens or len(tokens) > _MOST_WORDS or "@" in words:
        return _NO
    folded = [token.casefold().removesuffix("'s").removesuffix("’s") for token in tokens]
    heads = [word for word in folded if word in vocabulary.title_heads or word.rstrip("s") in vocabulary.title_heads]
    fields = [word for word in folded if word in vocabulary.fields or word in vocabulary.teams]
    small = [word for word in folded if word in _SMALL]
    strange = len(tokens) - len(fields) - len(small) - sum(word in vocabulary.title_heads for word in folded)
    score = 2.0 * bool(heads) + 0.5 * min(len(fields), 3) - 0.3 * max(0, strange - 1)
    lower = sum(token[:1].islower() for token in tokens) - len(small)
    score -= 0.8 * max(0, lower)
    if folded[0].split("-")[0] in vocabulary.first_names and len(tokens) < 4:
        score -= 1.5
    if not heads and not fields:
        score -= 1.0
    if words.rstrip().endswith((".", "?", "!")):
        score -= 1.0
    return score
