"""YAML files (YAML 1.2), as people type them: what is typed is text, whatever it looks like.

``No``, ``6.10`` and ``2024-09-20`` stay the words that they are; the model knows which of its keys hold a date, a
number or a yes. Only nothing at all, ``~`` and ``null`` are nothing. A key that is used twice in one group is refused.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from oscb_cli.errors import CannotRead
from oscb_cli.limits import limits
from oscb_cli.model.patterns import regex
from oscb_cli.model.source import Source, Spot
from oscb_cli.readers.decoding import decode_text
from oscb_cli.readers.formats import ProfileFor
from oscb_cli.readers.parsed import Parsed

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node, ScalarNode

"""Values that a file may hold, aliases counted each time: “a billion laughs” are refused."""

_NULL = regex(r"~|null|Null|NULL|")
_HINTS = (
    ("mapping values are not allowed", "put a text that has a colon in it into quotation marks"),
    ("cannot start any token", "a tab or a mark stands where YAML allows none: indent with spaces, quote the text"),
    ("expected <block end>", "this line is not indented as those before it"),
    ("while scanning a simple key", "a key must have a colon and a space after it"),
    ("while scanning a quoted scalar", "the text that begins here has no closing quotation mark"),
    ("expected a single document", "“---” begins a second report: keep one report in a file, or a list of reports"),
    ("undefined alias", "“*” begins an alias: put a text that begins with it into quotation marks"),
    ("while parsing a flow", "a bracket or a comma is missing"),
)


def read(data: bytes, name: str, _profile_for: ProfileFor) -> Parsed:
    """Read a YAML file (the table of formats). The same errors as ``read_yaml``."""
    return read_yaml(data, name)


def read_yaml(data: bytes, name: str) -> Parsed:
    """Read a YAML file.

    :raises CannotRead: it is not YAML, or too large; one line with the place.
    """
    spots: dict[str, list[Spot]] = {}
    found = parse_yaml(decode_text(data, name), name, spots)
    if found is None:
        raise CannotRead(f"{name} is empty")
    return Parsed(found, Source("line", spots))


def parse_yaml(text: str, name: str, spots: dict[str, list[Spot]] | None = None, first_line: int = 1) -> Any:
    """The value that a YAML text says: texts, lists, groups and None.

    :param spots: filled with the line of each value, by its JSON pointer.
    :param first_line: the number of the text's first line in its file.
    :raises CannotRead: it is not YAML.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        node = YAML(typ="safe", pure=True).compose(text)
        return None if node is None else _Values(name, spots, first_line, text.split("\n")).value(node, "")
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"line {mark.line + first_line}, column {mark.column + 1}: " if mark else ""
        said = f"{error.context or ''} {error.problem or ''}".strip()
        hint = next((hint for start, hint in _HINTS if start in said), said)
        raise CannotRead(f"{name} is not YAML: {line}{hint}") from None
    except RecursionError:
        raise CannotRead(f"{name}: its groups are nested too deeply to be a report") from None
    except (YAMLError, ValueError) as error:
        raise CannotRead(f"{name} is not YAML: {' '.join(str(error).split())}") from None


class _Values:
    """Turns the nodes of a document into values, counting them."""

    def __init__(self, name: str, spots: dict[str, list[Spot]] | None, first_line: int, lines: list[str]) -> None:
        self.name = name
        self.spots = spots
        self.first_line = first_line
        self.lines = lines
        self.count = 0

    def value(self, node: "Node", pointer: str) -> Any:
        from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

        self.count += 1
        if self.count > limits().yaml_values:
            raise CannotRead(f"{self.name} holds more values than a report can, counting aliases")
        if self.spots is not None and pointer:
            self._note(node, pointer)
        if isinstance(node, ScalarNode):
            is_plain = node.style is None
            return None if is_plain and _NULL.fullmatch(node.value) else node.value
        if isinstance(node, SequenceNode):
            return [self.value(child, f"{pointer}/{place}") for place, child in enumerate(node.value)]
        assert isinstance(node, MappingNode)  # noqa: S101 - there are three kinds
        group: dict[str, Any] = {}
        for key_node, child in node.value:
            if not isinstance(key_node, ScalarNode):
                raise CannotRead(f"{self.name}: line {self._line(key_node)}: a key must be a word")
            key = str(key_node.value)
            if key in group:
                raise CannotRead(
                    f"{self.name}: line {self._line(key_node)}: the key “{key}” is used twice in one group: "
                    "Keep one of them"
                )
            step = key.replace("~", "~0").replace("/", "~1")
            group[key] = self.value(child, f"{pointer}/{step}")
        return group

    def _line(self, node: "Node") -> int:
        return int(node.start_mark.line) + self.first_line

    def _note(self, node: "Node", pointer: str) -> None:
        assert self.spots is not None  # noqa: S101 - the caller has looked
        from ruamel.yaml.nodes import ScalarNode

        if not isinstance(node, ScalarNode):
            self.spots[pointer] = [Spot(self._line(node))]
        elif node.style in {"|", ">"}:
            self.spots[pointer] = list(self._block(node))
        else:
            self.spots[pointer] = list(self._flow(node))

    def _block(self, node: "ScalarNode") -> Iterator[Spot]:
        """The lines of a text that begins under its key: a comment on the key's line is none of it."""
        first, last = node.start_mark.line + 1, node.end_mark.line + (1 if node.end_mark.column else 0)
        for place, line in enumerate(self.lines[first:last], start=first):
            if line.strip():
                start = len(line) - len(line.lstrip())
                yield Spot(place + self.first_line, line.strip(), start=start)

    def _flow(self, node: "ScalarNode") -> Iterator[Spot]:
        """The words of a text that begins beside its key, line by line, without their quotation marks and comments."""
        start, end, marks = node.start_mark, node.end_mark, 1 if node.style else 0
        for place in range(start.line, end.line + 1):
            line = self.lines[place] if place < len(self.lines) else ""
            begins = start.column + marks if place == start.line else len(line) - len(line.lstrip())
            ends = end.column - marks if place == end.line else len(line)
            words = node.value if start.line == end.line else line[begins:ends].strip()
            if words or place == start.line:
                yield Spot(place + self.first_line, words, start=begins, end=ends)
