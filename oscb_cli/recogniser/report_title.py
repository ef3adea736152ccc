"""The title of a report among the lines of its header that are nothing else."""

import re

from oscb_cli.model.patterns import regex
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import Vocabulary, vocabulary_of
from oscb_cli.recogniser.gathered import Gathered
from oscb_cli.recogniser.line import HEADER_LINE, HEADER_MORE, Line
from oscb_cli.recogniser.meetings import BODY, is_the_council
from oscb_cli.recogniser.tick_boxes import BOX

_EDGES = " \t-–—•:"
_COUNCIL = regex(r"(?:the )?(?:(?:royal|london) borough (?:council )?of .+|.+ council)", re.IGNORECASE)


def take_title(left: list[Line], profile: Profile, gathered: Gathered) -> list[Line]:
    """Take the title: what of the lines that are left looks most like one, by style, type and place.

    :return: the lines that are no part of it.
    """
    if not left or "title" in gathered.data:
        return left
    signed = gathered.spots.get("/report_by")
    vocabulary = vocabulary_of(profile)
    noise = frozenset(words for line in left if _is_noise(words := line.words.strip(_EDGES).casefold(), vocabulary))

    def likeness(place: int) -> float:
        line = left[place]
        score = 4.0 * (line.level == 1) + 2.0 * line.emphatic + 0.2 * place
        score -= 3.0 * bool(line.list_kind or line.table is not None) + 2.0 * line.words.endswith(".")
        score += 1.0 * bool(signed and line.place <= signed[0].number)
        score -= 4.0 * (line.words.strip(_EDGES).casefold() in noise) + 2.0 * is_the_council(line.words, profile)
        score -= 6.0 * (line.role in {HEADER_LINE, HEADER_MORE} or BOX.search(line.words) is not None)
        score -= 3.0 * line.words.endswith(":") + 2.0 * (_COUNCIL.fullmatch(line.words) is not None)
        return score - (2.0 if BODY.fullmatch(line.words) else 0.0)

    best = max(range(len(left)), key=likeness)
    chosen = left[best]
    together = [chosen]
    for step in (-1, 1):
        place = best + step
        while 0 <= place < len(left) and _goes_with(left[place], chosen, left[place - step], noise):
            together.append(left[place])
            place += step
    together = [line for line in left if any(line is other for other in together)]
    gathered.data["title"] = " ".join(line.words for line in together)
    gathered.came_from("/title", *together)
    return [line for line in left if not any(line is other for other in together)]


def _is_noise(words: str, vocabulary: Vocabulary) -> bool:
    """Whether a line says no more than what sort of report it is: “This report is public”, “Report for decision”."""
    tokens = words.replace("/", " ").replace("–", " ").replace("(", " ").replace(")", " ").split()
    made_of = vocabulary.sort_of_report
    return words in vocabulary.header_noise or all(word.strip(".,:-") in made_of or word == "-" for word in tokens)


def _goes_with(line: Line, chosen: Line, neighbour: Line, noise: frozenset[str]) -> bool:
    """Whether a line is a part of the title: beside it, and of the same look."""
    if line.level != chosen.level or line.words.strip(_EDGES).casefold() in noise:
        return False
    return line.emphatic and chosen.emphatic and abs(line.place - neighbour.place) <= 2
