"""The rules, found by their files: ``so001_….py`` holds the rule SO001. Nothing else has to change to add one."""

from functools import cache
from importlib import import_module
from pathlib import Path

from oscb_cli.model.patterns import regex
from oscb_cli.rules.rule import Rule

_RULE_FILE = regex(r"[a-z]{2}\d{3}_\w+")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code.

    :raises ValueError: two rules have one code, or a file holds the rule of another name.
    """
    rules: dict[str, Rule] = {}
    for file in sorted(Path(__file__).parent.glob("*.py")):
        if not _RULE_FILE.fullmatch(file.stem):
            continue
        rule: Rule = import_module(f"oscb_cli.rules.{file.stem}").RULE
        if rule.code in rules or rule.code.lower() != file.stem[:5]:
            raise ValueError(f"{file.name} holds {rule.code}")
        rules[rule.code] = rule
    return tuple(rules.values())
