"""SO006: the text changed after it was signed off."""

from collections.abc import Iterator

from oscb_cli.model.digest import changed_since, text_digest
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find sign-offs whose digest is not that of the text."""
    for sign_off in subject.sign_offs:
        digest = sign_off.checker.text_digest
        changed = changed_since(digest, subject.report, sign_off.implication) if digest else ()
        if changed:
            area = subject.area_heading(sign_off.implication)
            what = " and ".join(part.replace("_", " ") for part in changed)
            message = f"{area}: the {what} changed after {sign_off.checker.name} signed it off"
            yield RULE.finding(message, subject.at(f"{sign_off.checker_pointer}/text_digest"))


_AGREED = "There are none."
_SIGNED = {**LAW, "text_digest": text_digest(_AGREED)}

RULE = Rule(
    code="SO006",
    severity=Severity.ERROR,
    summary="the text of an implication changed after it was signed off",
    counted=("{n} sign-off is of earlier wording", "{n} sign-offs are of earlier wording"),
    why="A checker answers for the words that were read, not for words that came later.",
    source="oscb's digest of the text signed off (oscb_cli/model/digest.py)",
    help="Ask the checker to check the text again.",
    bad=(
        Example(
            {"implications": implications(legal=implication("legal", _SIGNED, "There are some."))},
            found_at=("/implications/1/checked_by/text_digest",),
        ),
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "text_digest": "0:abc"}, _AGREED))},
            found_at=("/implications/1/checked_by/text_digest",),
        ),
    ),
    good=(
        Example({"implications": implications(legal=implication("legal", _SIGNED, _AGREED))}),
        Example({"implications": implications(legal=implication("legal", _SIGNED, "There  are\nnone."))}),
    ),
    check=check,
)
