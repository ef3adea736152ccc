"""Replies of every shape of mail program, with words at any place of them: known is whether they agree."""

import base64
import quopri
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from tests.signoff.mails import CHECKER, SENT

_ASKER = "Laura Gajdus <laura@oscb.example>"
_HEAD = f"From: {_ASKER}\nSent: 06 September 2024 09:00\nTo: Amy Kogel <amy.kogel@oxfordshire.gov.uk>\nSubject: "
_WROTE = "On Fri, 6 Sept 2024 at 09:00, Laura Gajdus <laura@oscb.example> wrote:"
SIGNATURE = (
    "Amy Kogel\nHead of Law | Legal Services\nOxfordshire County Council\nCounty Hall, New Road, Oxford OX1 1ND\n"
    "T: 01865 000000  M: 07700 900123\namy.kogel@oxfordshire.gov.uk\nwww.oxfordshire.gov.uk"
)
DISCLAIMER = (
    "This email, including attachments, may contain confidential information. If you have received it in error, please "
    "notify the sender by reply and delete it immediately."
)


def quoted(request: EmailMessage) -> str:
    body = request.get_body(preferencelist=("plain",))
    assert body is not None
    return str(body.get_content()).strip()


def page_of(request: EmailMessage) -> str:
    body = request.get_body(preferencelist=("html",))
    assert body is not None
    return str(body.get_content())


def mail(request: EmailMessage, plain: str = "", page: str = "", **headers: str) -> EmailMessage:
    """A reply with these bodies."""
    message = EmailMessage(policy=SMTP)
    said = {
        "From": CHECKER, "To": _ASKER, "Subject": f"RE: {request['Subject']}", "Date": SENT,
        "Message-ID": "<r@oxfordshire.gov.uk>", **headers,
    }  # fmt: skip
    for key, value in said.items():
        message[key.replace("_", "-")] = value
    if plain or not page:
        message.set_content(plain)
        if page:
            message.add_alternative(page, subtype="html")
    else:
        message.set_content(page, subtype="html")
    return message


def marked(words: str) -> str:
    return "\n".join(f"> {line}" for line in words.split("\n"))


def _html(words: str) -> str:
    return "".join(f"<p class=MsoNormal>{escape(line) or '&nbsp;'}<o:p></o:p></p>" for line in words.split("\n"))


def outlook_plain(request: EmailMessage, words: str) -> bytes:
    text = f"{words}\n\n{SIGNATURE}\n\n{DISCLAIMER}\n\n{_HEAD}{request['Subject']}\n\n{quoted(request)}\n"
    return mail(request, text).as_bytes()


def outlook_mobile(request: EmailMessage, words: str) -> bytes:
    rule = "________________________________"
    text = f"{words}\n\nGet Outlook for iOS<https://aka.example/o0ukef>\n{rule}\n{_HEAD}{request['Subject']}\n\n"
    return mail(request, text + quoted(request)).as_bytes()


def exchange_page(request: EmailMessage, words: str) -> bytes:
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm;} -->'
        "</style></head><body lang=EN-GB><!--[if gte mso 9]><xml></xml><![endif]--><div class=WordSection1>"
        f"{_html(words)}{_html(SIGNATURE)}<div style='border:none;border-top:solid #E1E1E1 1.0pt'>"
        "<p class=MsoNormal><b>From:</b> Laura Gajdus &lt;laura@oscb.example&gt;<br><b>Sent:</b> 06 September 2024"
        f"<br><b>To:</b> Amy Kogel<br><b>Subject:</b> {escape(str(request['Subject']))}<o:p></o:p></p></div>"
        f"{_body(request)}</div></body></html>"
    )
    return mail(request, "", page).as_bytes()


def outlook_web(request: EmailMessage, words: str) -> bytes:
    page = (
        f"<html><body><div>{'<br>'.join(map(escape, words.split(chr(10))))}</div><div id=Signature>{_html(SIGNATURE)}"
        '</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><font><b>From:</b> Laura Gajdus<br>'
        f"<b>Sent:</b> 06 September 2024 09:00<br><b>To:</b> Amy Kogel<br><b>Subject:</b> "
        f"{escape(str(request['Subject']))}</font></div><div>{_body(request)}</div></body></html>"
    )
    return mail(request, "", page).as_bytes()


def _body(request: EmailMessage) -> str:
    return page_of(request).partition("<body")[2].partition(">")[2].rpartition("</body>")[0]


def gmail_both(request: EmailMessage, words: str) -> bytes:
    page = (
        f'<div dir="ltr">{"<br>".join(map(escape, words.split(chr(10))))}</div><br><div class="gmail_quote"><div '
        f'class="gmail_attr">{escape(_WROTE)}<br></div><blockquote class="gmail_quote">{_body(request)}</blockquote>'
        "</div>"
    )
    return mail(request, f"{words}\n\n{_WROTE}\n\n{marked(quoted(request))}\n", page).as_bytes()


def apple_mail(request: EmailMessage, words: str) -> bytes:
    text = f"{words}\n\nAmy\n\n> On 6 Sep 2024, at 09:00, Laura Gajdus <laura@oscb.example> wrote:\n> \n"
    return mail(request, text + marked(quoted(request)) + "\n").as_bytes()


