"""The page of a rule and the book of all rules, in Markdown, from the rules themselves."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from oscb_cli.model.sighting import Sighting
from oscb_cli.rules.engine.rule import Example, Rule
from oscb_cli.rules.engine.sound import SOUND

AUTHOR, CHECKER, DEMOCRATIC_SERVICES = "author", "checker", "democratic services"


class Family(Struct, frozen=True):
    """A family of rules: what they are about, and who is to act on what they find."""

    name: str
    who: str = AUTHOR


FAMILIES = {
    "FI": Family("the report file"),
    "SO": Family("sign-off", CHECKER),
    "RE": Family("recommendation"),
    "ST": Family("structure"),
    "DA": Family("dates and deadlines", DEMOCRATIC_SERVICES),
    "LE": Family("law and policy"),
    "CO": Family("consistency"),
    "PL": Family("plain language"),
    "AC": Family("accessibility"),
    "WD": Family("the Word file"),
}
_LONGEST = 400


def rule_page(rule: Rule) -> str:
    """The whole page of a rule: what, why, by what authority, what to do, examples."""
    fix = " `--fix` puts it right." if rule.fixes else ""
    good = [example for example in rule.good if example.change or example.sightings]
    parts = [
        f"## {rule.code}: {rule.summary}",
        f"**{rule.severity.value.capitalize()}**, {FAMILIES[rule.code[:2]].name}.{fix}",
        rule.why,
        f"*Source:* {rule.source}.",
        f"*What to do:* {rule.help}",
        "Found, for example:",
        *(_example(example) for example in rule.bad[:2]),
    ]
    if good:
        parts += ["Not found:", *(_example(example) for example in good[:2])]
    return "\n\n".join(parts)


def rules_book(rules: Sequence[Rule]) -> str:
    """A page of all rules: a table, then each rule's page."""
    rows = [f"| [{rule.code}](#{_anchor(rule)}) | {rule.severity.value} | {rule.summary} |" for rule in rules]
    table = "\n".join(["| Code | Severity | Finds that |", "|---|---|---|", *rows])
    head = (
        "# The rules\n\nThis page is made by `python scripts/make_rules.py` from the rules themselves. The severities "
        "are those of oscb's default council; another may judge otherwise in its profile, and an author may silence a "
        "finding with a reason."
    )
    return "\n\n".join([head, table, *(rule_page(rule) for rule in rules)]) + "\n"


def _anchor(rule: Rule) -> str:
    kept = "".join(c for c in f"{rule.code}: {rule.summary}".lower() if c.isalnum() or c in " -")
    return kept.replace(" ", "-")


def _example(example: Example) -> str:
    if example.sightings:
        return "\n".join(_sighting(sighting) for sighting in example.sightings)
    change = dict(_change(example))
    shown = json.dumps(change, ensure_ascii=False, indent=2)
    if len(shown) > _LONGEST * 2:
        shown = shown[: _LONGEST * 2] + " …"
    return f"```json\n{shown}\n```"


def _sighting(sighting: Sighting) -> str:
    said = [
        sighting.detail,
        f"“{sighting.words}”" if sighting.words else "",
        f"{sighting.value:g}" * bool(sighting.value),
    ]
    return f"- in a Word file: {sighting.kind}" + "".join(f", {part}" for part in said if part)


def _change(example: Example) -> Iterator[tuple[str, Any]]:
    """What an example changes in the sound report; of lists, the entries that differ."""
    for key, value in example.change.items():
        before = SOUND.get(key)
        if isinstance(value, list) and isinstance(before, list) and value and isinstance(value[0], dict):
            differ = [entry for entry in value if entry not in before]
            yield key, _shortened(differ) if differ else [f"(only {len(value)} of {len(before)}, or in another order)"]
        elif value is None:
            yield key, "(left out)"
        else:
            yield key, _shortened(value)


def _shortened(value: Any) -> Any:
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else value[:_LONGEST] + " …"
    if isinstance(value, list):
        return [_shortened(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _shortened(entry) for key, entry in value.items()}
    return value
