"""What stands on a line, cut: without its beginning, or only its beginning."""

from oscb_cli.model.blocks import Inline, Words


def without_start(inlines: tuple[Inline, ...], start: int) -> tuple[Inline, ...]:
    """What stands on a line without its first characters."""
    rest: list[Inline] = []
    for inline in inlines:
        if start > 0 and isinstance(inline, Words):
            cut = inline.text[start:]
            start -= len(inline.text)
            if cut:
                rest.append(Words(cut, inline.bold, inline.italic, inline.link))
        elif start <= 0:
            rest.append(inline)
    if rest and isinstance(first := rest[0], Words):
        rest[0] = Words(first.text.lstrip(), first.bold, first.italic, first.link)
    return tuple(rest)


def only_start(inlines: tuple[Inline, ...], length: int) -> tuple[Inline, ...]:
    """What stands on a line up to a number of characters."""
    kept: list[Inline] = []
    for inline in inlines:
        if length <= 0:
            break
        if isinstance(inline, Words):
            kept.append(Words(inline.text[:length], inline.bold, inline.italic, inline.link))
            length -= len(inline.text)
        else:
            kept.append(inline)
    if kept and isinstance(last := kept[-1], Words):
        kept[-1] = Words(last.text.rstrip(), last.bold, last.italic, last.link)
    return tuple(kept)
