"""Work over processes: results in the order of the tasks; one that kills its worker, or never ends, costs itself only.

Workers take a few tasks at a time, and answer for each; so it is known which task a worker died of. As many tasks are
under way as keep the workers busy, and no more, so that memory stays flat.
"""

import multiprocessing
import os
import pickle
import selectors
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct, field

from oscb_cli import collecting

_AT_ONCE = 12
_UNDER_WAY = 40
"""Tasks for each worker that are under way, or done and waiting for an earlier one."""
_MOST_WAITING = 32 * 1024 * 1024
"""Bytes of tasks that wait for a worker."""
_HEAVY = 1024 * 1024
"""Bytes from which on a task is given to a worker on its own."""
_SECONDS_BETWEEN_LOOKS = 1.0
_SECONDS_TO_END = 10.0


class Numbered(Protocol):
    """Something with a place in an order."""

    @property
    def number(self) -> int:
        """Its place, from 0."""


T = TypeVar("T", bound=Numbered)
R = TypeVar("R")


class _Worker(Struct, Generic[T]):
    process: multiprocessing.process.BaseProcess
    connection: "Connection"
    tasks: deque[T] = field(default_factory=deque)
    since: float = 0.0


_ENVIRONMENT = "OSCB_WORKERS"


def _start_method() -> str:
    """How workers begin: as copies of this process on Linux, and anew elsewhere, where a copy is not safe.

    The environment variable OSCB_WORKERS says ``spawn`` to try here what Windows and macOS do.
    """
    return os.environ.get(_ENVIRONMENT) or ("fork" if sys.platform == "linux" else "spawn")


