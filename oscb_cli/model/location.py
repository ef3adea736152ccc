"""Where something is in a report."""

from msgspec import Struct


class Location(Struct, frozen=True):
    """A place in a report, in terms that an officer can find and that a machine can use.

    ``section`` is the heading (or the name of the part), ``paragraph`` the number as the document shows it
    (empty where there is none), ``pointer`` a JSON pointer (RFC 6901) into the report file, ``words`` what
    stands there.
    """

    section: str
    paragraph: str = ""
    pointer: str = ""
    words: str = ""
