"""Information that may be kept from the public: Part 1 of Schedule 12A to the Local Government Act 1972 (England)."""

EXEMPT_INFORMATION = {
    1: "about a particular person",
    2: "likely to reveal who a person is",
    3: "about the financial or business affairs of a particular person or body, the council included",
    4: "about consultations or negotiations on labour relations with the council's staff",
    5: "for which legal professional privilege could be claimed in court proceedings",
    6: "that shows that the council means to give a statutory notice, or to make an order or a direction",
    7: "about action taken or to be taken to prevent, investigate or prosecute crime",
}
"""What each of the seven paragraphs is about, in short; the words that count are the Schedule's."""
