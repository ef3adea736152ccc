"""The rules, found by their files: ``catalogue/sign_offs/so001_….py`` holds SO001. Nothing else changes to add one."""

from functools import cache
from importlib import import_module
from pathlib import Path

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Rule

_RULE_FILE = regex(r"[a-z]{2}\d{3}_\w+")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code.

    :raises ValueError: two rules have one code, or a file holds the rule of another name.
    """
    rules: dict[str, Rule] = {}
    files = (Path(__file__).parent.parent / "catalogue").glob("*/*.py")
    for file in sorted(files, key=lambda file: file.stem):
        if not _RULE_FILE.fullmatch(file.stem):
            continue
        rule: Rule = import_module(f"oscb_cli.rules.catalogue.{file.parent.name}.{file.stem}").RULE
        if rule.code in rules or rule.code.lower() != file.stem[:5]:
            raise ValueError(f"{file.name} holds {rule.code}")
        rules[rule.code] = rule
    return tuple(rules.values())
