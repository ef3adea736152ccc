"""An e-mail as a mail program saves it: its words as plain text and as a page, its subject, and what comes with it."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default

from msgspec import Struct

from oscb_cli.errors import CannotRead
from oscb_cli.model.patterns import regex
from oscb_cli.signoff.page import words_of_page

_SIGNED_BY_THE_SYSTEM = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
_CARDS = {"text/vcard", "text/x-vcard", "text/directory"}
_LOGO = regex(r"(?:image\d{3}|outlook-\w+|logo)\.(?:png|jpe?g|gif)|winmail\.dat")
_CID = regex(r"\[cid:[^\]\s]*\]|\[(?:image|logo|inline image)(?:: ?[^\]\n]{0,60})?\]")
_STRUCK = regex(r"(?:\S[\u0335-\u0338])+\S?|~~[^~\n]*~~")
_UNSEEN = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_QUOTE_MARKS = regex(r"((?:> ?)*)(.*)")


class Content(Struct, frozen=True):
    """What an e-mail holds: its words in each form that it gives them in, and the names of what comes with them."""

    versions: tuple[str, ...]
    beside: tuple[str, ...]


def message_in(content: bytes, source: str) -> EmailMessage:
    """An e-mail (RFC 5322), or a message file of Outlook's.

    :param source: what to call it in errors.
    :raises CannotRead: it is neither.
    """
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        from oscb_cli.signoff.outlook import message_of

        return message_of(content, source)
    message = message_from_bytes(content, policy=default)
    if not isinstance(message, EmailMessage) or not message.keys() or "From" not in message:
        raise CannotRead(f"{source} is not an e-mail. Save the reply as .eml or .msg in your mail program")
    return message


def is_automatic(message: EmailMessage) -> bool:
    """Whether nobody wrote it: RFC 3834, RFC 3462, and the subjects of Exchange."""
    submitted = str(message.get("Auto-Submitted", "no")).casefold()
    subject = str(message.get("Subject", "")).casefold()
    return (
        submitted != "no"
        or any(message.get(key) for key in ("X-Autoreply", "X-Autorespond"))
        or str(message.get("Precedence", "")).casefold() == "auto_reply"
        or message.get_content_type() == "multipart/report"
        or subject.startswith(("automatic reply", "out of office", "auto:", "auto-reply", "read:", "recall:"))
    )


def content_of(message: EmailMessage) -> Content:
    """The words of an e-mail, as plain text and as a page where it has both, and the names of its attachments."""
    beside: dict[str, None] = {}
    versions = [_words(message, page, beside) for page in (False, True)]
    said = [_UNSEEN.sub("", _STRUCK.sub(" ", _CID.sub("\ufffc", text))) for text in versions]
    return Content(tuple(dict.fromkeys(said)), tuple(beside))


def _words(part: Message, page: bool, beside: dict[str, None]) -> str:
    """The words of a part of a message, of its alternatives the page or the plain text."""
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        chosen = _chosen(list(_children(part)), page)
        for other in _children(part):
            if other is not chosen and other.get_content_type() == "text/calendar":
                beside["an invitation"] = None
        return _words(chosen, page, beside) if chosen is not None else ""
    if kind == "message/rfc822":
        beside["an e-mail"] = None
        return ""
    if part.is_multipart():
        return "\n\n".join(filter(None, (_words(child, page, beside) for child in _children(part))))
    if part.get_content_disposition() != "attachment" and kind in {"text/plain", "text/html"}:
        text = _decoded(part)
        return words_of_page(text) if kind == "text/html" else _unflowed(part, text)
    if not _says_nothing(part, kind):
        beside[part.get_filename() or kind] = None
    return ""


def _children(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    for child in payload if isinstance(payload, list) else ():
        if isinstance(child, Message):
            yield child


def _chosen(children: list[Message], page: bool) -> Message | None:
    plain = [child for child in children if child.get_content_type() == "text/plain"]
    pages = [child for child in children if child.get_content_type() == "text/html" or child.is_multipart()]
    return next(iter([*pages, *plain] if page else [*plain, *pages]), None)


def _says_nothing(part: Message, kind: str) -> bool:
    """Whether a part is a signature of the mail system's, a card, or a picture that stands in the text or is a logo."""
    name = (part.get_filename() or "").casefold()
    if kind in _SIGNED_BY_THE_SYSTEM or kind in _CARDS or _LOGO.fullmatch(name):
        return True
    return kind.startswith("image/") and bool(part.get("Content-ID")) and part.get_content_disposition() != "attachment"


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    try:
        text = content.decode(part.get_content_charset("utf-8"), errors="replace")
    except LookupError:  # a character set that there is not
        text = content.decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unflowed(part: Message, text: str) -> str:
    """Plain text with the lines put together that a mail program broke (RFC 3676, format=flowed)."""
    if str(part.get_param("format", "")).casefold() != "flowed":
        return text
    close = str(part.get_param("delsp", "")).casefold() == "yes"
    lines: list[str] = []
    before = ""
    for line in text.split("\n"):
        found = _QUOTE_MARKS.match(line)
        marks, words = (found[1].replace(" ", ""), found[2]) if found is not None else ("", line)
        flows = bool(lines) and lines[-1].endswith(" ") and lines[-1] != "-- " and before == marks and line != "-- "
        if flows:
            lines[-1] = (lines[-1][:-1] if close else lines[-1]) + words
        else:
            lines.append(f"{marks} {words}" if marks else words)
        before = marks
    return "\n".join(lines)
