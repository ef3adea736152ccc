"""Reports in the forms of councils as Word files, with what a reader should find in them.

A form is data (``forms``): a list of blocks. ``render`` fills it in with a seed, and says beside the file which items
the recommendation has and which heading stands above which text.
"""

import io
from dataclasses import dataclass, field
from random import Random
from typing import Any

import docx

SUBJECTS = (
    "Riverside Footbridge Repairs", "Library Opening Hours", "Allotment Charges 2027/28", "Empty Homes Strategy",
    "Street Lighting Renewal", "Playing Pitch Review", "School Crossing Patrols", "Town Hall Lease",
)  # fmt: skip
DECISIONS = (
    "approve the proposals set out in this report", "note the results of the consultation",
    "agree a budget of £{money},000 for the first year", "adopt the strategy at Appendix 1",
    "delegate authority to the Director of Place to settle the final terms",
    "authorise the Head of Law to enter into the lease on behalf of the council", "receive a further report in June",
    "endorse the timetable in paragraph 4.2", "recommend to Full Council that the policy framework be amended",
)  # fmt: skip
SENTENCES = (
    "Usage has fallen by a third since the pandemic.", "The contract was let in 2021 and ends next spring.",
    "Officers compared three sites against the same criteria.",
    "Residents sent {money} replies, most of them in favour.",
    "The parish councils were asked and support the change.", "Work would begin in May and take fourteen weeks.",
    "The figures are set out in Appendix 2 and were audited in July.",
    "Neighbouring authorities have made similar changes.",
    "The scheme was first discussed in 2019.", "Nothing in the policy prevents a later review.",
    "A pilot ran for six months in two wards and was well used.",
    "The building was surveyed by the council’s engineers.",
)  # fmt: skip


@dataclass
class Truth:
    """What a reader should find."""

    items: list[str] = field(default_factory=list)
    body: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Form:
    """The form of a council: its blocks, and how it numbers headings, paragraphs and items.

    ``heads``, ``paragraphs`` and ``mark`` are how headings, paragraphs and items are numbered: ``1.``, ``1.0``,
    ``1.1``, ``(a)``; ``on`` for those that go on through the whole report; empty for none; ``Word`` for Word's
    own list.
    ``look`` is how headings look: ``bold``, ``capitals``, ``style``, ``colon`` (in bold with a colon).
    """

    blocks: tuple[tuple[Any, ...], ...]
    heads: str = ""
    paragraphs: str = ""
    mark: str = "1."
    look: str = "bold"
    verb: str = "base"
    """How items begin: ``base`` (approve), ``Base`` (Approve), ``to`` (To approve), ``that`` (That the …)."""


