"""A checker's reply to a request: who sent it, when, about which code, and what it says.

Everything in it counts, wherever it stands: what is written above, below and between the quoted lines, what was changed
in these, the subject, what is attached, and each form (plain text, page) in which the message gives its words. A
sender's address can be forged by who means to; the reply is kept as evidence by its Message-ID and its digest, and the
council's mail system knows whether it came from where it says.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.errors import BadUsage, CannotRead
from oscb_cli.model.dates import long_date
from oscb_cli.model.patterns import regex
from oscb_cli.signoff.answers import Answer, Judged, first_line, judged
from oscb_cli.signoff.message import content_of, is_automatic, message_in
from oscb_cli.signoff.own_words import Parted, parted
from oscb_cli.signoff.people import People
from oscb_cli.signoff.quotation import Wording, changes_of, left_over_in_subject

CODE = regex(r"\b([A-Z2-7]{4}-[A-Z2-7]{4})\b")
_CLEAREST_LAST = (Answer.REFUSED, Answer.UNCLEAR, Answer.WITH_CHANGES, Answer.AGREED)


class NoAgreement(BadUsage):
    """A reply of the right person, about the right words, that is no agreement to them."""


class Reply(Struct, frozen=True):
    """A reply.

    ``written`` is what its sender wrote, ``codes`` are all that stand anywhere in it; ``left_over`` is what in it is
    accounted for as nothing that a sign-off is made of. ``versions`` are its words in each form that it has them in.
    """

    sender_name: str
    sender: str
    sent: datetime
    written: str
    codes: frozenset[str]
    answer: Answer
    left_over: tuple[str, ...]
    message_id: str
    digest: str
    subject: str
    versions: tuple[Parted, ...]
    beside: tuple[str, ...]
    addressed: tuple[str, ...]

    @property
    def evidence(self) -> str:
        """Where the agreement can be seen: the Message-ID and the digest of the whole message."""
        return f"{self.message_id or 'no Message-ID'}; sha256:{self.digest}"


def read_reply(content: bytes, source: str) -> Reply:
    """Read a reply as a mail program saves it: ``.eml`` (RFC 5322), or Outlook's ``.msg`` where that can be read.

    What it quotes is not judged before it is ``set_against`` the request.

    :param source: what to call it in errors.
    :raises CannotRead: it is no e-mail, or it lacks a sender or a date; with the reason.
    """
    message = message_in(content, source)
    senders = [(name, address) for name, address in getaddresses(message.get_all("From", [])) if "@" in address]
    if len(senders) != 1:
        raise CannotRead(
            f"{source}: {'has no sender' if not senders else 'has several senders'}: so it is not a checker's reply"
        )
    if is_automatic(message):
        raise CannotRead(f"{source} is an automatic reply: no one has read the text")
    try:
        sent = parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError, OverflowError):
        raise CannotRead(f"{source} does not say when it was sent") from None
    found = content_of(message)
    versions = tuple(parted(text) for text in found.versions)
    subject = str(message.get("Subject", ""))
    name, address = senders[0]
    codes = frozenset(CODE.findall("\n".join((subject, *found.versions))))
    written = next((one.own for one in versions if one.own), "")
    reply = Reply(
        name, address, sent, written, codes, Answer.UNCLEAR, (), _message_id(message),
        hashlib.sha256(content).hexdigest()[:32], subject, versions, _beside(message, address, found.beside),
        _addressed(message),
    )  # fmt: skip
    return set_against(reply, None)


def set_against(reply: Reply, wording: Wording | None, people: People | None = None) -> Reply:
    """A reply judged with what is known about it: the request as it was sent, and who has to do with it.

    :param wording: the request as it was sent; without it nothing is said about what the reply quotes.
    :param people: the names by which its sender is known, the areas that it is about, and the council.
    """
    known = people or People()
    another = known.is_another(reply.sender_name)
    senders = dict.fromkeys(filter(None, ("" if another else reply.sender_name, reply.sender, *known.senders)))
    addressed = dict.fromkeys(filter(None, (*reply.addressed, *known.addressed)))
    known = replace(known, senders=tuple(senders), addressed=tuple(addressed))
    found = [_judged(version, wording, known) for version in reply.versions] or [Judged(Answer.UNCLEAR)]
    worst = min(found, key=lambda one: _CLEAREST_LAST.index(one.answer))
    outside = [words for words in (left_over_in_subject(reply.subject, wording),) if words]
    outside += [f"attached: {name}" for name in reply.beside]
    outside += [f"sent by {reply.sender_name}"] if another else []
    left_over = tuple(dict.fromkeys((*worst.left_over, *outside)))
    answer = worst.answer
    if outside and answer is Answer.AGREED:
        answer = judged("\n\n".join(outside), known).answer
        answer = Answer.UNCLEAR if answer is not Answer.REFUSED else answer
    return replace(reply, answer=answer, left_over=left_over)


def _judged(version: Parted, wording: Wording | None, people: People) -> Judged:
    """What one form of a reply says, with what was changed in the request that it quotes."""
    own = judged(version.own, people)
    if wording is None:
        return own
    changed = [*changes_of(version.quoted, wording, people)]
    changed += [words for subject in version.subjects if (words := left_over_in_subject(subject, wording))]
    if not changed:
        return own
    answer = Answer.UNCLEAR if own.answer is Answer.AGREED else own.answer
    refused = judged("\n\n".join(changed), people).answer is Answer.REFUSED
    return Judged(Answer.REFUSED if refused else answer, (*own.left_over, *changed))


def _addressed(message: EmailMessage) -> tuple[str, ...]:
    """The names and addresses of whom a message is to."""
    pairs = getaddresses([str(value) for key in ("To", "Cc") for value in message.get_all(key, [])])
    return tuple(part for pair in pairs for part in pair if part)


def _beside(message: EmailMessage, sender: str, attached: tuple[str, ...]) -> tuple[str, ...]:
    """What comes with a message: its attachments, and somebody else who sent it for its sender (RFC 5322, 3.6.2)."""
    sent_by = [address for _, address in getaddresses([str(message.get("Sender", ""))]) if address]
    others = [f"sent by {address}" for address in sent_by if address.casefold() != sender.casefold()]
    return (*attached, *others)


def _message_id(message: EmailMessage) -> str:
    """The Message-ID as it stands there: Python's parser falls over some that no mail program writes."""
    typed = next((str(value) for key, value in message.raw_items() if key.casefold() == "message-id"), "")
    return " ".join(typed.encode("utf-8", "replace").decode().split())


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
    asked_on: date | None = None,
    changes_made: bool = False,
    read_as_agreed: bool = False,
) -> None:
    """See that a reply is a checker's agreement to the words as they are now.

    :param code: the code of the words as they are.
    :param asked: the addresses that were asked; without any, whoever writes from the council's ``domains``. A person
        who has read the reply may vouch for another sender of the council's.
    :param earlier: the codes of words that were asked about before.
    :param asked_on: the day on which these words were first asked about.
    :param changes_made: whether the changes that the checker asked for have been made since.
    :param read_as_agreed: whether a person has read the reply and vouches that it agrees, though it is not clear.
    :raises BadUsage: it does not count at all; with the reason, in one line.
    :raises NoAgreement: it is a reply of the right person, and does not agree.
    """
    _require_sender(reply, source, asked, domains, read_as_agreed=read_as_agreed)
    sent = reply.sent.date()
    if asked_on is not None and sent < asked_on:
        raise BadUsage(
            f"{source} was sent on {long_date(sent)}, before you asked on {long_date(asked_on)}. "
            "It does not answer your request"
        )
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
            raise NoAgreement(f"{source}: {reply.sender} does not agree: {_told(reply)}")
        case Answer.UNCLEAR if not read_as_agreed:
            raise NoAgreement(f"{source}: {_why_unclear(reply)}; {_WHAT_TO_DO}")
        case Answer.WITH_CHANGES if not changes_made and not read_as_agreed:
            raise NoAgreement(
                f"{source} agrees with changes: {_told(reply)}. Make them, then record it with --changes-made, or ask "
                "again"
            )


