"""People, however they are named on a line or on several."""

from typing import Any

import pytest

from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.name_case import in_name_case
from oscb_cli.profile.names import judge_words
from oscb_cli.profile.placeholders import is_placeholder
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.people import people_in

VOCABULARY = vocabulary_of(load_profile("oxfordshire"))
DANA = {"name": "Dana Petrie", "job_title": "Finance Business Partner (Environment and Place)"}
ADDRESS = "dana.petrie@example.gov.uk"


@pytest.mark.parametrize(
    "words",
    [
        f"Dana Petrie, Finance Business Partner (Environment and Place), {ADDRESS}, 10/09/2026",
        f"Dana Petrie\nFinance Business Partner (Environment and Place)\n{ADDRESS}\n10/09/2026",
        f"Dana Petrie – Finance Business Partner (Environment and Place) – {ADDRESS} – 10/09/2026",
        f"Dana Petrie, Finance Business Partner (Environment and Place), 10/09/2026, {ADDRESS}",
        f"Dana Petrie, {ADDRESS}, Finance Business Partner (Environment and Place), 10/09/2026",
        f"Name: Dana Petrie\nJob title: Finance Business Partner (Environment and Place)\nEmail: {ADDRESS}\n"
        "Date: 10/09/2026",
        f"Dana Petrie | Finance Business Partner (Environment and Place) | {ADDRESS} | 10/09/2026",
        f"(Dana Petrie – Finance Business Partner (Environment and Place), <{ADDRESS}> dated 10/09/2026)".strip("()")
        + ")".replace(")", ""),
        f"Dana Petrie, Finance Business Partner (Environment and Place). E-mail {ADDRESS} on 10/09/2026",
    ],
)
def test_one_person(words: str) -> None:
    assert people_in(words, VOCABULARY) == [{**DANA, "email": ADDRESS, "date": "10/09/2026"}]


ROB = {"name": "Rob Demo", "job_title": "Finance Manager"}
IAN = {"name": "Ian Demo", "job_title": "Strategic Finance Business Partner"}
ROBS, IANS = {"email": "rob.demo@example.gov.uk"}, {"email": "ian.demo@example.gov.uk"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Ian Demo, Strategic Finance Business Partner and Rob Demo, Finance Manager, "
            "ian.demo@example.gov.uk / rob.demo@example.gov.uk",
            [IAN | IANS, ROB | ROBS],
        ),
        (
            "Ian Demo, Strategic Finance Business Partner, ian.demo@example.gov.uk\n"
            "Rob Demo, Finance Manager, rob.demo@example.gov.uk",
            [IAN | IANS, ROB | ROBS],
        ),
        (
            "Ian Demo, Strategic Finance Business Partner and Rob Demo, Finance Manager, 1 March 2026",
            [IAN | {"date": "1 March 2026"}, ROB | {"date": "1 March 2026"}],
        ),
        (
            "Ian Demo, Strategic Finance Business Partner, 1 March 2026; Rob Demo, Finance Manager, 2 March 2026",
            [IAN | {"date": "1 March 2026"}, ROB | {"date": "2 March 2026"}],
        ),
        ("Grace Law and Mark Head", [{"name": "Grace Law"}, {"name": "Mark Head"}]),
        (
            "Quinn Ingram, Director of Law & Governance and Monitoring Officer",
            [{"name": "Quinn Ingram", "job_title": "Director of Law & Governance and Monitoring Officer"}],
        ),
        ("Dr D. Petrie, CPFA, Head of Finance", [{"name": "Dr D. Petrie CPFA", "job_title": "Head of Finance"}]),
    ],
)
def test_several_people_or_one(words: str, found: list[dict[str, Any]]) -> None:
    assert people_in(words, VOCABULARY) == found


def test_contact_officers_have_telephones() -> None:
    words = "Gus Penn (Library Manager), 01632 960123; Rob Demo (Finance Manager), 01632 960345 ext. 12"

    assert people_in(words, VOCABULARY, phones=True) == [
        {"name": "Gus Penn", "job_title": "Library Manager", "phone": "01632 960123"},
        {"name": "Rob Demo", "job_title": "Finance Manager", "phone": "01632 960345 ext. 12"},
    ]


