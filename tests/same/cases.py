"""Every case, by its group."""

from collections.abc import Callable, Iterator

from tests.same import files, lines, rules, signoffs
from tests.same.common import Case

GROUPS: dict[str, Callable[[], Iterator[Case]]] = {
    "typed": files.typed_files,
    "spoilt": files.spoilt_files,
    "lines": lines.lines,
    "closings": lines.closings,
    "documents": lines.documents,
    "texts": lines.texts,
    "markdown": files.markdown_files,
    "rules": rules.rules,
    "reports": files.report_files,
    "replies": signoffs.replies,
    "sign-offs": signoffs.sign_offs,
    "timetables": signoffs.timetables,
}
"""The cases of each group: the words that a fault would show are part of them: a refusal, a place, a number."""
