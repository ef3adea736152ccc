"""The answers of an interview: the data of a report file, with paths into it, saved after every change."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from oscb_cli.model.report import Report
from oscb_cli.model.to_insert import is_to_insert
from oscb_cli.model.validate import without_nulls

Step = str | int
Path = tuple[Step, ...]

SETTLED = "settled"


class Answers:
    """A report file in the making.

    ``save`` is called with the whole data after every change; it must write it or raise.
    """

    def __init__(self, data: Mapping[str, Any], save: Callable[[dict[str, Any]], None]) -> None:
        self.data: dict[str, Any] = without_nulls(data)
        self._save = save

    def get(self, *path: Step) -> Any:
        """What stands at a path, or None."""
        value: Any = self.data
        for step in path:
            if isinstance(value, dict):
                value = value.get(str(step))
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def has(self, *path: Step) -> bool:
        """Whether something that is neither blank nor still to be inserted stands at a path."""
        value = self.get(*path)
        if isinstance(value, str):
            return bool(value.strip()) and not is_to_insert(value)
        return value is not None and value not in ({}, [])

    def set(self, value: Any, *path: Step) -> None:
        """Put a value at a path, making the groups and lists on the way, and save."""
        holder: Any = self.data
        for step, following in pairwise(path):
            holder = _descend(holder, step, [] if isinstance(following, int) else {})
        last = path[-1]
        if isinstance(holder, list) and isinstance(last, int):
            if last == len(holder):
                holder.append(value)
            else:
                holder[last] = value
        else:
            holder[last] = value
        self.save()

    def remove(self, *path: Step) -> None:
        """Take out what stands at a path, an entry of a list with its place, and save."""
        holder = self.get(*path[:-1])
        last = path[-1]
        if isinstance(holder, dict):
            holder.pop(str(last), None)
        elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
            del holder[last]
        self.save()

    def insert(self, key: str, place: int, value: Any) -> None:
        """Put an entry into a list of the report, and save."""
        entries = self.data.get(key) or []
        entries.insert(place, value)
        self.data[key] = entries
        self.save()

    def settle(self, question: str) -> None:
        """Note that a question need not be asked again, and save."""
        if question not in self.settled:
            self.set([*self.settled, question], SETTLED)

    def unsettle(self, question: str) -> None:
        """Note that a question is open again, and save."""
        if question in self.settled:
            self.set([name for name in self.settled if name != question], SETTLED)

    @property
    def settled(self) -> list[str]:
        """The questions that need not be asked again."""
        return list(self.get(SETTLED) or [])

    @property
    def in_progress(self) -> bool:
        """Whether an interview on the file has begun and not come to its end."""
        return SETTLED in self.data

    def begin(self, settled: Sequence[str] = ()) -> None:
        """Note that an interview has begun, with the next answer that is saved.

        :param settled: what need not be asked, where no interview was interrupted.
        """
        self.data.setdefault(SETTLED, [*settled])

    def finish(self) -> None:
        """Forget the notes of the interview, and save."""
        if self.data.pop(SETTLED, None) is not None:
            self.save()

    def save(self) -> None:
        """Save the answers, in the order of the model."""
        order = {key: place for place, key in enumerate(Report.model_fields)}
        self.data = dict(sorted(self.data.items(), key=lambda entry: order.get(entry[0], len(order))))
        self._save(self.data)


def _descend(holder: Any, step: Step, empty: Any) -> Any:
    if isinstance(holder, list) and isinstance(step, int):
        if step == len(holder):
            holder.append(empty)
        return holder[step]
    if not holder.get(step):
        holder[step] = empty
    return holder[step]