def iphone(request: EmailMessage, words: str) -> bytes:
    text = f"{words}\n\nSent from my iPhone\n\nOn 6 Sep 2024, at 09:00, Laura Gajdus <laura@oscb.example> wrote:\n\n"
    return mail(request, text + marked(quoted(request))).as_bytes()


def thunderbird_below(request: EmailMessage, words: str) -> bytes:
    text = f"On 06/09/2024 09:00, Laura Gajdus wrote:\n{marked(quoted(request))}\n\n{words}\n\n-- \n{SIGNATURE}\n"
    return mail(request, text).as_bytes()


def between_the_lines(request: EmailMessage, words: str) -> bytes:
    lines = quoted(request).split("\n\n")
    text = f"{_WROTE}\n{marked(chr(10).join(lines[:-2]))}\n\n{words}\n\n{marked(chr(10).join(lines[-2:]))}\n"
    return mail(request, text).as_bytes()


def base64_text(request: EmailMessage, words: str) -> bytes:
    text = f"{words}\n\n{SIGNATURE}\n\n-----Original Message-----\n{_HEAD}{request['Subject']}\n\n{quoted(request)}\n"
    return _encoded(request, "base64", base64.encodebytes(text.encode()))


def quoted_printable(request: EmailMessage, words: str) -> bytes:
    text = f"{words}\n\n{SIGNATURE}\n\n{_WROTE}\n\n{marked(quoted(request))}\n"
    return _encoded(request, "quoted-printable", quopri.encodestring(text.encode()))


def _encoded(request: EmailMessage, how: str, content: bytes) -> bytes:
    subject = f"Subject: RE: {request['Subject']}".encode()
    head = [
        f"From: {CHECKER}".encode(), f"To: {_ASKER}".encode(), subject, f"Date: {SENT}".encode(), b"MIME-Version: 1.0",
        b"Content-Type: text/plain; charset=utf-8", f"Content-Transfer-Encoding: {how}".encode(),
    ]  # fmt: skip
    return b"\r\n".join(head) + b"\r\n\r\n" + content


def flowed(request: EmailMessage, words: str) -> bytes:
    broken = "\n".join(line.replace(" ", " \n", 1) if len(line) > 30 else line for line in words.split("\n"))
    message = mail(request, f"{broken}\n\n{_WROTE}\n{marked(quoted(request))}\n")
    message.set_param("format", "flowed")
    return message.as_bytes()


