"""What words are like: the name of a person, a job title, a team, a placeholder. Each is weighed, none is certain.

What speaks for something is positive, what speaks against it negative; 1 is a sign, 3 leaves little doubt. The words
that signs are made of are the vocabulary's (``profile.vocabulary``).
"""

from oscb_cli.model.patterns import regex
from oscb_cli.profile.vocabulary import Vocabulary

_WORD = regex(r"[^\W\d_]+(?:[.'’‐‑-]?[^\W\d_]+)*\.?")
_INITIALS = regex(r"(?:[^\W\d_]\.){1,4}|[A-Z]{1,2}\.?")
_EDGES = " \t\n,;:.–—-()[]"
_MOST_NAME_WORDS = 6
_MOST_TITLE_WORDS = 18
_LONGEST_ABBREVIATION = 4
_SMALL = {"of", "for", "and", "the", "to", "in", "on", "with", "by", "at", "&", "/", "–", "-"}
NO = -9.0


def name_likeness(words: str, vocabulary: Vocabulary) -> float:
    """How much words look like the name of one person: from -9 (they cannot be) to about 4."""
    tokens = words.strip(_EDGES.replace(".", "")).split()
    if not tokens or len(tokens) > _MOST_NAME_WORDS + 2 or any(c.isdigit() or c in '@:;!?[]<>/_"“”' for c in words):
        return NO
    score = 0.0
    while tokens and tokens[0].rstrip(".").casefold() in vocabulary.honorifics and len(tokens) > 1:
        score += 0.7
        tokens = tokens[1:]
    while len(tokens) > 1 and _is_after_name(tokens[-1], vocabulary):
        score += 0.5
        tokens = tokens[:-1]
    if not 1 <= len(tokens) <= _MOST_NAME_WORDS:
        return NO
    if any(not _can_be_in_name(token, vocabulary) for token in tokens):
        return NO
    if len(tokens) == 1:
        return -1.0 + score
    folded = [token.strip("(),.").casefold() for token in tokens]
    known_first = folded[0].split("-")[0] in vocabulary.first_names
    score += 1.0 + (1.5 if known_first else 0.0)
    score += 0.5 * any(token in vocabulary.particles for token in folded[1:-1])
    score += 0.7 * (_INITIALS.fullmatch(tokens[0]) is not None and len(tokens[0].rstrip(".")) == 1)
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
    return score - 0.3 * max(0, len(tokens) - 4)


def _can_be_in_name(token: str, vocabulary: Vocabulary) -> bool:
    bare = token.strip(",.()")
    if not bare:
        return False
    if bare.casefold() in vocabulary.particles:
        return True
    if bare.casefold() in _SMALL:
        return False
    return _WORD.fullmatch(bare) is not None and (bare[0].isupper() or not bare[0].islower() or "'" in bare[:2])


def _is_after_name(token: str, vocabulary: Vocabulary) -> bool:
    bare = token.strip(",.()")
    return bare.casefold() in vocabulary.letters_after and (bare.isupper() or any(c.isupper() for c in bare[1:]))


def is_after_name(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words are letters after a name and nothing else: “CPFA”, “MSc, FCCA”."""
    tokens = words.replace(",", " ").split()
    return bool(tokens) and all(_is_after_name(token, vocabulary) for token in tokens)


def title_likeness(words: str, vocabulary: Vocabulary) -> float:
    """How much words look like a job title, or a part of one: from -9 to about 4."""
    tokens = [token.strip("(),.;:[]’'\"–—-/") for token in words.replace("/", " ").split()]
    tokens = [token for token in tokens if token]
    if not tokens or len(tokens) > _MOST_TITLE_WORDS or "@" in words:
        return NO
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


def is_placeholder(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words stand where a name should be, and name nobody: “tbc”, “[name]”, “awaiting comments”."""
    said = " ".join(words.casefold().split()).strip(" .…:;-–?*")
    if not said or words.strip().startswith(("[", "<", "?", "_")):
        return True
    if said in vocabulary.nothing:
        return True
    return any(said == remark or said.startswith(f"{remark} ") for remark in vocabulary.remarks) and len(said) < 60


def is_nothing(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words say that there is nothing: “Nil”, “None”, “N/A”."""
    return " ".join(words.casefold().split()).strip(" .:;") in vocabulary.nothing


def named_in(address: str, words: str) -> float:
    """How well an e-mail address fits a name: 0 where it does not, up to 2."""
    local = address.partition("@")[0].casefold()
    parts = [part for part in _parts_of(local) if len(part) > 1]
    tokens = {bare for token in words.casefold().split() for bare in _bare(token)}
    found = sum(part in tokens for part in parts)
    return min(2.0, float(found)) if found else 0.0


def _parts_of(local: str) -> list[str]:
    """The parts of an address before the “@”, between dots, hyphens and underscores, and joined without them."""
    parts = local.replace("_", ".").replace("-", ".").split(".")
    return [*parts, local.replace(".", "").replace("-", "")]


def _bare(token: str) -> list[str]:
    letters = "".join(c for c in token if c.isalpha())
    return [letters, *("".join(c for c in part if c.isalpha()) for part in token.replace("’", "-").split("-"))]


def in_name_case(name: str) -> str:
    """A name typed all in capitals as names are written, ``WREN O’QUAYLE`` as ``Wren O’Quayle``; others as they are."""
    if not name.isupper() or len(name) <= _LONGEST_ABBREVIATION:
        return name
    return " ".join(_cased(token, place) for place, token in enumerate(name.split()))


_PARTICLES_SMALL = {"DE", "DA", "DOS", "DEL", "DI", "VAN", "VON", "DEN", "DER", "BIN", "BINTI", "AP", "LA", "LE", "Y"}
_TITLES_ALIKE = {"CPFA", "KC", "QC", "OBE", "MBE", "CBE", "MP", "JP", "DL"}


def _cased(token: str, place: int) -> str:
    if token.strip(",") in _TITLES_ALIKE or (
        "." in token and len(token) <= _LONGEST_ABBREVIATION and token[:2] != "DR"
    ):
        return token
    if place and token in _PARTICLES_SMALL:
        return token.lower()
    pieces: list[str] = []
    for piece in _at_hyphens(token):
        if piece[:2] == "MC" and len(piece) > 3:
            pieces.append(f"Mc{piece[2:].capitalize()}")
        else:
            pieces.append(piece.capitalize())
    return "".join(pieces)


def _at_hyphens(token: str) -> list[str]:
    """A word in pieces at hyphens and apostrophes, which stay, so that each begins with a capital."""
    found: list[str] = [""]
    for place, letter in enumerate(token):
        if letter in "-‐‑":
            found += [letter, ""]
        elif letter in "'’" and place <= 2:
            found[-1] += letter
            found.append("")
        else:
            found[-1] += letter
    return [piece for piece in found if piece]