def _require_sender(
    reply: Reply, source: str, asked: Sequence[str], domains: Sequence[str], *, read_as_agreed: bool
) -> None:
    """See that a reply comes from who was asked, or that a person vouches for somebody else at the council."""
    of_the_council = reply.sender.casefold().endswith(
        tuple(ending for domain in domains for ending in (f"@{domain}", f".{domain}"))
    )
    if asked and reply.sender.casefold() not in {address.casefold() for address in asked}:
        if read_as_agreed and of_the_council:
            return
        way = "add --agreed" if of_the_council else "name the area, and the person with --name, instead of --from"
        whom = " or ".join(asked)
        raise BadUsage(f"{source} is from {reply.sender}, but you asked {whom}. If this person may sign it off, {way}")
    if not asked and not of_the_council:
        raise BadUsage(f"{source} is from {reply.sender}, which is not an address at the council or its partners")


_WHAT_TO_DO = "ask again, or, where you have read it and it does agree, add --agreed"
_MOST_TOLD = 3


def _why_unclear(reply: Reply) -> str:
    if reply.left_over:
        return f"it is not clear that it agrees, because of {_told(reply)}"
    if not reply.written.strip():
        return "it says nothing besides the quoted request"
    return f"it does not say that it agrees: “{first_line(reply.written)}”"


def _told(reply: Reply) -> str:
    """What is left over in a reply, for a line: the first of it and how many more there are."""
    left_over = reply.left_over or (reply.written,)
    more = len(left_over) - _MOST_TOLD
    told = ", ".join(f"“{first_line(words)}”" for words in left_over[:_MOST_TOLD])
    return f"{told}{f' and {more} more' if more > 0 else ''}"
