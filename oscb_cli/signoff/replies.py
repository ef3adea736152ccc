"""A checker's reply to a request: who sent it, when, about which code, and what it says.

What counts is what the checker wrote above the quoted request. The ways in which Outlook, Gmail, Apple Mail and most
other programs quote are told apart from it. A sender's address can be forged by who means to; the reply is kept as
evidence by its Message-ID and its digest, and the council's mail system knows whether it came from where it says.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime
from html.parser import HTMLParser

from msgspec import Struct

from oscb_cli.errors import BadUsage, CannotRead
from oscb_cli.model.dates import long_date
from oscb_cli.model.patterns import regex
from oscb_cli.signoff.answers import Answer, judged
from oscb_cli.signoff.own_words import above_the_quote, below_the_quote

CODE = regex(r"\b([A-Z2-7]{4}-[A-Z2-7]{4})\b")
_HIDDEN = {"style", "script", "head", "title"}
_HOLDERS = {"div", "blockquote"}
_BLOCKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote", "hr", "table", "ul", "ol"}


class Reply(Struct, frozen=True):
    """A reply.

    ``written`` is what its sender wrote, above the quoted request or below it, ``codes`` are all that stand anywhere
    in it; ``because`` are the words that are no clear agreement.
    """

    sender_name: str
    sender: str
    sent: datetime
    written: str
    codes: frozenset[str]
    answer: Answer
    because: str
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
            f"{source}: {'has no sender' if not senders else 'has several senders'}: so it is not a checker's reply"
        )
    if _is_automatic(message):
        raise CannotRead(f"{source} is an automatic reply: no one has read the text")
    try:
        sent = parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError, OverflowError):
        raise CannotRead(f"{source} does not say when it was sent") from None
    text = _text(message)
    written = _written(text)
    judgement = judged(written)
    codes = frozenset(CODE.findall(f"{message.get('Subject', '')}\n{text}"))
    name, address = senders[0]
    digest = hashlib.sha256(content).hexdigest()[:32]
    return Reply(
        name, address, sent, written, codes, judgement.answer, judgement.because,
        _message_id(message), digest,
    )  # fmt: skip


def _message_id(message: EmailMessage) -> str:
    """The Message-ID as it stands there: Python's parser falls over some that no mail program writes."""
    typed = next((str(value) for key, value in message.raw_items() if key.casefold() == "message-id"), "")
    return " ".join(typed.encode("utf-8", "replace").decode().split())


def _written(text: str) -> str:
    """What the sender wrote: above the quotation or, where that does not say enough, below it and between its lines."""
    above, below = above_the_quote(text), below_the_quote(text)
    return f"{above}\n\n{below}".strip() if below and judged(above).answer is Answer.UNCLEAR else above


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
    read_as_agreed: bool = False,
) -> None:
    """See that a reply is a checker's agreement to the words as they are now.

    :param code: the code of the words as they are.
    :param asked: the addresses that were asked; without any, whoever writes from the council's ``domains``.
    :param earlier: the codes of words that were asked about before.
    :param changes_made: whether the changes that the checker asked for have been made since.
    :param read_as_agreed: whether a person has read the reply and vouches that it agrees, though it is not clear.
    :raises BadUsage: it is not; with the reason, in one line.
    """
    sent = reply.sent.date()
    if asked and reply.sender.casefold() not in {address.casefold() for address in asked}:
        raise BadUsage(f"{source} is from {reply.sender}, but you asked {' or '.join(asked)}")
    if not asked and not any(reply.sender.casefold().endswith((f"@{domain}", f".{domain}")) for domain in domains):
        raise BadUsage(f"{source} is from {reply.sender}, which is not an address at the council or its partners")
    if sent > today:
        raise BadUsage(f"{source} is dated {long_date(sent)}, which is in the future")
    if meeting is not None and sent > meeting:
        raise BadUsage(f"{source} was sent on {long_date(sent)}, after the meeting of {long_date(meeting)}")
    old = reply.codes & set(earlier)
    if code not in reply.codes and not (changes_made and old):
        if old:
            raise BadUsage(f"{source} is about earlier wording ({min(old)}): the text has changed since. Ask again")
        if reply.codes:
            raise BadUsage(
                f"{source}: its code {min(reply.codes)} does not belong to this report and area (now {code})"
            )
        raise BadUsage(f"{source} has no code in it, so oscb cannot tell which wording it is about (now {code})")
    match reply.answer:
        case Answer.REFUSED:
            raise BadUsage(f"{source}: {reply.sender} does not agree: “{first_line(reply.written)}”")
        case Answer.UNCLEAR if not read_as_agreed:
            raise BadUsage(f"{source}: {_why_unclear(reply)}; {_WHAT_TO_DO}")
        case Answer.WITH_CHANGES if not changes_made and not read_as_agreed:
            raise BadUsage(
                f"{source} agrees with changes (“{reply.because}” in “{_line_with(reply)}”). Make them, then record "
                "it with --changes-made, or ask again"
            )


_WHAT_TO_DO = "ask again, or, where you have read it and it does agree, add --agreed"


def _why_unclear(reply: Reply) -> str:
    if not reply.written.strip():
        return "says nothing above the quoted request, and nothing below it"
    if reply.because:
        return f"it is not clear that it agrees, because of “{reply.because}” in “{_line_with(reply)}”"
    return f"it does not say that it agrees: “{first_line(reply.written)}”"


def _line_with(reply: Reply) -> str:
    """The line of a reply that has the words in it which make it unclear, or else its first."""
    lines = [" ".join(line.split()) for line in reply.written.split("\n")]
    found = (line for line in lines if reply.because in line.replace("’", "'").casefold())
    return first_line(next(found, "") or reply.written)


def _parsed(content: bytes, source: str) -> EmailMessage:
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        from oscb_cli.signoff.outlook import message_of

        return message_of(content, source)
    message = message_from_bytes(content, policy=default)
    if not isinstance(message, EmailMessage) or not message.keys() or "From" not in message:
        raise CannotRead(f"{source} is not an e-mail. Save the reply as .eml or .msg in your mail program")
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
        self._quoting: list[bool] = []
        """Of each block that is open, whether a quotation begins with it."""
        self._rest_is_quoted = False
        self._hidden = 0

    @property
    def text(self) -> str:
        return "\n".join(line.strip() for line in self._lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in _HIDDEN:
            self._hidden += 1
        marks = f"{said.get('class') or ''} {said.get('id') or ''}"
        self._rest_is_quoted |= "divRplyFwdMsg" in marks  # Outlook's head of what follows
        if tag in _HOLDERS:
            self._quoting.append(tag == "blockquote" or "gmail_quote" in marks)
        if tag in _BLOCKS:
            self._begin_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        if tag in _HOLDERS and self._quoting:
            self._quoting.pop()
        if tag in _BLOCKS:
            self._begin_line()

    def _begin_line(self) -> None:
        self._lines.append("> " if self._rest_is_quoted or any(self._quoting) else "")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._lines[-1] += " ".join(data.split()) + " " if data.strip() else " "


def first_line(written: str) -> str:
    """The first line that somebody wrote, shortened."""
    line = next((line.strip() for line in written.split("\n") if line.strip()), "")
    return line if len(line) <= 80 else line[:79] + "…"
