"""The formats for programs and pages, by name. A new one is a file and a line here.

A reporter goes through the reports as often as it needs, and gives its text piece by piece: of thousands of reports no
list is kept.
"""

from collections.abc import Callable, Iterable, Iterator

from oscb_cli.reporters.checked import Checked
from oscb_cli.reporters.github import render_github
from oscb_cli.reporters.json_reporter import render_json
from oscb_cli.reporters.junit import render_junit
from oscb_cli.reporters.markdown import render_markdown
from oscb_cli.reporters.page import render_page
from oscb_cli.reporters.sarif import render_sarif
from oscb_cli.rules.engine.registry import all_rules

FORMATS: dict[str, Callable[[Iterable[Checked]], Iterator[str]]] = {
    "json": render_json,
    "sarif": lambda checked: render_sarif(checked, {rule.code: rule for rule in all_rules()}),
    "junit": render_junit,
    "github": render_github,
    "markdown": render_markdown,
    "html": render_page,
}


def render(checked: Iterable[Checked], name: str) -> Iterator[str]:
    """The findings in a format, piece by piece.

    :param checked: the reports; they are gone through several times.
    :raises KeyError: there is no format of that name.
    """
    return FORMATS[name](checked)
