from typing import Any

from oscb_cli.interview.answers import Answers


def answers(data: dict[str, Any]) -> tuple[Answers, list[dict[str, Any]]]:
    saved: list[dict[str, Any]] = []
    return Answers(data, lambda changed: saved.append(dict(changed))), saved


def test_a_path_is_made_on_the_way_and_saved() -> None:
    found, saved = answers({})
    found.set("Ann", "contact_officers", 0, "name")
    found.set("note it", "recommendation", "items", 0)
    assert saved[-1] == {"recommendation": {"items": ["note it"]}, "contact_officers": [{"name": "Ann"}]}


def test_nulls_are_absent_and_blanks_are_no_answer() -> None:
    found, _ = answers({"title": " ", "exempt": None, "sections": [{"key": None, "text": "x"}]})
    assert not found.has("title")
    assert found.data == {"title": " ", "sections": [{"text": "x"}]}
    assert found.get("sections", 3, "text") is None
    assert found.get("title", "deeper") is None


def test_the_notes_of_the_interview_are_forgotten_at_its_end() -> None:
    found, saved = answers({"title": "T"})
    found.settle("annexes")
    found.settle("annexes")
    assert found.settled == ["annexes"]
    found.finish()
    assert saved[-1] == {"title": "T"}


def test_the_data_of_the_caller_is_left_alone() -> None:
    data: dict[str, Any] = {"sections": [{"text": "x"}]}
    answers(data)[0].set("y", "sections", 0, "text")
    assert data == {"sections": [{"text": "x"}]}
