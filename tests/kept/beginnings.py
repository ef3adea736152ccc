"""Beginnings of paragraphs that look as a number, a letter or a mark before a paragraph does, and are words."""

from itertools import product

_FIGURES = ("10.5", "3.2", "2.5", "1.1", "6.10", "12.75", "7.3", "18.5", "1.25", "99.9", "4.1", "2.10")
_UNITS = (
    "million pounds is spent each year.",
    "per cent of pupils walk to school.",
    "FTE posts are vacant in the team.",
    "of the agreement says otherwise.",
    "is the regulation that applies here.",
    "hectares of land are for sale.",
    "MW of power is made there each day.",
    "km of road was laid in the spring.",
)
_FIGURES_AND_UNITS = tuple(f"{figure} {unit}" for figure, unit in product(_FIGURES, _UNITS))

_MONEY = tuple(
    f"{sum_} is what the scheme costs in all."
    for sum_ in (
        "£10.5 million", "£1.2m", "£400,000", "£3.2", "10.5m", "1.2bn", "€2.5 million", "£0.5m", "£12", "12p",
        "$3.4 billion", "£18,000", "1,250 pounds", "2.5k",
    )
)  # fmt: skip
_TIMES = tuple(
    f"{time} is when the last bus leaves."
    for time in (
        "7.30 pm",
        "10.15 am",
        "09:30",
        "12.00 noon",
        "7.30pm",
        "11.45 p.m.",
        "8 o’clock",
        "6.05",
        "23.59",
        "7pm",
    )
)
_DATES = tuple(
    f"{day} was a Saturday in that year."
    for day in (
        "12. September 2026", "1. May", "3rd May", "21/01/2026", "31 March 2026", "9.9.24", "20.9.2024", "2026", "1066",
        "14 July", "1 April", "2026-27", "2026/27", "6th", "12.9.26",
    )
)  # fmt: skip
_REFERENCES = tuple(
    f"{what} of the old lease says so plainly."
    for what in (
        "4.1 The library", "3.4 Traffic", "6.10", "1.1", "10/11/12", "Section 4.1", "12(3)", "2(1)(a)", "para 4.1",
        "2.1.3", "5.1.1 Schedule", "33A", "s.106", "4.1(b)", "7.2 Annex", "(3) Part", "11.2. Rule", "EX/2026/14",
    )
)  # fmt: skip
_TITLES = tuple(
    f"{what} was the talk of the town for weeks."
    for what in (
        "12. Angry Men", "10. Downing Street", "1. FC Sampleford", "7. Cavalry", "39. Steps", "21. Jump Street",
        "100. That number", "5) five", "3. the third", "(3) three", "1) one", "4. Reich", "2. Bundesliga", "8. Mile",
        "101. Dalmatians", "3.10 To Yuma", "9.5 Weeks", "2.0 Version", "(12) Monkeys", "1. Violin", "6) Six",
    )
)  # fmt: skip
_INITIALS = tuple(
    f"{who} wrote the first of the letters."
    for who in (
        "A. Marsh", "J. R. Hartley", "I. M. Pei", "K. Patel", "B) Bravo", "(a) Alpha", "a) alpha", "(iv) Ivy", "i) Ida",
        "V. Good", "(c) Crown", "C. Okoro", "x. Xavier", "D) Delta", "e. e. cummings", "St. John", "O. Henry", "(A) Ada",
    )
)  # fmt: skip
_RATIOS = tuple(
    f"{what} was the rule for many years."
    for what in (
        "3:1", "2/3", "24/7 cover", "1-2-1 support", "5-a-day", "4x4 vehicles", "1st class", "2nd place", "3+1+1 years",
        "50/50", "1 in 5", "10:30", "1.5:1", "1–5", "20 per cent", "12 readers", "30 hours", "5G", "80s music", "90%",
    )
)  # fmt: skip
_MARKS = tuple(
    f"{what} was written on the gate of the park."
    for what in (
        "- 5 degrees", "– £3 million", "− 12 metres", "+ 3 per cent", "~ 40 people", "§ 12", "No. 5", "no. 7", "½ a mile",
        "… and more", "“12. Angry Men”", "‘5. Alive’", "(10.5 million)", "[4.1]", "4.1: the title", "Q3", "#4", "5*",
        "o dear", "N/A", "=12", "1 / 2", "100.", "3).", "@ 5", "& 6", "1.)",
    )
)  # fmt: skip

BEGINNINGS = (
    *_FIGURES_AND_UNITS, *_MONEY, *_TIMES, *_DATES, *_REFERENCES, *_TITLES, *_INITIALS, *_RATIOS, *_MARKS,
    *(f"{figure} Million people read of it in the papers." for figure in _FIGURES),
    *(f"{figure} £5 notes were found in the drawer there." for figure in _FIGURES),
    *(f"{figure} “Sampleford” buses are to be bought in May." for figure in _FIGURES),
    *(f"{figure}. The team was founded in that very place." for figure in ("3", "12", "14", "45", "150")),
    *(f"({figure}) The team was founded in that very place." for figure in ("3", "12", "14", "45", "150")),
    *(f"{figure}% of the budget was spent by the end of May." for figure in ("10.5", "3", "99.9", "0.5")),
    *(f"{figure}°C was the lowest reading of the month." for figure in ("2.5", "-4", "18.25")),
    *(f"{figure}–{figure} votes was how the ballot ended." for figure in ("3", "12.5")),
    *(f"{figure} ½ days of leave were still to be taken." for figure in ("3", "12")),
    *(f"{figure} The team was founded in that very place." for figure in ("1.1", "4.2", "12.10", "3.1.1", "2026", "7")),
)  # fmt: skip
