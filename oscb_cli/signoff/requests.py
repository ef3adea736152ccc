"""The e-mails that ask checkers to sign off: one for each, with the words to check and a code for exactly these."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, parseaddr
from urllib.parse import quote

from msgspec import Struct, field

from oscb_cli.errors import BadUsage
from oscb_cli.layout.outline import decision_maker, outline
from oscb_cli.layout.wording import render_file
from oscb_cli.model.dates import WEEKDAYS, long_date
from oscb_cli.model.digest import code_of
from oscb_cli.model.markdown import parse
from oscb_cli.model.report import Report
from oscb_cli.profile.load import template_file
from oscb_cli.profile.schema import Profile
from oscb_cli.signoff.state import AreaState, CheckerState, current_digest, implication_of

_WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
_LONGEST_LINK = 1_800
"""Characters of a mailto link that mail programs are known to take."""


class Asked(Struct, frozen=True):
    """An area that a checker is asked about, and how it stands with that checker."""

    state: AreaState
    checker: CheckerState
    digest: str
    text: str

    @property
    def code(self) -> str:
        """The code of exactly these words."""
        return code_of(self.digest, self.state.area)


class Request(Struct, frozen=True):
    """What one checker is asked about."""

    name: str
    email: str
    asked: tuple[Asked, ...]
    subject: str
    plain: str
    page: str
    codes: tuple[str, ...] = field(default=())


def requests(
    report: Report,
    profile: Profile,
    wanted: Sequence[AreaState],
    addresses: Mapping[str, Sequence[tuple[str, str]]],
    by: date | None,
    today: date,
    *,
    sender: str = "",
    remind: bool = False,
) -> list[Request]:
    """The requests for areas, one for each checker.

    Of several checkers of an area those are asked with whom something is open, or all where nothing is.

    :param addresses: for an area the names and the addresses of whom to ask, instead of whom the report names.
    :param by: the day by which the answer is wanted; one that has passed is told as such.
    :raises BadUsage: it is not known whom to ask about an area.
    :raises BadProfile: the profile's e-mail cannot be filled in.
    """
    people: dict[str, list[Asked]] = {}
    names: dict[str, str] = {}
    for state in wanted:
        implication = implication_of(report, state.area)
        if implication is None:
            raise BadUsage(f"{state.heading}: there is no text to check")
        for name, address, checker in _whom(state, addresses.get(state.area) or ()):
            email = address or profile.area_by_key[state.area].mailbox
            if not email:
                raise BadUsage(
                    f"{state.heading}: there is no address{f' for {name}' if name else ' of a checker'}. Add "
                    f"--to {state.area}=name@{_domain(profile)}, or put the checker's e-mail address in the report"
                )
            asked = Asked(state, checker, current_digest(report, implication, profile), implication.text)
            people.setdefault(email.casefold(), []).append(asked)
            names[email.casefold()] = names.get(email.casefold()) or name
    when = f"by {WEEKDAYS[by.weekday()]} {long_date(by)}" if by else ""
    if by is not None and by < today:
        when = f"as soon as you can (the reply was due {when})"
    return [
        _request(report, profile, names[email], email, tuple(asked), when, sender, remind=remind)
        for email, asked in people.items()
    ]


def _whom(state: AreaState, instead: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, CheckerState]]:
    """Whom to ask about an area: the name, the address, and how it stands with that checker."""
    by_address = {checker.email.casefold(): checker for checker in state.checkers if checker.email}
    for name, email in instead:
        known = by_address.get(email.casefold(), state.least)
        yield name or (known.name if known.email.casefold() == email.casefold() else ""), email, known
    if not instead:
        for checker in state.open or state.checkers:
            yield checker.name, checker.email, checker


def as_eml(request: Request, sender: str, now: datetime, attachment: tuple[str, bytes] | None = None) -> bytes:
    """A request as an e-mail that a mail program opens ready to be sent.

    :param sender: whom it is from, for example ``Gus Penn <gus.penn@council.gov.uk>``.
    :param attachment: the name and the content of the Word document.
    :raises BadUsage: an address is not one.
    """
    message = EmailMessage(policy=SMTP)
    try:
        message["Subject"] = " ".join(request.subject.split())
        message["To"] = formataddr((request.name, request.email))
        if sender:
            message["From"] = formataddr(parseaddr(sender))
        message["Date"] = format_datetime(now)
        message["X-Unsent"] = "1"  # Outlook opens it as a message that is still to be sent
        domain = (parseaddr(sender)[1] or request.email).rsplit("@", 1)[-1]
        message["Message-ID"] = f"<oscb.{'.'.join(request.codes)}.{now:%Y%m%d%H%M%S}@{domain}>"
    except (ValueError, IndexError) as error:
        raise BadUsage(f"{request.email or sender} cannot be an address of an e-mail: {error}") from None
    message.set_content(request.plain)
    message.add_alternative(request.page, subtype="html")
    if attachment is not None:
        name, content = attachment
        message.add_attachment(content, maintype=_WORD[0], subtype=_WORD[1], filename=name)
    return message.as_bytes()


def as_mailto(request: Request) -> str:
    """A request as a link that opens a mail program; a text that is too long for a link is cut, and says so."""
    body = request.plain
    link = f"mailto:{quote(request.email, safe='@')}?subject={quote(request.subject)}&body="
    while len(link) + len(quote(body)) > _LONGEST_LINK and body:
        body = body[: len(body) * 3 // 4].rsplit("\n", 1)[0]
    cut = "" if body == request.plain else quote("\n[…] The rest is in the report.\n")
    return f"{link}{quote(body)}{cut}"


def _request(
    report: Report,
    profile: Profile,
    name: str,
    email: str,
    asked: tuple[Asked, ...],
    by: str,
    sender: str,
    *,
    remind: bool,
) -> Request:
    relied = [entry for entry in asked if "recommendation" in profile.area_by_key[entry.state.area].relies_on]
    laid_out = outline(report, profile)
    values: dict[str, object] = {
        "council": profile.council,
        "name": name,
        "sender": parseaddr(sender)[0],
        "title": report.title,
        "committee": report.committee,
        "meeting": long_date(report.meeting_date) if report.meeting_date else "",
        "by": by,
        "remind": remind,
        "decision_maker": decision_maker(report, profile),
        "recommendation": [laid_out.said(parse(item)) for item in report.recommendation.items],
        "relies_on_recommendation": bool(relied and report.recommendation.items),
        "areas": [
            {
                "heading": entry.state.heading,
                "code": entry.code,
                "paragraphs": laid_out.said(parse(entry.text)),
                "for_what": entry.checker.for_what,
                "changed": entry.checker.told,
                "state": entry.checker.state.value,
            }
            for entry in asked
        ],
        "codes": [entry.code for entry in asked],
    }
    codes = tuple(entry.code for entry in asked)
    headings = " and ".join(entry.state.heading for entry in asked)
    start = "Reminder: please check" if remind else "Please check"
    subject = f"{start} {headings}: {report.title or 'a report'} [{', '.join(codes)}]"
    plain = render_file(profile, template_file(profile, "mail/request.txt.j2"), values)
    page = render_file(profile, template_file(profile, "mail/request.html.j2"), values, markup=True)
    return Request(name, email, asked, subject, plain, page, codes)


def _domain(profile: Profile) -> str:
    return next(iter(profile.signoff.domains), "council.gov.uk")
