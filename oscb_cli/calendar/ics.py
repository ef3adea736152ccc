"""A timetable as a calendar file, which any calendar program opens (iCalendar, RFC 5545)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from oscb_cli.calendar.timetable import Deadline

_PRODUCT = "-//oscb//committee cover reports//EN"


def as_calendar(deadlines: Sequence[Deadline], title: str, today: date) -> bytes:
    """A calendar with a whole day for each deadline; the same timetable gives the same bytes on the same day.

    :param title: what the meeting is called, for the names of the entries.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    meeting = next(deadline.day for deadline in deadlines if deadline.key == "meeting")
    for deadline in deadlines:
        event = Event()
        event.add("uid", f"{meeting:%Y%m%d}-{deadline.key.replace(' ', '-').replace(',', '')}@oscb")
        event.add("dtstamp", datetime.combine(today, time(), UTC))
        event.add("dtstart", deadline.day)
        event.add("dtend", deadline.day + timedelta(days=1))
        event.add("summary", f"{title}: {deadline.what}")
        about = [f"By authority of {deadline.source}." if deadline.source else "", deadline.too_late]
        if description := " ".join(part for part in (about[0], f"Too late? {about[1]}" if about[1] else "") if part):
            event.add("description", description)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
