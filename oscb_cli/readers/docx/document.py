"""The body of a Word file as lines, in order, and what is seen on the way (ISO/IEC 29500-1, 17.2)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct, field

from oscb_cli.errors import CannotRead
from oscb_cli.limits import limits
from oscb_cli.model.blocks import Inline, Picture, Words, plain_inlines
from oscb_cli.model.marks import bullet_before, letter_before
from oscb_cli.model.patterns import regex
from oscb_cli.model.sighting import Kind, Sighting
from oscb_cli.model.spans import without_start
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.docx.embedded import lines_of_embedded
from oscb_cli.readers.docx.marks import role_of
from oscb_cli.readers.docx.measuring import Measures, is_in_capitals
from oscb_cli.readers.docx.names import MC, R, W, value
from oscb_cli.readers.docx.numbering import Numbering, Shown
from oscb_cli.readers.docx.runs import Content, LineReader
from oscb_cli.readers.docx.spoken import without_end, words_in
from oscb_cli.readers.docx.styles import Look, Style, Styles, look_of
from oscb_cli.readers.docx.tables import read_table
from oscb_cli.recogniser.grids import Kept, settled
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.numbers import is_lone_bullet, see_numbers
from oscb_cli.word.package import Package

_INNER_BULLETS = {"o", "○", "◦"}
_LONGEST_MARK = 8
_BEFORE_NUMBERS = frozenset("(0123456789")
_NUMBERED_FORMS = {"decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "decimalZero", "ordinal"}
_CONTENTS = regex(r"toc (?:[1-9]|heading)|table of figures")


class Seen(Struct):
    """A Word file, read: its lines, what else was seen, and its pictures.

    ``levels`` are the levels of the headings by style, and ``formats`` the look of each line, by place.
    """

    lines: list[Line] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)


class DocumentReader:
    """Reads the main part of a package.

    :param profile: by whose names parts are recognised.
    """

    def __init__(self, package: Package, profile: Profile) -> None:
        self.package = package
        self.profile = profile
        main = package.main
        self.styles = Styles(_part(package, "styles"))
        self.numbering = Numbering(_part(package, "numbering"))
        self.seen = Seen()
        self.relationships = package.main_relationships
        self._comments = self._comment_words()
        self._place = 0
        self._pending: Content | None = None
        self._shown: dict[int, Shown] = {}
        self._measures = Measures()
        self.elements: dict[int, Any] = {}
        self.root = package.xml(main)
        unended = without_end(self.root)
        self.reader = LineReader(self.styles, self.relationships, self._notes(), self._picture, unended)
        self._body = self.root.find(f"{W}body") if self.root is not None else None

    def read(self) -> Seen:
        """The lines of the document."""
        if self._body is not None:
            self.seen.lines, kept = settled(self.blocks(self._body), self.profile)
            self._tell_of_tables(kept)
        self.seen.sightings.extend(self._measures.sightings())
        self._number_or_list(self.seen.lines)
        see_numbers(self.seen.lines)
        return self.seen

    def blocks(self, parent: Any) -> list[Line]:
        """The lines of what a body, a cell, a text box or the like holds."""
        lines: list[Line] = []
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                lines.extend(self._paragraph(child))
            elif tag == f"{W}tbl":
                lines.extend(read_table(child, self))
            elif tag in {f"{W}sdt"}:
                inside = child.find(f"{W}sdtContent")
                if inside is not None:
                    lines.extend(self.blocks(inside))
            elif tag in {f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo"}:
                lines.extend(self.blocks(child))
            elif tag in {f"{W}del", f"{W}moveFrom"}:
                self.tell("tracked change", f"deleted by {child.get(f'{W}author', 'someone')}", words_in(child))
            elif tag == f"{MC}AlternateContent":
                choice = child.find(f"{MC}Choice")
                lines.extend(self.blocks(choice if choice is not None else child))
            elif tag == f"{W}altChunk":
                lines.extend(self._embedded(child))
        return [
            self._as_entry(line, lines[max(0, place - 1) : place] + lines[place + 1 : place + 2])
            for place, line in enumerate(lines)
        ]

    def _as_entry(self, line: Line, beside: Sequence[Line]) -> Line:
        """A line that begins with a typed bullet as an entry of a list; others as they are."""
        if line.list_kind or line.level or line.table is not None or line.place in self._shown:
            return line
        whole = plain_inlines(line.inlines)
        spaces = len(whole) - len(whole.lstrip())
        mark = bullet_before(whole[spaces:])
        if mark is None or is_lone_bullet(mark, whole[spaces + mark.length :], beside):
            return line
        self.tell_at(line.place, "typed list", mark.text, line.words)
        entry = line.with_inlines(without_start(line.inlines, spaces + mark.length))
        entry.list_kind, entry.depth = "bullet", int(mark.text in _INNER_BULLETS)
        return entry

    def _embedded(self, chunk: Any) -> list[Line]:
        """The lines of a document that is embedded whole; told of, where it is none that can be read here."""
        relationship = self.relationships.get(chunk.get(f"{R}id", ""))
        data = self.package.read(relationship.target) if relationship and not relationship.external else None
        lines = lines_of_embedded(data, max(1, self._place)) if data is not None else None
        if lines is None:
            self.tell("unplaced", "another document is embedded here, which only Word can show")
        return lines or []

    def tell(self, kind: Kind, detail: str = "", words: str = "", measure: float = 0.0) -> None:
        """Note something seen at the paragraph that is read now."""
        self.tell_at(self._place, kind, detail, words, measure)

    def tell_at(self, place: int, kind: Kind, detail: str = "", words: str = "", measure: float = 0.0) -> None:
        """Note something seen at a paragraph."""
        self.seen.sightings.append(Sighting(kind, "", words[:120], detail, measure, place))

    def _tell_of_tables(self, kept: Kept) -> None:
        """Note what is odd about the author's tables."""
        for grid in kept.tables:
            if not grid.header:
                self.seen.sightings.append(Sighting("table without header", "", grid.words[:120], place=grid.place))
            if grid.merged:
                self.seen.sightings.append(Sighting("merged cells", "", grid.words[:120], place=grid.place))
        for grid in kept.nested:
            detail = "a table stands in a cell of another"
            self.seen.sightings.append(Sighting("merged cells", "", grid.words[:120], detail, place=grid.place))

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:
        self._place += 1
        if self._place > limits().word_paragraphs:
            raise CannotRead(
                f"{self.package.name} has more than {limits().word_paragraphs:,} paragraphs, "
                "which is too many for a report"
            )
        self.elements[self._place] = paragraph
        properties = paragraph.find(f"{W}pPr")
        style_id = value(properties, "pStyle") or self.styles.default_paragraph
        style = self.styles.get(style_id)
        direct = look_of(None, properties)
        look = direct.over(style.look).over(self.styles.defaults)
        content = self.reader.read(paragraph, look)
        if self._pending is not None:
            content = _joined(self._pending, content)
            self._pending = None
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and mark.find(f"{W}del") is not None:
            self.tell("tracked change", "the end of a paragraph is deleted")
            if _next_paragraph(paragraph):
                self._pending = content  # accepted, it runs on into the next
                return
        self._tell_of_changes(content, properties)
        if _CONTENTS.fullmatch(style.name):
            return
        line = self._line(content, style, look, properties)
        if line is not None:
            if is_in_capitals(content):
                self.tell("typed capitals", words=line.words)
            self._measures.paragraph(line, content, look, properties)
            yield line
        for box in content.boxes:
            inside = self.blocks(box)
            if words := " ".join(entry.words for entry in inside):
                self.tell("text box", words=words)
            yield from inside

    def _line(self, content: Content, style: Style, look: Look, properties: Any) -> Line | None:
        inlines = _as_words(content.inlines)
        level = style.level if look.outline is None or style.level else look.outline + 1
        shown = self._count(look)
        if not plain_inlines(tuple(inlines)).strip() and not any(isinstance(i, Picture) for i in inlines):
            ends_section = properties is not None and properties.find(f"{W}sectPr") is not None
            if not ends_section and not _parts_tables(self.elements[self._place]):
                self._measures.tally("empty paragraphs", self._place)
            return None
        line = Line(
            self._place,
            tuple(inlines),
            level=level,
            emphatic=_is_emphatic(content),
            role=role_of(style.name, content.bookmarks, profile=self.profile),
            quote=style.name in {"quote", "intense quote", "block text"},
            continues=style.name.startswith("list continue"),
            label=content.label,
            apart=_has_tab_after_mark(self.elements[self._place], inlines),
        )
        if line.continues:
            line.list_kind, line.depth = "bullet", max(0, _digit(style.name) - 1)
        if level:
            line.inlines = tuple(_unstyled(line.inlines))
            self.seen.levels[self._place] = level
        elif shown is not None:
            self._shown[self._place] = shown
        elif (mark := letter_before(line.words)) is not None and mark.style != "." and mark.text.islower():
            self.tell("typed list", mark.text, line.words)
        return line

    def _count(self, look: Look) -> Shown | None:
        """The number that is shown before a paragraph; a paragraph in a list counts even where it is empty."""
        if look.num_id is None:
            return None
        return self.numbering.next(look.num_id, look.level or 0)

    def _number_or_list(self, lines: Sequence[Line]) -> None:
        """Say of each automatic number whether it is a paragraph's or a list's.

        The decimal numbering that most words stand under is that of the paragraphs; all other numbering makes lists.
        """
        weight: Counter[tuple[int, int]] = Counter()
        for line in lines:
            shown = self._shown.get(line.place)
            if shown is not None and shown.form == "decimal" and shown.level < 2:
                weight[shown.abstract, shown.level] += len(line.words) + 1
        lists: dict[tuple[int, int], int] = {}
        of_headings = self._numbers_of_headings(lines)
        main = max(weight, key=lambda key: weight[key], default=None)
        for line in lines:
            shown = self._shown.get(line.place)
            if shown is None:
                continue
            if main is not None and (shown.abstract, shown.level) == main and self._is_main(lines, main):
                line.number = shown.text.rstrip(".) ").lstrip("(")
                continue
            if (shown.abstract, shown.level) in of_headings:
                line.number = shown.text.rstrip(".) ").lstrip("(")
                continue
            base = main[1] + 1 if main is not None and shown.abstract == main[0] else 0
            line.depth = max(0, shown.level - base)
            line.list_kind = "number" if shown.form in _NUMBERED_FORMS else "bullet"
            key = (shown.abstract, shown.level)
            if line.list_kind == "number":  # programs split one list into several; where the numbers run on, it is one
                lists[key] = line.place if shown.begins else lists.get(key, line.place)
                line.list_id = lists[key]

    def _numbers_of_headings(self, lines: Sequence[Line]) -> set[tuple[int, int]]:
        """The numberings of headings: all that stands under them is in bold, and something else between its entries."""
        places: dict[tuple[int, int], list[int]] = {}
        for place, line in enumerate(lines):
            shown = self._shown.get(line.place)
            if shown is not None and shown.form in _NUMBERED_FORMS:
                places.setdefault((shown.abstract, shown.level), []).append(place)
        return {
            key
            for key, found in places.items()
            if len(found) > 1
            and all(lines[place].emphatic for place in found)
            and any(after - before > 1 for before, after in pairwise(found))
        }

    def _is_main(self, lines: Sequence[Line], main: tuple[int, int]) -> bool:
        """Whether a decimal numbering runs through the report, rather than being one list of it."""
        shown = [line for line in lines if (s := self._shown.get(line.place)) and (s.abstract, s.level) == main]
        if len(shown) < 2:
            return len(lines) < 6
        apart = any(other.level or other.emphatic for other in lines if shown[0].place < other.place < shown[-1].place)
        return apart or sum(len(line.words) for line in shown) > 400

    def _tell_of_changes(self, content: Content, properties: Any) -> None:
        for who, words in content.inserted:
            self.tell("tracked change", f"inserted by {who or 'someone'}", words)
        for who, words in content.deleted:
            self.tell("tracked change", f"deleted by {who or 'someone'}", words)
        if content.formatted or (properties is not None and properties.find(f"{W}pPrChange") is not None):
            self.tell("tracked change", "formatting changed")
        for comment in dict.fromkeys(content.comments):
            author, words = self._comments.get(comment, ("someone", ""))
            if author != "oscb":
                self.tell("comment", author, words)
        if content.hidden:
            self.tell("hidden text", words="".join(content.hidden))
        if content.struck:
            self.tell("struck text", words="".join(content.struck))
        for instruction in content.fetched:
            self.tell("external target", instruction)
        for what, words in content.undrawn:
            self.tell("unplaced", f"{what} is here, which only Word can show", words)
        if content.objects:
            self.tell("active content", "an embedded object")

    def _notes(self) -> dict[tuple[str, str], str]:
        found = {}
        for kind in ("footnote", "endnote"):
            root = _part(self.package, f"{kind}s")
            for note in root if root is not None else ():
                if note.get(f"{W}type") in {None, "normal"}:
                    found[kind, note.get(f"{W}id", "")] = words_in(note)
        return found

    def _comment_words(self) -> dict[str, tuple[str, str]]:
        root = _part(self.package, "comments")
        comments = root.iterfind(f"{W}comment") if root is not None else ()
        return {c.get(f"{W}id", ""): (c.get(f"{W}author", "") or "someone", words_in(c)) for c in comments}

    def _picture(self, relation: str) -> str:
        relationship = self.relationships.get(relation)
        if relationship is None:
            return ""
        if relationship.external:
            return relationship.target
        data = self.package.read(relationship.target)
        if data is None:
            return ""
        name = f"pictures/{PurePosixPath(relationship.target).name}"
        self.seen.pictures[name] = data
        return name


