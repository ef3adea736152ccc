"""People, posts and places, all made up, that reports typed by hand name."""

import random
from dataclasses import dataclass

FIRST = (
    "Dana Kofi Quinn Uma Beth Ian Rob Busola Sean Clare Stephen Anita Priya Paul Lev Wren Lena Aoife Bartosz Chidi Dilys "
    "Ewan Farah Gwen Hamza Ines Jarek Kavita Liam Mei Nadia Oona Petra Rhiannon Sanjay Tomasz Ursula Viktor Xanthe "
    "Yusuf Zadie Grace Mark Penny Dean Will Faith Hugh April Rose Jean-Paul Mary-Ann Siân José Zoë"
).split()
LAST = (
    "Petrie Lorimer Ingram Abara Venn Quayle Demo Marsh Okafor Llewellyn Nowak O'Brien O’Hara McAllister Fitzgerald Patel "
    "Singh Begum Kowalczyk Haverstock Tennant Underhill Vasquez Whitcombe Yardley Ashdown Birtwistle Cresswell Dunmore "
    "Law Banks Price Head Green Street Council Parks Field Wood Smith-Jones Garcia-Lopez Ní-Bhriain Ahmed Hussain"
).split()
LONGER = ("Maria de Souza", "Ludo van der Berg", "Ahmed bin Yusuf", "Owain ap Rhys", "J. R. Hartwell", "Dr Imani Osei",
          "Sarah Jane Holloway", "A. K. Bose", "Mohammed Al-Amin", "Lucía El Khoury")  # fmt: skip
