"""Work over processes: in order, and one task costs itself only."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from oscb_cli.batch.workers import Workers

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the tasks of these tests are made by forking")


@dataclass(frozen=True)
class Numbered:
    number: int
    what: str = ""


class Counted(Iterator[Numbered]):
    """Tasks without end, that know how many were taken of them."""

    taken = 0

    def __next__(self) -> Numbered:
        self.taken += 1
        return Numbered(self.taken - 1)


def work(task: Numbered) -> str:
    if task.what == "crash":
        os._exit(9)
    if task.what == "for ever":
        time.sleep(600)
    if task.what == "slow":
        time.sleep(0.3)
    return f"{task.number} done"


def results(tasks: list[Numbered], jobs: int, limit: float = 30) -> list[str]:
    workers: Workers[Numbered, str] = Workers(work, lambda task, why: f"{task.number} lost: {why}", jobs, limit)
    return list(workers.results(iter(tasks)))


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_are_in_the_order_of_the_tasks(jobs: int) -> None:
    tasks = [Numbered(number, "slow" if number % 40 == 0 else "") for number in range(200)]
    assert results(tasks, jobs) == [f"{number} done" for number in range(200)]


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_task_that_kills_its_worker_costs_itself_only(jobs: int) -> None:
    tasks = [Numbered(number, "crash" if number in {3, 4, 17} else "") for number in range(40)]
    found = results(tasks, jobs)
    assert [line for line in found if "lost" in line] == [
        f"{number} lost: ended the program that was making it (exit status 9)" for number in (3, 4, 17)
    ]
    assert len(found) == 40


def test_a_task_that_never_ends_is_given_up() -> None:
    tasks = [Numbered(number, "for ever" if number == 2 else "") for number in range(10)]
    begun = time.monotonic()
    found = results(tasks, 2, limit=1)
    assert found[2] == "2 lost: took longer than 1 seconds, and was given up"
    assert sum("done" in line for line in found) == 9
    assert time.monotonic() - begun < 20


def test_no_more_tasks_are_taken_than_can_be_under_way() -> None:
    tasks = Counted()
    workers: Workers[Numbered, str] = Workers(work, lambda _, why: why, 2, 30)
    found = workers.results(tasks)
    for _ in range(10):
        next(found)
    assert tasks.taken < 100
    found.close()


@pytest.mark.parametrize("after", [3, 20])
def test_a_worker_that_dies_idle_is_replaced(after: int) -> None:
    workers: Workers[Numbered, str] = Workers(work, lambda _, why: why, 2, 30)

    def tasks() -> Iterator[Numbered]:
        for number in range(40):
            if number == after:
                while any(worker.tasks for worker in workers._workers):
                    workers._listen()
                for worker in workers._workers:
                    worker.process.kill()
                    worker.process.join()
            yield Numbered(number)

    assert list(workers.results(tasks())) == [f"{number} done" for number in range(40)]


def test_a_first_task_is_begun_before_many_are_taken() -> None:
    tasks = Counted()
    workers: Workers[Numbered, str] = Workers(work, lambda _, why: why, 2, 30)
    assert workers._take(tasks)
    assert 0 < tasks.taken <= 12


def test_of_heavy_tasks_few_wait_and_each_is_given_on_its_own() -> None:
    tasks = Counted()
    workers: Workers[Numbered, str] = Workers(work, lambda _, why: why, 2, 30, weigh=lambda _: 20 * 1024 * 1024)
    found = workers.results(tasks)
    assert [next(found) for _ in range(20)] == [f"{number} done" for number in range(20)]
    assert all(len(worker.tasks) <= 1 for worker in workers._workers)
    assert tasks.taken < 30
    found.close()


def test_nothing_to_do() -> None:
    assert results([], 2) == []


def test_stopped_it_finishes_what_is_under_way_and_takes_no_more() -> None:
    workers: Workers[Numbered, str] = Workers(work, lambda _, why: why, 2, 30)
    found: list[str] = []

    def until_twenty() -> None:
        for line in workers.results(Numbered(number) for number in range(10_000)):
            found.append(line)
            if len(found) == 20:
                workers.stop()

    with pytest.raises(KeyboardInterrupt):
        until_twenty()
    assert 20 <= len(found) < 200
    assert found == [f"{number} done" for number in range(len(found))]
