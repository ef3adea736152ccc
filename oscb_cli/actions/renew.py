"""Last year's report made ready for this year: dates, sign-offs and statuses cleared, the text kept.

Years, dates and whatever else says a time are put in brackets that begin ``[review: ``: the check finds them until
somebody has seen to each. The years of Acts and the like stay as they are.
"""

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from oscb_cli.actions.times_said import times_in
from oscb_cli.model.blocks import Block, Cell, Inline, List, Paragraph, Quote, Table, Words
from oscb_cli.model.markdown import parse
from oscb_cli.model.report import Report
from oscb_cli.model.to_markdown import to_markdown


class Renewed(Struct, frozen=True):
    """A report made ready, and what says a time and is marked in it, in order."""

    report: Report
    marked: tuple[str, ...]


class _Marker(Struct):
    marked: list[str] = field(default_factory=list)

    def words(self, words: str) -> str:
        """Words in which all that says a time is marked."""
        pieces, reached = [], 0
        for start, end in times_in(words):
            pieces += [words[reached:start], f"[review: {words[start:end]}]"]
            self.marked.append(words[start:end])
            reached = end
        return "".join([*pieces, words[reached:]])

    def text(self, text: str) -> str:
        """A text in which every year and date is marked; its links lead where they did."""
        before = len(self.marked)
        blocks = [self._block(block) for block in parse(text)]
        return to_markdown(blocks) if len(self.marked) > before else text

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, inlines=self._inlines(block.inlines))
            case List():
                return replace(block, entries=tuple(tuple(map(self._block, entry)) for entry in block.entries))
            case Quote():
                return replace(block, blocks=tuple(map(self._block, block.blocks)))
            case Table():
                rows = tuple(self._cells(row) for row in block.rows)
                return replace(block, header=self._cells(block.header), rows=rows)

    def _cells(self, row: Sequence[Cell]) -> tuple[Cell, ...]:
        return tuple(self._inlines(cell) for cell in row)

    def _inlines(self, inlines: Sequence[Inline]) -> tuple[Inline, ...]:
        return tuple(
            replace(inline, text=self.words(inline.text)) if isinstance(inline, Words) else inline for inline in inlines
        )


def renewed(report: Report) -> Renewed:
    """A report made ready for another year.

    Cleared are the day of the meeting, the item, the month, the sign-offs, whether it is a key decision and its
    reference, the files of annexes, and the findings silenced. Whether it is exempt stays: to forget it would be
    worse.
    """
    marker = _Marker()
    title = marker.words(report.title)
    recommendation = report.recommendation.model_copy(
        update={"items": tuple(marker.text(item) for item in report.recommendation.items)}
    )
    sections = tuple(
        section.model_copy(update={"heading": marker.words(section.heading), "text": marker.text(section.text)})
        for section in report.sections
    )
    implications = tuple(
        entry.model_copy(update={"text": marker.text(entry.text), "checked_by": ()}) for entry in report.implications
    )
    exempt = report.exempt
    if exempt is not None:
        reason = marker.text(exempt.public_interest_reason)
        exempt = exempt.model_copy(update={"public_interest_reason": reason})
    annexes = tuple(
        annex.model_copy(update={"title": marker.words(annex.title), "file": "", "link": ""})
        for annex in report.annexes
    )
    papers = report.background_papers
    kept = report.model_copy(
        update={
            "title": title,
            "exempt": exempt,
            "recommendation": recommendation,
            "sections": sections,
            "implications": implications,
            "annexes": annexes,
            "background_papers": None if papers is None else tuple(map(marker.words, papers)),
            "other_documents": tuple(map(marker.words, report.other_documents)),
            **{key: Report.model_fields[key].get_default(call_default_factory=True) for key in _CLEARED},
        }
    )
    return Renewed(kept, tuple(marker.marked))


_CLEARED = (
    "meeting_date",
    "item",
    "month",
    "key_decision",
    "forward_plan_reference",
    "ignore",
    "signoff_history",
    "settled",
)
