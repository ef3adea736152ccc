"""The e-mails that ask checkers to sign off: one for each, with the words to check and a code for exactly these."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from email.header import decode_header, make_header
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
from oscb_cli.signoff.page import words_of_page
from oscb_cli.signoff.quotation import DAY, Wording
from oscb_cli.signoff.state import AreaState, CheckerState, current_digest, implication_of, states_of

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


class NoAddress(Struct, frozen=True):
    """A checker of an area whom nobody can write to, for want of an address; ``name`` may be empty."""

    area: str
    heading: str
    name: str


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
    without_address: list[NoAddress] | None = None,
) -> list[Request]:
    """The requests for areas, one for each checker.

    Of several checkers of an area those are asked with whom something is open, or all where nothing is.

    :param addresses: for an area the names and the addresses of whom to ask, instead of whom the report names.
    :param by: the day by which the answer is wanted; one that has passed is told as such.
    :param without_address: gathers the checkers without an address, who are then passed over.
    :raises BadUsage: an area has no text, or no address, where these are not gathered.
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
                lacking = NoAddress(state.area, state.heading, name)
                if without_address is None:
                    raise BadUsage(told_without_address(lacking, profile))
                without_address.append(lacking)
                continue
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


def told_without_address(lacking: NoAddress, profile: Profile) -> str:
    """That a checker has no address, and what to do, in a line."""
    return (
        f"{lacking.heading}: there is no address{f' for {lacking.name}' if lacking.name else ' of a checker'}. Add "
        f"--to {lacking.area}=name@{_domain(profile)}, or put the checker's e-mail address in the report"
    )


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
            message["From"] = formataddr((decoded(parseaddr(sender)[0]), parseaddr(sender)[1]))
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
        "sender": decoded(parseaddr(sender)[0]),
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


def as_sent(report: Report, profile: Profile, areas: Sequence[str], checker: str) -> Wording:
    """The request about areas as a checker got it, without the names in it and the day to reply by.

    :param checker: the checker's address, where several check an area.
    """
    states = [state for state in states_of(report, profile) if state.area in areas]
    asked = []
    for state in states:
        implication = implication_of(report, state.area)
        if implication is None:
            continue
        whose = next((one for one in state.checkers if one.email.casefold() == checker.casefold()), state.least)
        asked.append(Asked(state, whose, current_digest(report, implication, profile), implication.text))
    made = [_request(report, profile, "", checker, tuple(asked), DAY, "", remind=remind) for remind in (False, True)]
    laid_out = outline(report, profile)
    passages = [words for entry in asked for words in laid_out.said(parse(entry.text))]
    passages += [" ".join(laid_out.said(parse(item))) for item in report.recommendation.items]
    return Wording(
        tuple(text for one in made for text in (one.plain, words_of_page(one.page))),
        tuple(passages),
        tuple(one.subject for one in made),
    )


def decoded(name: str) -> str:
    """A name as it is read: a header of an e-mail holds it in ASCII (RFC 2047)."""
    try:
        return str(make_header(decode_header(name)))
    except (LookupError, ValueError):  # no encoding, or words that it cannot be
        return name


def _domain(profile: Profile) -> str:
    return next(iter(profile.signoff.domains), "council.gov.uk")
