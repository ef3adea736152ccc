"""The first letter of words that are joined to others: names, codes, addresses and quotations keep theirs.

Whoever says something himself says it in small letters and raises it where it begins a sentence; to lower is for words
that others wrote.
"""

_WITHIN_WORDS = str.maketrans("", "", "'’-")
_MAY_PRECEDE_A_NAME = frozenset(
    "a an the this these that those what which who whom whose where when how if in of".split()
)


def raised(words: str) -> str:
    """Words as they begin a sentence; a file's name, an address or a code at their head stays as it is."""
    first, _ = _first_word(words)
    return words[:1].upper() + words[1:] if first.islower() else words


def lowered(words: str) -> str:
    """Words as they go on after a colon: the first letter is small only where the first word is an ordinary one.

    A word is none with other capitals in it or a figure (EPC, ST015), and none where the next word has a capital too
    (Ada Marsh), unless it is a small word such as “the”.
    """
    first, rest = _first_word(words)
    if not first or not (first[1:].islower() or first == "A"):
        return words
    if rest[:1].isupper() and first.lower() not in _MAY_PRECEDE_A_NAME:
        return words
    return words[:1].lower() + words[1:]


def _first_word(words: str) -> tuple[str, str]:
    """The first word, empty where it is not of letters only, and what follows it."""
    first, _, rest = words.partition(" ")
    letters = first.rstrip(",:;").translate(_WITHIN_WORDS)
    return letters if letters.isalpha() else "", rest.lstrip()
