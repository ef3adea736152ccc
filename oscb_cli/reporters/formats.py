"""The formats for programs and pages, by name. A new one is a file and a line here."""

from collections.abc import Callable, Sequence

from oscb_cli.reporters.checked import Checked
from oscb_cli.reporters.github import render_github
from oscb_cli.reporters.json_reporter import render_json
from oscb_cli.reporters.junit import render_junit
from oscb_cli.reporters.markdown import render_markdown
from oscb_cli.reporters.sarif import render_sarif
from oscb_cli.rules.engine.registry import all_rules

_FORMATS: dict[str, Callable[[Sequence[Checked]], str]] = {
    "json": render_json,
    "sarif": lambda checked: render_sarif(checked, {rule.code: rule for rule in all_rules()}),
    "junit": render_junit,
    "github": render_github,
    "markdown": render_markdown,
}


def render(checked: Sequence[Checked], name: str) -> str:
    """The findings in a format.

    :raises KeyError: there is no format of that name.
    """
    return _FORMATS[name](checked)
