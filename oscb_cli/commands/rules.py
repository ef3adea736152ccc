"""``oscb rules``: every rule, or one in full."""

from typing import Annotated

import typer


def rules(
    code: Annotated[str | None, typer.Argument(metavar="CODE", help="A rule (SO001) or a family of rules (SO)")] = None,
) -> None:
    """List the rules, or explain one

    \b
    Examples:
      oscb rules
      oscb rules SO001
    """
    from oscb_cli import console
    from oscb_cli.errors import BadUsage
    from oscb_cli.rules.engine.page import rule_page
    from oscb_cli.rules.engine.registry import all_rules

    out = console.results()
    wanted = (code or "").upper()
    chosen = [rule for rule in all_rules() if rule.code.startswith(wanted)]
    if not chosen:
        raise BadUsage(f"there is no rule “{code}”. To list the rules: oscb rules")
    if len(chosen) == 1:
        from rich.markdown import Markdown

        page = rule_page(chosen[0])
        out.print(Markdown(page) if out.is_terminal else page)
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in ("Code", "Severity", "Fix"):
        table.add_column(heading, no_wrap=True)
    table.add_column("What it finds", ratio=1)
    for rule in chosen:
        table.add_row(rule.code, rule.severity.value, "--fix" if rule.fixes else "", rule.summary)
    out.print(table)