def _next_paragraph(paragraph: Any) -> bool:
    """Whether a paragraph follows directly, in the same cell, box or body."""
    after = next(paragraph.itersiblings(f"{W}p", f"{W}tbl", f"{W}sdt"), None)
    return after is not None and after.tag == f"{W}p"


def _parts_tables(paragraph: Any) -> bool:
    """Whether a paragraph stands between two tables, which without it would be one."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    return before is not None and after is not None and before.tag == after.tag == f"{W}tbl"


def _part(package: Package, kind: str) -> Any:
    name = package.related(package.main, kind)
    return package.xml(name) if name else None


def _as_words(inlines: Sequence[Inline]) -> list[Inline]:
    """Inlines with neighbouring words of one look as one: Word splits them anywhere."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if (
            isinstance(inline, Words)
            and isinstance(last, Words)
            and (last.bold, last.italic, last.link) == (inline.bold, inline.italic, inline.link)
        ):
            found[-1] = Words(last.text + inline.text, last.bold, last.italic, last.link)
        else:
            found.append(inline)
    return found


def _unstyled(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """The words of a heading, which is bold as a whole: no words in it are."""
    for inline in inlines:
        yield Words(inline.text, link=inline.link) if isinstance(inline, Words) else inline


def _is_emphatic(content: Content) -> bool:
    pieces = [piece for piece in content.pieces if piece.text.strip()]
    if not pieces:
        return False
    words = "".join(piece.text for piece in pieces)
    bold = all(piece.look.bold or piece.look.caps for piece in pieces)
    return bold or (words.isupper() and sum(c.isalpha() for c in words) > 2)


def _joined(before: Content, after: Content) -> Content:
    after.inlines = [*before.inlines, *after.inlines]
    after.pieces = [*before.pieces, *after.pieces]
    for name in (
        "bookmarks",
        "inserted",
        "deleted",
        "formatted",
        "hidden",
        "struck",
        "comments",
        "boxes",
        "fetched",
        "undrawn",
    ):
        setattr(after, name, [*getattr(before, name), *getattr(after, name)])
    after.objects += before.objects
    return after


def _has_tab_after_mark(paragraph: Any, inlines: Sequence[Inline]) -> bool:
    """Whether a tab stands after what a paragraph begins with, where that may be a number."""
    first = inlines[0] if inlines else None
    if not isinstance(first, Words) or first.text.lstrip()[:1] not in _BEFORE_NUMBERS:
        return False
    said = ""
    for node in paragraph.iter(f"{W}t", f"{W}tab"):
        if node.tag == f"{W}t":
            said += node.text or ""
            if "\t" in said.lstrip():
                return len(said.lstrip().split("\t")[0]) <= _LONGEST_MARK
        elif node.getparent().tag == f"{W}r" and said.strip():
            return len(said.strip()) <= _LONGEST_MARK
        if len(said.strip()) > _LONGEST_MARK:
            return False
    return False


def _digit(name: str) -> int:
    return int(name[-1]) if name[-1:].isdigit() else 1