def signed_by_smime(request: EmailMessage, words: str) -> bytes:
    message = mail(request, f"{words}\n\n{SIGNATURE}\n\n{_HEAD}{request['Subject']}\n\n{quoted(request)}\n")
    message.make_mixed()
    message.add_attachment(b"\x30\x80", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    return message.as_bytes()


def with_banner(request: EmailMessage, words: str) -> bytes:
    banner = (
        "CAUTION: This email originated from outside the organisation. Do not click links unless you know the sender."
    )
    text = f"{banner}\n\n{words}\n\n{SIGNATURE}\n\n{DISCLAIMER}\n\n{_WROTE}\n\n{marked(quoted(request))}\n"
    return mail(request, text).as_bytes()


Shape = Callable[[EmailMessage, str], bytes]
SHAPES: tuple[Shape, ...] = (
    outlook_plain, outlook_mobile, exchange_page, outlook_web, gmail_both, apple_mail, iphone, thunderbird_below,
    between_the_lines, base64_text, quoted_printable, flowed, signed_by_smime, with_banner,
)  # fmt: skip

LEFT = (
    "Not agreed", "I object.", "The Act is wrong", "Do not publish until I have spoken to Jane", "1965",
    "Has Jane seen this", "New wording: the Council must act.", "agreed by Jane",
)  # fmt: skip


def with_more(request: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Replies that say “Agreed” and, somewhere else, words that are left over."""
    text, subject = quoted(request), str(request["Subject"])
    lines = text.split("\n")
    middle = next(n for n, line in enumerate(lines) if "no legal implications" in line)
    for more in LEFT:
        inside = "\n".join([*lines[:middle], more, *lines[middle:]])
        within = text.replace("no legal implications", f"no legal ({more}) implications")
        after = f"{text}\n\n{more}"
        for name, changed in (("inside", inside), ("within", within), ("after", after)):
            page = "".join(f"<div>{escape(line)}</div>" for line in changed.split("\n"))
            yield f"{name}, unmarked: {more}", mail(request, f"Agreed\n\n{_HEAD}{subject}\n\n{changed}").as_bytes()
            yield f"{name}, marked: {more}", mail(request, f"Agreed\n\n{_WROTE}\n\n{marked(changed)}").as_bytes()
            page = f"<div>Agreed</div><div id=divRplyFwdMsg><b>From:</b> L<br><b>Sent:</b> today</div>{page}"
            yield f"{name}, page: {more}", mail(request, "", page).as_bytes()
        below = f"Agreed\n\n{SIGNATURE}\n\n{more}\n\n{_WROTE}\n\n{marked(text)}"
        yield f"below the signature: {more}", mail(request, below).as_bytes()
        yield f"in the signature: {more}", mail(request, f"Agreed\n\n{SIGNATURE}\n{more}\n\n{DISCLAIMER}").as_bytes()
        yield f"in the disclaimer: {more}", mail(request, f"Agreed\n\n{DISCLAIMER} {more}.").as_bytes()
        yield f"in the banner: {more}", mail(request, f"CAUTION: External email. {more}\n\nAgreed").as_bytes()
        yield f"in the subject: {more}", mail(request, "Agreed", Subject=f"RE: {subject} {more}").as_bytes()
        yield f"before the subject: {more}", mail(request, "Agreed", Subject=f"{more}: RE: {subject}").as_bytes()
        yield f"only in the page: {more}", mail(request, "Agreed", f"<p>Agreed</p><p>{escape(more)}</p>").as_bytes()
        yield f"only in the text: {more}", mail(request, f"Agreed\n\n{more}", "<p>Agreed</p>").as_bytes()
        yield (
            f"another's, forwarded: {more}",
            mail(
                request,
                f"{more}\n\nFrom: Jane Roe <j@oxfordshire.gov.uk>\nSent: today\n\nAgreed\n\n{_HEAD}{subject}\n\n{text}",
            ).as_bytes(),
        )
    for mark in ("[no] legal", "no! legal", "~no~ legal", "{no} legal", "(no) legal", "NO legal"):
        marked_up = marked(text.replace("no legal", mark))
        yield f"marked: {mark}", mail(request, f"Agreed\n\n{_WROTE}\n{marked_up}").as_bytes()
    yield "taken out", mail(request, f"Agreed\n\n{_WROTE}\n{marked(text.replace('no legal', 'legal'))}").as_bytes()
    yield "a number", mail(request, f"Agreed\n\n{_HEAD}{subject}\n\n{text.replace('2023-24', '2024-25')}").as_bytes()
    attached = mail(request, "Agreed")
    attached.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename="my changes.docx")
    yield "attached", attached.as_bytes()
    forwarded = mail(request, "Agreed")
    forwarded.add_attachment(mail(request, "Not agreed"))
    yield "an e-mail attached", forwarded.as_bytes()
    yield "sent by another", mail(request, "Agreed", Sender="Jane Roe <jane@oxfordshire.gov.uk>").as_bytes()
    for subject_of in ("Accepted: {}", "Approve: {}", "Tentative: {}", "Declined: {}", "Reject: {}"):
        yield subject_of, mail(request, "", Subject=subject_of.format(subject)).as_bytes()
        yield f"{subject_of}, with words", mail(request, "Agreed", Subject=subject_of.format(subject)).as_bytes()


STRUCK_OR_HIDDEN = (
    "<s>Agreed</s>", "<strike>Agreed</strike>", "<del>Agreed</del>",
    '<span style="text-decoration:line-through">Agreed</span>', '<p style="TEXT-DECORATION: line-through">Agreed</p>',
    '<div style="text-decoration-line: underline line-through"><b>Agreed</b></div>',
    "<p><s><span>Agreed</span></s></p>",
    "<style>.x {text-decoration: line-through}</style><p class=x>Agreed</p>",
    "<style>p.x, #y {display:none}</style><p class='a x'>Agreed</p>",
    "<style>#y {display:none}</style><p id=y>Agreed</p>",
    '<div style="display:none">Agreed</div>', '<div style="display: none !important"><p>Agreed</p></div>',
    '<span style="visibility:hidden">Agreed</span>', '<span style="font-size:0">Agreed</span>',
    '<span style="font-size:0px">Agreed</span>', '<font color="white">Agreed</font>',
    '<font color="#FFFFFF">Agreed</font>',
    '<span style="color:#fff">Agreed</span>', '<span style="color: rgb(255, 255, 255)">Agreed</span>',
    '<table bgcolor="#003366"><tr><td style="color:#003366">Agreed</td></tr></table>', "<p hidden>Agreed</p>",
    "<!-- Agreed -->", "<template>Agreed</template>", "<title>Agreed</title>", '<p style="opacity:0">Agreed</p>',
    '<p style="mso-hide:all">Agreed</p>', '<div style="max-height:0;overflow:hidden">Agreed</div>',
    '<p style="text-indent:-9999px">Agreed</p>', '<div style="height:0;overflow:hidden">Agreed</div>',
    "<img alt=Agreed src=cid:x>", '<p style="position:absolute;left:-10000px">Agreed</p>',
)  # fmt: skip


def struck_or_hidden(request: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Replies whose agreement nobody sees, or is struck out; with a plain text that still has it, and without."""
    for words in STRUCK_OR_HIDDEN:
        page = f"<html><body>{words}<p>Amy</p></body></html>"
        yield words, mail(request, "", page).as_bytes()
        yield f"{words}, and plain", mail(request, "Agreed\n\nAmy", page).as_bytes()
    yield "combining", mail(request, "".join(f"{sign}\u0336" for sign in "Agreed")).as_bytes()
    yield "tildes", mail(request, "~~Agreed~~").as_bytes()
