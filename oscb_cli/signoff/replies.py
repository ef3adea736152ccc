"""A checker's reply to a request: who sent it, when, about which code, and what it says.

What counts is what the checker wrote above the quoted request. The ways in which Outlook, Gmail, Apple Mail and most
other programs quote are told apart from it. A sender's address can be forged by who means to; the reply is kept as
evidence by its Message-ID and its digest, and the council's mail system knows whether it came from where it says.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime
from enum import StrEnum
from html.parser import HTMLParser

from oscb_cli.errors import BadUsage, CannotRead
from oscb_cli.model.dates import long_date
from oscb_cli.model.patterns import regex

CODE = regex(r"\b([A-Z2-7]{4}-[A-Z2-7]{4})\b")
_QUOTE_BEGINS = regex(
    r"\s*(?:>|-{2,}\s*(?:original|forwarded) message|_{8,}\s*$|begin forwarded message:|\*?from:\*?\s.*@)",
    re.IGNORECASE,
)
_FROM_LINE = regex(r"\s*\*?from:\*?\s", re.IGNORECASE)
_HEADER_LINE = regex(r"\s*\*?(?:sent|date|to|subject):\*?\s", re.IGNORECASE)
_WROTE = regex(r"\s*on\b.{4,400}\bwrote:?\s*\Z", re.IGNORECASE | re.DOTALL)
_MOST_LINES_OF_WROTE = 4
_GREETING = "yes|ok|okay|thanks|thank you|many thanks|hi|hello|dear|good morning|good afternoon"
_START = (
    rf"^\W*(?:(?:{_GREETING})\b[^.!?\n]{{0,40}}[,.!:;–-]\s*)*(?:i can confirm (?:that )?)?"
    r"(?:this is |that is |that's |it is |all |fully |the (?:text|wording) is |wording |text )?"
)
_REFUSED = regex(
    r"(?:(?:\bnot|n't|n’t|\bcannot|\bunable to|\bnever)\s+(?:yet\s+|quite\s+|(?:be\s+)?able\s+to\s+|be\s+|fully\s+)*"
    r"(?:agree|agreed|approve|approved|accept|sign|clear|cleared|confirm)|\b(?:disagree|reject|refus|declin))",
    re.IGNORECASE,
)
_VERBS = r"(?:agreed?|approved?|cleared|signed off)"
_AGREED = regex(rf"{_START}(?:i (?:am happy to )?)?{_VERBS}\b(?!\s*\?)", re.IGNORECASE | re.MULTILINE)
_CHANGES = regex(
    rf"\b{_VERBS}\b[^.\n]{{0,80}}\b(?:with\s+(?:\w+\s+){{0,3}}?(?:changes?|amendments?|edits?|comments?)|"
    r"subject to|provided|as amended|except|but|if you|once)\b",
    re.IGNORECASE,
)
_BLOCKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote", "hr", "table", "ul", "ol"}


class Answer(StrEnum):
    """What a reply says."""

    AGREED = "agreed"
    WITH_CHANGES = "agreed with changes"
    REFUSED = "not agreed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply. ``written`` is what stands above the quoted request, ``codes`` are all that stand anywhere in it."""

    sender_name: str
    sender: str
    sent: datetime
    written: str
    codes: frozenset[str]
    answer: Answer
    message_id: str
    digest: str

    @property
    def evidence(self) -> str:
        """Where the agreement can be seen: the Message-ID and the digest of the whole message."""
        return f"{self.message_id or 'no Message-ID'}; sha256:{self.digest}"


def read_reply(content: bytes, source: str) -> Reply:
    """Read a reply as a mail program saves it: ``.eml`` (RFC 5322), or Outlook's ``.msg`` where that can be read.

    :param source: what to call it in errors.
    :raises CannotRead: it is no e-mail, or it lacks a sender or a date; with the reason.
    """
    message = _parsed(content, source)
    senders = [(name, address) for name, address in getaddresses(message.get_all("From", [])) if "@" in address]
    if len(senders) != 1:
        raise CannotRead(
            f"{source}: {'has no sender' if not senders else 'has several senders'}: it is no checker's reply"
        )
    if _is_automatic(message):
        raise CannotRead(f"{source}: is an automatic reply: nobody has read the text")
    try:
        sent = parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError):
        raise CannotRead(f"{source}: does not say when it was sent") from None
    text = _text(message)
    written = above_the_quote(text)
    codes = frozenset(CODE.findall(f"{message.get('Subject', '')}\n{text}"))
    name, address = senders[0]
    digest = hashlib.sha256(content).hexdigest()[:32]
    return Reply(
        name, address, sent, written, codes, answer_in(written), str(message.get("Message-ID", "")).strip(), digest
    )