class Workers(Generic[T, R]):
    """Workers that do one thing to tasks.

    :param work: what they do; it must say what goes wrong in its result, and not raise.
    :param lost: the result of a task that its worker did not live to answer, and why.
    :param limit: the seconds that a task may take.
    :param weigh: how many bytes a task has; of heavy ones fewer are taken at a time.
    """

    def __init__(
        self,
        work: Callable[[T], R],
        lost: Callable[[T, str], R],
        jobs: int,
        limit: float,
        weigh: Callable[[T], int] = lambda _: 0,
    ) -> None:
        self._weigh = weigh
        self._work = work
        self._lost = lost
        self._jobs = jobs
        self._limit = limit
        self._context: Any = multiprocessing.get_context(_start_method())
        self._workers: list[_Worker[T]] = []
        self._waiting: deque[T] = deque()
        self._results: dict[int, R] = {}
        self._stopping = False
        self._selector = None if sys.platform == "win32" else selectors.DefaultSelector()
        """To wait for workers: made once, where the system can wait for connections so."""

    def stop(self) -> None:
        """Take no more tasks, and finish what is under way; the results end with ``KeyboardInterrupt``."""
        self._stopping = True

    def results(self, tasks: Iterator[T]) -> Generator[R, None, None]:
        """The results, in the order of the tasks.

        :raises KeyboardInterrupt: it was stopped; what was under way is finished, and given, before.
        """
        wanted = 0
        more = True
        try:
            while True:
                more = more and not self._stopping and self._take(tasks)
                self._assign()
                if not self._busy() and (self._stopping or not more):
                    break
                self._listen()
                while wanted in self._results:
                    yield self._results.pop(wanted)
                    wanted += 1
            for number in sorted(self._results):
                yield self._results[number]
        finally:
            self._end()
        if self._stopping:
            raise KeyboardInterrupt

    def _take(self, tasks: Iterator[T]) -> bool:
        """Take tasks as long as there is room for them, but no more than a few while a worker has nothing to do.

        :return: whether there may be more.
        """
        all_busy = len(self._workers) == self._jobs and all(worker.tasks for worker in self._workers)
        room = self._jobs * (_UNDER_WAY if all_busy else _AT_ONCE // 2)
        while len(self._waiting) + self._under_way() + len(self._results) < room:
            if self._waiting and sum(map(self._weigh, self._waiting)) > _MOST_WAITING:
                return True  # enough for now
            task = next(tasks, None)
            if task is None:
                return False
            self._waiting.append(task)
        return True

    def _under_way(self) -> int:
        return sum(len(worker.tasks) for worker in self._workers)

    def _busy(self) -> bool:
        return bool(self._waiting and not self._stopping) or any(worker.tasks for worker in self._workers)

    def _assign(self) -> None:
        while not self._stopping and self._waiting:
            idle = next((worker for worker in self._workers if not worker.tasks), None)
            if idle is not None and not idle.process.is_alive():
                self._forget(idle)  # it died of nothing that it was given
                continue
            if idle is None and len(self._workers) < self._jobs:
                idle = self._begin()
            if idle is None:
                return
            share = min(_AT_ONCE, -(-len(self._waiting) // self._jobs))
            some = [self._waiting.popleft()]
            while self._waiting and len(some) < share and self._weigh(some[-1]) < _HEAVY:
                some.append(self._waiting.popleft())
            idle.tasks.extend(some)
            idle.since = time.monotonic()
            try:
                idle.connection.send_bytes(pickle.dumps(some))
            except OSError:  # it has died before it could begin: another does them
                self._waiting.extendleft(reversed(idle.tasks))
                self._forget(idle)

    def _begin(self) -> _Worker[T]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(self._work, theirs, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        worker: _Worker[T] = _Worker(process, ours)
        self._workers.append(worker)
        if self._selector is not None:
            self._selector.register(ours, selectors.EVENT_READ, worker)
        return worker

    def _listen(self) -> None:
        if not any(worker.tasks for worker in self._workers):
            return
        for worker in self._heard():
            try:
                result = pickle.loads(worker.connection.recv_bytes())  # noqa: S301 - from a process of our own
            except (EOFError, OSError):
                worker.process.join(1)
                self._replace(worker, f"ended the program that was making it (exit status {worker.process.exitcode})")
                continue
            self._results[worker.tasks.popleft().number] = result
            worker.since = time.monotonic()
        now = time.monotonic()
        for worker in [worker for worker in self._workers if worker.tasks]:
            if now - worker.since > self._limit:
                worker.process.kill()
                self._replace(worker, f"took longer than {self._limit:g} seconds, and was given up")

    def _heard(self) -> list[_Worker[T]]:
        """The workers that have answered, or ended; waits for the first of them, but not long."""
        if self._selector is not None:
            return [key.data for key, _ in self._selector.select(_SECONDS_BETWEEN_LOOKS)]
        workers = {worker.connection: worker for worker in self._workers}
        return [workers[connection] for connection in wait(list(workers), _SECONDS_BETWEEN_LOOKS)]  # type: ignore[index]

    def _forget(self, worker: _Worker[T]) -> None:
        self._workers.remove(worker)
        if self._selector is not None:
            self._selector.unregister(worker.connection)
        worker.connection.close()

    def _replace(self, worker: _Worker[T], why: str) -> None:
        """A worker is lost, with the task that it was at; the others that it had are done by another."""
        self._forget(worker)
        if not worker.tasks:
            return  # it had nothing to do
        task = worker.tasks.popleft()
        self._results[task.number] = self._lost(task, why)
        if not self._stopping:
            self._waiting.extendleft(reversed(worker.tasks))

    def _end(self) -> None:
        for worker in self._workers:
            if worker.tasks:
                worker.process.kill()
                continue
            try:
                worker.connection.send_bytes(pickle.dumps(None))
            except OSError:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join(_SECONDS_TO_END)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        for worker in list(self._workers):
            self._forget(worker)
        if self._selector is not None:
            self._selector.close()


def _serve(work: Callable[[T], R], connection: "Connection", parent: int) -> None:
    """What a worker does, until nobody wants anything of it any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who began it decides what an interruption means
    collecting.from_now_on()
    while True:
        try:
            while not connection.poll(_SECONDS_BETWEEN_LOOKS):
                if os.getppid() != parent:
                    return
            tasks = pickle.loads(connection.recv_bytes())  # noqa: S301 - from the process that began this one
            if tasks is None:
                os._exit(0)  # there is nothing to be taken apart
            for task in tasks:
                connection.send_bytes(pickle.dumps(work(task)))
        except (EOFError, OSError):
            return  # there is nobody to answer any more