class _Maker:
    def __init__(self, form: Form, seed: int) -> None:
        self.form, self.random, self.truth = form, Random(seed), Truth()
        self.doc = docx.Document()
        self.section = self.paragraph = self.running = 0
        self.named = {
            "subject": self.random.choice(SUBJECTS),
            "day": f"{self.random.randint(1, 28)} {self.random.choice(('March', 'June', 'October'))} 2026",
        }
        self.sentences: list[str] = []
        self.before: Any = None

    # ------------------------------------------------------------------------------------------ words

    def said(self, words: str) -> str:
        return words.replace("{subject}", self.named["subject"]).replace("{day}", self.named["day"])

    def sentence(self) -> str:
        if not self.sentences:
            self.sentences = self.random.sample(SENTENCES, len(SENTENCES))
        return self.sentences.pop().replace("{money}", str(self.random.randint(101, 989)))

    def items(self) -> list[str]:
        chosen = self.random.sample(DECISIONS, self.random.randint(2, 4))
        found = [words.replace("{money}", str(self.random.randint(11, 98))) for words in chosen]
        self.truth.items = list(found)
        if self.form.verb == "Base":
            return [words[:1].upper() + words[1:] + "." for words in found]
        if self.form.verb == "that":
            self.truth.items = [f"the Director of Place be asked to {words}" for words in found]
            return [f"{words[:1].upper()}{words[1:]}." for words in self.truth.items]
        if self.form.verb == "to":
            return [f"To {words}." for words in found]
        return [f"{words}{'.' if words is found[-1] else ';'}" for words in found]

    # ------------------------------------------------------------------------------------------ blocks

    def make(self) -> None:
        for kind, *rest in self.form.blocks:
            getattr(self, f"block_{kind}")(*rest)

    def write(self, words: str, *, bold: bool = False, style: str | None = None, where: Any = None) -> Any:
        paragraph = (where or self.doc).add_paragraph(style=style)
        paragraph.add_run(self.said(words)).bold = bold or None
        return paragraph

    def block_line(self, words: str) -> None:
        self.write(words)

    def block_bold(self, words: str) -> None:
        self.write(words, bold=True)

    def block_bullets(self, *entries: str) -> None:
        for words in entries:
            self.write(words, style="List Bullet")

    def block_label(self, label: str, value: str) -> None:
        paragraph = self.doc.add_paragraph()
        paragraph.add_run(f"{label}:").bold = True
        paragraph.add_run(f" {self.said(value)}")

    def block_table(self, *rows: tuple[str, ...]) -> None:
        table = self.doc.add_table(rows=0, cols=max(len(row) for row in rows))
        table.style = "Table Grid"
        for row in rows:
            cells = table.add_row().cells
            for cell, words in zip(cells, row, strict=False):
                cell.paragraphs[0].add_run(self.said(words))
        self.doc.add_paragraph()

    def heading(self, words: str, where: Any = None, *, numbered: bool = True) -> None:
        look, mark = self.form.look, ""
        if self.form.heads and numbered:
            self.section, self.paragraph = self.section + 1, 0
            mark = {"1.": f"{self.section}.", "1.0": f"{self.section}.0", "1": f"{self.section}"}[
                self.form.heads
            ] + "\t"
        if look == "capitals":
            words = words.upper()
        if look == "colon":
            words += ":"
        self.write(mark + words, bold=look != "style", style="Heading 1" if look == "style" else None, where=where)

    def number(self) -> str:
        self.paragraph, self.running = self.paragraph + 1, self.running + 1
        how = self.form.paragraphs
        return {"1.1": f"{self.section}.{self.paragraph}\t", "on": f"{self.running}.\t", "": ""}[how]

    def block_section(self, heading: str, count: int = 2) -> None:
        self.heading(heading)
        self.texts(heading, count)

    def texts(self, heading: str, count: int, where: Any = None) -> None:
        said = [self.sentence() for _ in range(count)]
        for words in said:
            self.write(("" if where else self.number()) + words, where=where)
        self.truth.body.append((heading, " ".join(said)))

    def block_group(self, heading: str) -> None:
        self.heading(heading)

    def block_under(self, heading: str, count: int = 1) -> None:
        """A sub-heading: in bold, without capitals and number."""
        self.write(heading, bold=True)
        self.texts(heading, count)

    def block_box(self, heading: str, count: int = 1, bold: bool = False) -> None:
        """A table of one cell with a heading and its text."""
        cell = self.doc.add_table(rows=1, cols=1).cell(0, 0)
        cell.paragraphs[0].add_run(heading).bold = bold or None
        self.texts(heading, count, where=cell)
        self.doc.add_paragraph()

    def block_rows(self, heading: str, count: int = 1) -> None:
        """A table of one column: the heading in its first row, the text in its second."""
        table = self.doc.add_table(rows=2, cols=1)
        table.cell(0, 0).paragraphs[0].add_run(heading).bold = True
        cell = table.cell(1, 0)
        said = [self.sentence() for _ in range(count)]
        cell.paragraphs[0].add_run(said[0])
        for words in said[1:]:
            cell.add_paragraph(words)
        self.truth.body.append((heading, " ".join(said)))
        self.doc.add_paragraph()

    def block_decide(self, heading: str, *leads: str, numbered: bool = True) -> None:
        if heading:
            self.heading(heading, numbered=numbered)
        for lead in leads:
            self.write(lead)
        self._items()

    def block_decide_on_its_line(self, label: str, lead: str) -> None:
        paragraph = self.doc.add_paragraph()
        paragraph.add_run(f"{label}:").bold = True
        paragraph.add_run(f"\t{lead}")
        self._items()

    def _items(self, where: Any = None) -> None:
        for place, words in enumerate(self.items()):
            if self.form.mark == "Word":
                self.write(words, style="List Number")
            else:
                self.write(self._mark(place) + words, where=where)

    def _mark(self, place: int) -> str:
        if self.form.mark == "on":
            self.running += 1
            return f"{self.running}.\t"
        if self.form.mark == "1.1":
            return f"{self.section or 1}.{place + 1}\t"
        letter, roman = "abcdefg"[place], ("i", "ii", "iii", "iv", "v")[place]
        of = {
            "": "",
            "1.": f"{place + 1}.\t",
            "(1)": f"({place + 1})\t",
            "1)": f"{place + 1})\t",
            "(a)": f"({letter})\t",
        }
        of |= {"a)": f"{letter})\t", "i.": f"{roman}.\t", "(i)": f"({roman})\t", "a.": f"{letter}.\t"}
        return of[self.form.mark]

    def block_decide_in_box(self, heading: str, *leads: str) -> None:
        cell = self.doc.add_table(rows=1, cols=1).cell(0, 0)
        cell.paragraphs[0].add_run(heading)
        for lead in leads:
            cell.add_paragraph(lead)
        self._items(cell)
        self.doc.add_paragraph()

    def block_decide_in_rows(self, heading: str, *leads: str) -> None:
        """A table: the heading and the lead-in across its first rows, then a row an item, its mark in a cell."""
        table = self.doc.add_table(rows=0, cols=2)
        for words in (heading, *leads):
            if words:
                cells = table.add_row().cells
                cells[0].merge(cells[1]).paragraphs[0].add_run(words).bold = True
        for place, words in enumerate(self.items()):
            cells = table.add_row().cells
            cells[0].paragraphs[0].add_run(self._mark(place).strip())
            cells[1].paragraphs[0].add_run(words)
        self.doc.add_paragraph()

    def block_decide_beside(self, heading: str, lead: str) -> None:
        """A table of two columns: the heading in the first, the lead-in and the items in the second."""
        table = self.doc.add_table(rows=1, cols=2)
        table.cell(0, 0).paragraphs[0].add_run(heading).bold = True
        cell = table.cell(0, 1)
        cell.paragraphs[0].add_run(lead)
        self._items(cell)
        self.doc.add_paragraph()


def render(form: Form, seed: int) -> tuple[bytes, Truth]:
    """A report in a form, as a Word file, and what a reader should find in it."""
    maker = _Maker(form, seed)
    maker.make()
    out = io.BytesIO()
    maker.doc.save(out)
    return out.getvalue(), maker.truth