@pytest.mark.parametrize(
    "name",
    ["Grace Law", "Will Banks", "Penny Price", "Mark Head", "Dean Green", "Owain ap Rhys", "J. R. Hartwell",
     "Siân Ní-Bhriain", "Ahmed bin Yusuf", "Mary-Ann O’Hara", "Dr Imani Osei", "Maria de Souza", "Łukasz Żółć"],
)  # fmt: skip
def test_names_are_more_like_names_than_like_job_titles(name: str) -> None:
    assert judge_words(name, VOCABULARY).score > max(0.0, title_likeness(name, VOCABULARY))


@pytest.mark.parametrize(
    "words",
    ["Finance Team", "HR Business Partner", "Director of Finance", "Legal Services", "Section 151 Officer",
     "Head of Law and Governance", "see paragraph 12", "awaiting comments", "Finance"],
)  # fmt: skip
def test_posts_teams_and_remarks_are_not(words: str) -> None:
    assert judge_words(words, VOCABULARY).score <= 0


@pytest.mark.parametrize("words", ["tbc", "TBC", "[name]", "awaiting comments", "N/A", "to follow", "pending", "?"])
def test_placeholders(words: str) -> None:
    assert is_placeholder(words, VOCABULARY)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("WREN QUAYLE", "Wren Quayle"),
        ("SEAN MCALLISTER", "Sean McAllister"),
        ("ANNE-MARIE O’NEILL", "Anne-Marie O’Neill"),
        ("MARIA DE SOUZA CPFA", "Maria de Souza CPFA"),
        ("Ann van der Berg", "Ann van der Berg"),
        ("J. R. HARTWELL", "J. R. Hartwell"),
    ],
)
def test_names_in_capitals(typed: str, name: str) -> None:
    assert in_name_case(typed) == name


@pytest.mark.parametrize(
    "said",
    ["11/31/2026", "31.13.2026", "99/99/99", "2026-13-45", "2026/11/31", "November 30, 2026", "31 November 2026",
     "31st of Nov 26", "12 May", "12May2026", "10th of September, 2026"],
)  # fmt: skip
@pytest.mark.parametrize("line", ["Ada Marsh, Finance Partner, {}", "Ada Marsh (Finance Partner) {}"])
def test_what_is_meant_as_a_date_is_no_part_of_a_title_whether_or_not_there_is_one(line: str, said: str) -> None:
    vocabulary = vocabulary_of(load_profile("oxfordshire"))
    (person,) = people_in(line.format(said), vocabulary)
    assert person == {"name": "Ada Marsh", "job_title": "Finance Partner", "date": said}


@pytest.mark.parametrize("title", ["Head of 0-19 Services", "Head of 12 Market Towns", "Manager (May to June 2026)"])
def test_figures_in_a_title_that_are_no_date_stay_in_it(title: str) -> None:
    (person,) = people_in(f"Ada Marsh, {title}", vocabulary_of(load_profile("oxfordshire")))
    assert person == {"name": "Ada Marsh", "job_title": title}


@pytest.mark.parametrize(
    ("words", "phones", "more"),
    [
        ("Dana Petrie, Officer, 01865 496 0123 / 07700 900123", True, "07700 900123"),
        (f"Dana Petrie, Officer, {ADDRESS}, team@example.gov.uk", True, "team@example.gov.uk"),
        ("Dana Petrie, Solicitor, 10/09/2026, 12/09/2026", False, "12/09/2026"),
        ("Dana Petrie, Officer, 01865 496 0123\n16.17 million", True, "16.17 million"),
        ("Dana Petrie, Officer, 01865 496 0123\n16 Mill Lane", True, "16 Mill Lane"),
    ],
)
def test_a_second_number_address_or_date_stays(words: str, phones: bool, more: str) -> None:
    found = people_in(words, VOCABULARY, phones=phones)

    assert [entry["name"] for entry in found] == ["Dana Petrie"]
    assert more in found[0]["job_title"]


def test_the_same_date_twice_is_said_once() -> None:
    said = people_in("Dana Petrie, Solicitor, 10/09/2026, 10/09/2026", VOCABULARY)

    assert said == [{"name": "Dana Petrie", "job_title": "Solicitor", "date": "10/09/2026"}]
