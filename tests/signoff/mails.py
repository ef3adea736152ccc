"""Replies to a request, as the common mail programs write them."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import parseaddr
from html import escape

SENT = "Mon, 09 Sep 2024 10:15:00 +0100"
CHECKER = "Amy Kogel <amy.kogel@oxfordshire.gov.uk>"


def request_in(content: bytes) -> EmailMessage:
    """A request as a mail program reads it."""
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def reply_to(request: EmailMessage, words: str, style: str = "outlook", **headers: str | None) -> bytes:
    """A reply in the style of a mail program; a header of None is left out."""
    body = request.get_body(preferencelist=("plain",))
    assert body is not None
    quoted = str(body.get_content())
    message = EmailMessage(policy=SMTP)
    said: dict[str, str | None] = {
        "From": CHECKER, "To": str(request["From"]), "Subject": f"RE: {request['Subject']}", "Date": SENT,
        "Message-ID": "<reply-1@oxfordshire.gov.uk>", **headers,
    }  # fmt: skip
    for key, value in said.items():
        if value is not None:
            message[key.replace("_", "-")] = value
    plain, page = STYLES[style](words, quoted, request)
    name = parseaddr(said["From"] or "")[0] or "Amy Kogel"
    plain, page = (
        body.replace("Amy Kogel", name).replace("\nAmy\n", f"\n{name.split()[0]}\n") for body in (plain, page)
    )
    if plain:
        message.set_content(plain)
    if page and plain:
        message.add_alternative(page, subtype="html")
    elif page:
        message.set_content(page, subtype="html")
    return message.as_bytes()


def _page(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _outlook(words: str, quoted: str, request: EmailMessage) -> tuple[str, str]:
    head = f"From: {request['From']}\nSent: 06 September 2024 09:00\nTo: Amy Kogel\nSubject: {request['Subject']}"
    plain = f"{words}\n\nAmy Kogel\nHead of Law\n\n________________________________\n{head}\n\n{quoted}"
    page = (
        f"<html><body><p>{_page(words)}</p><p>Amy Kogel</p><div id='divRplyFwdMsg'><b>From:</b> x<br></div>"
        f"<div>{escape(quoted)}</div></body></html>"
    )
    return plain, page


def _outlook_desktop(words: str, quoted: str, request: EmailMessage) -> tuple[str, str]:
    head = f"From: {request['From']}\nSent: 06 September 2024 09:00\nTo: Amy Kogel\nSubject: {request['Subject']}"
    return f"{words}\n\nKind regards\nAmy\n\n{head}\n\n{quoted}", ""


def _gmail(words: str, quoted: str, request: EmailMessage) -> tuple[str, str]:
    marked = "\n".join(f"> {line}" for line in quoted.splitlines())
    wrote = "On Fri, 6 Sept 2024 at 09:00, Laura Gajdus <\nboard.business.unit@oscb.example> wrote:"
    plain = f"{words}\n\n{wrote}\n\n{marked}\n"
    page = (
        f'<div dir="ltr">{_page(words)}</div><br><div class="gmail_quote"><div>On Fri, 6 Sept 2024 at 09:00 wrote:<br>'
        f"</div><blockquote>{escape(quoted)}</blockquote></div>"
    )
    return plain, page


def _apple(words: str, quoted: str, request: EmailMessage) -> tuple[str, str]:
    marked = "\n".join(f"> {line}" for line in quoted.splitlines())
    return f"{words}\n\nAmy\n\n> On 6 Sep 2024, at 09:00, Laura Gajdus <x@oscb.example> wrote:\n> \n{marked}\n", ""


def _apple_wrote(words: str, quoted: str, request: EmailMessage) -> tuple[str, str]:
    marked = "\n".join(f"> {line}" for line in quoted.splitlines())
    return f"{words}\n\nOn 6 Sep 2024, at 09:00, Laura Gajdus <x@oscb.example> wrote:\n\n{marked}\n", ""


def _page_only(words: str, quoted: str, request: EmailMessage) -> tuple[str, str]:
    return "", _gmail(words, quoted, request)[1]


def _outlook_page_only(words: str, quoted: str, request: EmailMessage) -> tuple[str, str]:
    return "", _outlook(words, quoted, request)[1]


def _below(words: str, quoted: str, request: EmailMessage) -> tuple[str, str]:
    marked = "\n".join(f"> {line}" for line in quoted.splitlines())
    return f"On 6 Sep 2024, at 09:00, Laura Gajdus wrote:\n\n{marked}\n\n{words}\n\n-- \nAmy Kogel\n", ""


def _greeting_above(words: str, quoted: str, request: EmailMessage) -> tuple[str, str]:
    above = f"Hi Laura, see below.\n\nAmy\n\n{_below(words, quoted, request)[0]}"
    return above.replace(", see below", ""), ""


def _below_page_only(words: str, quoted: str, request: EmailMessage) -> tuple[str, str]:
    lines = "".join(f"<p>{escape(line)}</p>" for line in words.split("\n"))
    return "", f'<div class="gmail_quote"><blockquote><div>{escape(quoted)}</div></blockquote></div><div>{lines}</div>'


STYLES = {
    "below": _below,
    "greeting above, answer below": _greeting_above,
    "below, page only": _below_page_only,
    "outlook": _outlook,
    "outlook desktop": _outlook_desktop,
    "gmail": _gmail,
    "apple": _apple,
    "apple wrote": _apple_wrote,
    "gmail page": _page_only,
    "outlook page": _outlook_page_only,
}