FIELDS = (
    "Finance", "Legal Services", "Highways & Operations", "Highways and Transport", "Public Health", "Adult Social Care",
    "Children’s Services", "Property Services", "Environment and Place", "Law & Governance", "Policy", "Climate Action",
    "Planning", "Pension Services", "Libraries and Heritage", "Community Safety", "Human Resources", "Strategic Finance",
    "Commercial Services", "Democratic Services", "Education", "Joint Commissioning", "Digital and Innovation",
    "Economy and Skills", "Organisational Development", "Equality, Diversity & Inclusion", "Procurement",
)  # fmt: skip
GRADES = ("", "", "", "Senior ", "Assistant ", "Deputy ", "Interim ", "Principal ", "Acting ", "Strategic ", "Lead ")
HEADS = (
    "Manager", "Officer", "Business Partner", "Adviser", "Lead", "Consultant", "Team Leader", "Accountant", "Analyst",
    "Specialist", "Programme Manager", "Service Manager", "Partner", "Coordinator",
)  # fmt: skip
WHOLE = (
    "Solicitor", "Senior Solicitor", "Principal Lawyer", "Director of Law & Governance and Monitoring Officer",
    "Head of Joint Commissioning – Age Well", "Finance Business Partner (Environment and Place)",
    "HR Business Partner – Children’s Services", "EDI Lead", "Strategic Finance Business Partner (Corporate)",
    "Head of Legal (Contracts and Conveyancing)", "Chief Accountant", "Deputy Monitoring Officer", "Barrister",
    "Executive Director of Resources and Section 151 Officer", "Team Leader, Contracts", "Climate Action Team Leader",
    "Lead for Equalities and Social Value", "Assistant Director, Workforce", "Head of Service",
    "Head of Finance and Deputy S151 Officer", "Consultant in Public Health", "Senior HR Advisor",
)  # fmt: skip
PLACES = (
    "Thame & Chinnor", "Watlington", "Sampleford", "Banbury Ruscote", "Witney North and East", "Wheatley", "Didcot Ladygrove",
    "Isis", "Iffley Fields & St. Mary’s", "Bicester Town", "Goring", "Charlbury and Wychwood", "St Clement’s & Cowley Marsh",
)  # fmt: skip
TEXTS = (
    "The contract ends on 31 March 2027 and cannot be extended.",
    "Officers visited five other authorities.",
    "The service met its target in nine months of twelve.",
    "Three options were considered and are compared in the annex.",
    "The work was done with district councils and the NHS.",
    "Members asked for a further report in the spring, which this is.",
    "Demand has risen by 14% since 2022, mostly in the north of the county, and the present arrangements cannot meet it.",
    "Residents told the council that the timetable matters more to them than the fare.",
    "In 2025 the Department for Transport changed the rules (see paragraph 4), so the grant can be used for staff.",
    "The scheme costs £1.2m over three years, of which £400,000 comes from developers.",
    "A survey of 412 users was carried out in March 2026; 248 of them answered.",
    "Work would begin in May, subject to the Cabinet’s decision, and end before the winter.",
    "Nothing in this report changes the policy that the Council adopted on 12 December 2023.",
    "The Director of Finance has confirmed that the reserve is sufficient.",
)
IMPLIED = (
    "There are no direct financial implications arising from this report.", "There are none.", "None.", "N/A",
    "None at this stage.", "The cost will be met from the existing budget of £240,000 for 2026/27.",
    "The duty is in section 41 of the Highways Act 1980.", "There are no staffing implications.",
    "An equality impact assessment was completed in June 2026.", "Positive impact on low-income households.",
    "The council must have due regard to the need to eliminate discrimination (Equality Act 2010, section 149).",
    "There are no implications arising directly from this report.", "Grant of £6.7m.", "Not applicable",
    "Two posts are extended by four hours a week, and the staff have agreed.",
)  # fmt: skip
OWN_HEADINGS = (
    "What residents told us", "Flooding in January 2024", "The proposal", "Options considered", "Next steps", "Key issues",
    "Why change is needed", "How the scheme works", "Timetable", "Lessons from other councils", "Current position",
    "Alternative options considered and rejected", "Performance in 2025-26", "The case for investment",
)  # fmt: skip
TITLES = (
    "Winter Service Review 2026-27", "Flood Preparedness", "Household Support Fund 2025-26", "Sunday Opening of Libraries",
    "Oxfordshire Rail Strategy: Progress and Next Steps", "Treasury Management Mid-Term Review", "A40 Access to Witney",
    "Bus Service Improvement Plan – Annual Update", "Proposed 20 mph Limits in Thame and Towersey", "Budget Monitoring Report",
    "Business Management & Monitoring Report – September 2026", "Care Home Fees from April 2027", "School Admissions",
)  # fmt: skip
ACTS = (
    "note the report", "endorse the approach described", "agree the revised policy", "approve the scheme at Annex 1",
    "delegate the award of the contract to the Director of Property Services", "consider and comment on the flood response",
    "agree recommendations to the Cabinet Member", "adopt the strategy for 2026 to 2030", "request a further report in June",
    "authorise officers to consult on the draft order", "support the bid of £2.4m to the Department for Transport",
)  # fmt: skip
COMMITTEES = (
    ("Cabinet", "The Cabinet"), ("Place Overview and Scrutiny Committee", "The Committee"),
    ("People Overview and Scrutiny Committee", "The Committee"), ("Audit & Governance Committee", "The Committee"),
    ("Cabinet Member for Transport Management", "The Cabinet Member"), ("Pension Fund Committee", "The Committee"),
    ("Planning & Regulation Committee", "The Committee"), ("Oxfordshire Health & Wellbeing Board", "The Board"),
    ("Performance & Corporate Services Overview and Scrutiny Committee", "The Committee"),
)  # fmt: skip
ANNEXES = ("Route maps", "Survey results", "Equality impact assessment", "Plan of the site", "Draft order",
           "Responses to the consultation, March 2026", "Risk register")  # fmt: skip
PAPERS = ("Cabinet report, 18 March 2026", "Survey of library users, Sampleford, March 2026",
          "Letter from the Department for Transport of 3 June 2026", "Local Transport and Connectivity Plan 2022-2050")  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody: the name, the job title, the address."""

    name: str
    job_title: str
    email: str


def job_title(rng: random.Random) -> str:
    way = rng.random()
    if way < 0.4:
        return rng.choice(WHOLE)
    if way < 0.6:
        return f"{rng.choice(GRADES).replace('Lead ', '').replace('Principal ', '').replace('Senior ', '')}{rng.choice(('Head', 'Director'))} of {rng.choice(FIELDS)}"
    field = rng.choice([field for field in FIELDS if "," not in field and "&" not in field])
    return f"{rng.choice(GRADES)}{field} {rng.choice(HEADS)}"


def director(rng: random.Random) -> str:
    return f"{rng.choice(('', '', 'Executive ', 'Interim ', 'Corporate '))}Director of {rng.choice(FIELDS)}"


def person(rng: random.Random, title: str = "") -> Person:
    name = rng.choice(LONGER) if rng.random() < 0.12 else f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    local = "".join(
        c for c in name.casefold().removeprefix("dr ") if c.isascii() and (c.isalnum() or c in " -")
    ).split()
    return Person(name, title or job_title(rng), f"{local[0]}.{local[-1]}@oxfordshire.gov.uk")
