"""Outlook's own message files (``.msg``), with the library python-oxmsg where it is installed."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime, formataddr
from io import BytesIO
from typing import Any

from oscb_cli.errors import CannotRead


def message_of(content: bytes, source: str) -> EmailMessage:
    """A message file as an e-mail.

    :raises CannotRead: it is damaged, is no message, or the library is not there.
    """
    try:
        from oxmsg import Message
    except ImportError:
        raise CannotRead(
            f"{source}: to read Outlook's .msg files, install oscb with its extra “msg”, or save the reply as .eml"
        ) from None
    try:
        found: Any = Message.load(BytesIO(content))
        headers = {str(key).lower(): str(value) for key, value in dict(found.message_headers).items()}
        message = EmailMessage(policy=default)
        message["From"] = headers.get("from") or _address(found.sender)
        message["Subject"] = " ".join(str(headers.get("subject") or found.subject or "").split())
        sent = found.sent_date
        if headers.get("date") or isinstance(sent, datetime):
            message["Date"] = headers.get("date") or format_datetime(sent)
        for key in ("message-id", "auto-submitted", "to", "cc", "sender"):
            if headers.get(key):
                message[key] = " ".join(headers[key].split())
        if found.body:
            message.set_content(str(found.body))
        if found.html_body and found.body:
            message.add_alternative(str(found.html_body), subtype="html")
        elif found.html_body:
            message.set_content(str(found.html_body), subtype="html")
        for attached in found.attachments:
            kind, _, subtype = str(attached.mime_type or "application/octet-stream").partition("/")
            name = str(attached.file_name or "a file")
            message.add_attachment(attached.file_bytes or b"", maintype=kind, subtype=subtype, filename=name)
    except Exception as error:  # the library raises whatever a damaged file leads it to
        why = type(error).__name__
        raise CannotRead(f"{source} cannot be read as an Outlook message ({why}). Save it as .eml") from None
    return message


def _address(sender: object) -> str:
    words = str(sender or "")
    if "<" in words:
        name, _, rest = words.partition("<")
        return formataddr((name.strip(' "'), rest.strip("> ")))
    return words