def require_good(
    reply: Reply,
    source: str,
    *,
    code: str,
    asked: Sequence[str],
    earlier: Sequence[str],
    domains: Sequence[str],
    meeting: date | None,
    today: date,
    changes_made: bool = False,
) -> None:
    """See that a reply is a checker's agreement to the words as they are now.

    :param code: the code of the words as they are.
    :param asked: the addresses that were asked; without any, whoever writes from the council's ``domains``.
    :param earlier: the codes of words that were asked about before.
    :param changes_made: whether the changes that the checker asked for have been made since.
    :raises BadUsage: it is not; with the reason, in one line.
    """
    sent = reply.sent.date()
    if asked and reply.sender.casefold() not in {address.casefold() for address in asked}:
        raise BadUsage(f"{source}: is from {reply.sender}, and {' or '.join(asked)} was asked")
    if not asked and not any(reply.sender.casefold().endswith((f"@{domain}", f".{domain}")) for domain in domains):
        raise BadUsage(f"{source}: is from {reply.sender}, which is no address of the council or its partners")
    if sent > today:
        raise BadUsage(f"{source}: is dated {long_date(sent)}, which is in the future")
    if meeting is not None and sent > meeting:
        raise BadUsage(f"{source}: was sent on {long_date(sent)}, after the meeting of {long_date(meeting)}")
    old = reply.codes & set(earlier)
    if code not in reply.codes and not (changes_made and old):
        if old:
            raise BadUsage(f"{source}: is about other words ({min(old)}): the text has changed since; ask again")
        if reply.codes:
            raise BadUsage(f"{source}: its code {min(reply.codes)} is none of this report and area (now {code})")
        raise BadUsage(f"{source}: has no code in it, so that it is not known which words it is about (now {code})")
    match reply.answer:
        case Answer.REFUSED:
            raise BadUsage(f"{source}: {reply.sender} does not agree: “{_first(reply.written)}”")
        case Answer.UNCLEAR:
            raise BadUsage(
                f"{source}: does not begin with “Agreed”: it is not clear what it says: “{_first(reply.written)}”"
            )
        case Answer.WITH_CHANGES if not changes_made:
            raise BadUsage(
                f"{source}: agrees with changes: make them, then record it with --changes-made, "
                f"or ask again: “{_first(reply.written)}”"
            )


def above_the_quote(text: str) -> str:
    """What somebody wrote above the message that the reply quotes."""
    lines = text.replace("\r\n", "\n").split("\n")
    for place, line in enumerate(lines):
        following = lines[place + 1 : place + 5]
        header = _FROM_LINE.match(line) and any(_HEADER_LINE.match(other) for other in following)
        if header or _QUOTE_BEGINS.match(line) or _is_wrote(lines[place : place + _MOST_LINES_OF_WROTE]):
            return "\n".join(lines[:place]).strip()
    return text.strip()


def answer_in(written: str) -> Answer:
    """What a checker's own words say."""
    if _REFUSED.search(written):
        return Answer.REFUSED
    if not _AGREED.search(written):
        return Answer.UNCLEAR
    return Answer.WITH_CHANGES if _CHANGES.search(written) else Answer.AGREED


def _is_wrote(lines: Sequence[str]) -> bool:
    """Whether lines are a mail program's “On … wrote:”, which it may have wrapped."""
    joined = ""
    for line in lines:
        joined = f"{joined} {line}".strip()
        if _WROTE.match(joined):
            return True
        if not joined.casefold().startswith("on "):
            return False
    return False


def _parsed(content: bytes, source: str) -> EmailMessage:
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        from oscb_cli.signoff.outlook import message_of

        return message_of(content, source)
    message = message_from_bytes(content, policy=default)
    if not isinstance(message, EmailMessage) or not message.keys() or "From" not in message:
        raise CannotRead(f"{source}: is no e-mail: save the reply as .eml or .msg in your mail program")
    return message


def _is_automatic(message: EmailMessage) -> bool:
    submitted = str(message.get("Auto-Submitted", "no")).casefold()
    subject = str(message.get("Subject", "")).casefold()
    return submitted != "no" or subject.startswith(("automatic reply", "out of office", "auto:"))


def _text(message: EmailMessage) -> str:
    """The words of a message, its plain text before its HTML."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        content = str(part.get_content())
    except (LookupError, KeyError):  # a character set that there is not
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", errors="replace") if isinstance(payload, bytes) else ""
    return _words_of_page(content) if part.get_content_type() == "text/html" else content


def _words_of_page(page: str) -> str:
    reader = _PageReader()
    reader.feed(page)
    reader.close()
    return reader.text


class _PageReader(HTMLParser):
    """The words of an HTML page, a line for each block; what is quoted begins with ``>``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._quoted = 0
        self._hidden = 0

    @property
    def text(self) -> str:
        return "\n".join(line.strip() for line in self._lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in {"style", "script", "head", "title"}:
            self._hidden += 1
        if tag in _BLOCKS:
            self._lines.append("")
        marks = f"{said.get('class') or ''} {said.get('id') or ''}"
        if tag == "blockquote" or "gmail_quote" in marks or "divRplyFwdMsg" in marks:
            self._quoted += 1 if tag == "blockquote" else 10**6  # from there on, all of it is quoted
            self._lines.append("> ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"style", "script", "head", "title"}:
            self._hidden = max(0, self._hidden - 1)
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        if tag in _BLOCKS:
            self._lines.append("> " if self._quoted else "")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._lines[-1] += " ".join(data.split()) + " " if data.strip() else " "


def _first(written: str) -> str:
    line = next((line.strip() for line in written.split("\n") if line.strip()), "")
    return line if len(line) <= 80 else line[:79] + "…"
