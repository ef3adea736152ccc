"""A name typed all in capitals, as names are written."""

_LONGEST_ABBREVIATION = 4


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
