"""Information that may be kept from the public: Part 1 of Schedule 12A to the Local Government Act 1972 (England)."""

EXEMPT_INFORMATION = {
    1: "about a particular person",
    2: "that is likely to reveal who a person is",
    3: "about anybody's financial or business affairs, the council's too",
    4: "about consultations or negotiations on labour relations",
    5: "for which legal professional privilege could be claimed",
    6: "about a statutory notice, order or direction yet to be made",
    7: "about preventing, investigating or prosecuting crime",
}
"""What each of the seven paragraphs is about, in short; the words that count are the Schedule's."""
