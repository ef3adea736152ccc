"""Good prose of English councils that looks faulty: what ``--fix`` must leave as it stands.

Some is made from kinds (what is wrong with a stretch, and what sets the stretch apart), some is written by hand.
"""

from itertools import product

FAULTS = (
    "the goverment recieved it",
    "we will recieve the the papers",
    "it opened on 4/6/2025 , and closed..",
    "a favorable color was organized",
    "it was accomodated in in the the center",
    "seperate and and equal",
)
SET_APART = (
    "The letter says: “{}”.",
    "The letter says “Further, {}” and no more.",
    "The letter says ‘{}’.",
    "Residents' groups said ‘the councils’ money: {}’ again.",
    'The letter says "{}".',
    "The letter says: '{}'.",
    "The report *On how {}* is well known.",
    "The report _On how {}_ is well known.",
    "It is said in [the paper on how {}](https://www.sampleford.example/a.pdf).",
    "The program holds `{}` as it is.",
    "> {}.",
    "It was said at the meeting:\n\n> Indeed, {}.\n\nNo more was said.",
    "One of the letters reads {} (sic).",
    "One of the letters reads {} [*sic*].",
    "“It began here, and {}.\n\n“It ended here, and {}.”",
    "He wrote «{}» then.",
)
NUMBERS = ("10/11/12", "21/01/2026", "3/4/2025", "04.05.2026", "1/2/25", "2025-01-14", "9.10.11")
OF_SOMETHING = (
    "The file reference {} is kept.",
    "The file reference is {} as before.",
    "Planning application {} was refused.",
    "Planning application number {} was refused.",
    "Planning applications {} and others were refused.",
    "Our ref: {} (please quote it).",
    "The case (no. {}) is closed.",
    "It is invoice {} that is unpaid.",
    "Premises licence {} is under review.",
    "The licence No. {} is under review.",
    "Case {} was heard in public.",
    "Clause {} of the agreement applies.",
    "Standing order {} applies.",
    "Version {} of the plan is current.",
    "The appeal {} was dismissed.",
    "Minute {} is noted.",
    "Contract {} ends soon.",
    "Drawing {} shows the site.",
    "The plot #{} is empty.",
    "The planning file W{} is open.",
    "The file SF/{} is open.",
    "The file {}/FUL is open.",
    "The ratio {} was agreed.",
    "The {} of it is not known.",
    "It is filed as {} there.",
    "The figures were {}.",
    "Cyfeirnod {} is the Welsh one.",
    "It is permit number {} that counts.",
    "Complaint {} was upheld.",
    "The deed of title no {} is lost.",
)
BY_HAND = (
    # words that stand twice
    "He had had a reply, and knew that that was all.",
    "What it is is a plan, and what it was was an idea.",
    "The library goes on on Sundays, and he came in in May.",
    "The person she spoke to to get it had passed by by then.",
    "The walk is in Walla Walla, the other in Wagga Wagga, with Duran Duran and The The.",
    "It is a long long way to the The Hague office, and a win win for all.",
    "The band “The the” played.",
    "Members cried hear hear, and many many more did it again again.",
    # names
    "The Lincoln center, the Pearl harbor, and the World Trade Center are far away.",
    "The Department of Defense, the Labor Party of Israel and the Center for Disease Control agreed.",
    "The memorial at Pearl Harbor is of Gray stone by Meter and Sons.",
    "The Kennedy theater and Rockefeller center were named.",
    "HM Goverment Ltd and Recieve plc are companies.",
    "The sulfur dioxide is measured; routing is biased; the specialty is cardiology.",
    # dates that may be others
    "Ada Marsh, born on 3.4.68, is ninety.",
    "The lease runs to 1/2/68, or to 3/4/59.",
    "The upgrade of the software from 3.1.20 to 3.2.25 is done.",
    "The rule by 4.1.12 of the policy is clear.",
    "The vote on 10/11/12 members was split by 10/11/12 votes.",
    "The attack on 11/31/2026 and on 4/5/2026 is told in the American form.",
    "The 4th July 1995 Society and the 1st May 2025 Order are names.",
    "The rooms for ages 9/10/11 and 11/12/13 are full.",
    "It was 1/2/2025, 3/4/2025.",
    "The IP address is 10.11.12.13, and the version is 10.11.12.",
    "| File | Place |\n|--|--|\n| 3/4/2025 | the hall |\n| 4/5/2025 | the library |",
    # addresses, files and code
    "See https://www.sampleford.example/recieve/the-goverment.html, or recieve@sampleford.example.",
    "See www.sampleford.example/goverment and C:\\goverment\\recieve.docx, and goverment.pdf.",
    "The folder is /srv/goverment/recieve/ and the key is goverment_name, with colour=color.",
    "The tag is #goverment and the account @recieve.",
    "```\nrecieve the the goverment..\n```",
    "<!-- recieve the the goverment -->",
    # other languages
    "Bydd y llyfrgell yn agor ar y Sul gyda recieve yr adeilad.",
    "It was done pour encourager les autres, par exemple, as he said.",
    "The rapport sur le goverment des communes is in French.",
    # numbers that are referred to
    "4.1 The library is small.\n\nAs paragraph 4.1 says, it is.",
    "7. The library is small.\n\n8. The hall is large.\n\nSee paragraphs 6 to 9.",
    "3. The library is small.\n\nPoint 3 above says so.",
    "2. The library is small.\n\nThe second paragraph says so.",
    "4.2 The library is small.\n\n(See 4.2.)",
    "4.3 The library is small.\n\nIt is told in 4.3 and 4.5.",
    "6. The library is small.\n\n6 above shows it.",
    "5.1 The library is small.\n\nThis is told in section 5.",
    "9. The library is small.\n\nSee paras 7, 8 and 9(b).",
    "4.5 FTE posts are lost.",
    "1. FC Sampleford is a club.",
    "12.30 Lunch is served in the hall.",
    # what ends without a full stop
    "Options considered by the Board in May",
    "Table 1 Budget by service and by year",
    "Source: Office for National Statistics in 2021",
    "What will it cost in the end",
    "The council will\n\nopen the library on Sundays.",
    "We will go to the library and",
    "123 High Street, Sampleford, SX1 2AB",
    "It is on the page www.sampleford.example",
    "Yours faithfully, on behalf of us",
    "It is in the file called report.docx",
    "Figure 2 – The way in which money is spent",
    "“The library is as small as it is",
    # marks
    "It was open . . . and closed… and so on ...",
    "The range is £1..2 and 10–12, 2019–20, pp. 4–6; the ratio is 3:1 or 4/5.",
    "A. B. Marsh, e.g. of Sampleford, i.e. here, etc., came at 10.30 a.m. by no. 4.",
    "It is ../up and ..\\up, or 5 < 6.",
    "M. le Maire and Mme. Dupont met Cllr D. E. Hart, J.P., of St. Mary's.",
)


def good_prose() -> list[str]:
    """Paragraphs that are right as they stand."""
    apart = [frame.replace("{}", fault) for frame, fault in product(SET_APART, FAULTS)]
    numbers = [frame.replace("{}", number) for frame, number in product(OF_SOMETHING, NUMBERS)]
    return [*apart, *numbers, *BY_HAND]
