"""The roles of all lines that are the most plausible together.

What speaks for each role of each line (``evidence``), and how well a role follows another: a job title follows a name,
a checker an implication. The best path through all lines is found as Viterbi's algorithm finds it, from both ends, so
that for each line it is known how far behind the next best reading is.
"""

from collections.abc import Sequence
from operator import add

from oscb_cli.recogniser.evidence import Role

_R = Role
_COUNT = len(Role)
_ODD = -5.0
_IMPOSSIBLE = -30.0

_HEADINGS = {_R.HEADING: 0.0, _R.AREA: 0.0, _R.RECOMMENDATION_HEADING: 0.0}
_AFTER_A_TEXT = {**_HEADINGS, _R.SIGNATORY: 0.0, _R.LABEL: 0.0, _R.MONTH: -0.5}
_LATE_HEADINGS = {_R.HEADING: -3.0, _R.AREA: -3.0, _R.RECOMMENDATION_HEADING: -3.0}
_FOLLOWS: dict[Role, dict[Role, float]] = {
    _R.HEADER: {**_HEADINGS, _R.HEADER: 0, _R.RECOMMENDATION: -3, _R.AREA: -1},
    _R.RECOMMENDATION_HEADING: {_R.RECOMMENDATION: 0.5, _R.HEADING: -2},
    _R.RECOMMENDATION: {
        **_HEADINGS, _R.RECOMMENDATION: 0, _R.SIGNATORY: -1, _R.LABEL: -1, _R.RECOMMENDATION_HEADING: -2,
    },
    _R.HEADING: {
        _R.TEXT: 0.5, _R.HEADING: -1, _R.AREA: 0, _R.RECOMMENDATION_HEADING: 0, _R.CHECKER: -2, _R.LABEL: -1,
    },
    _R.AREA: {_R.TEXT: 0.5, _R.CHECKER: -0.5, _R.AREA: -1, _R.HEADING: -1, _R.RECOMMENDATION_HEADING: -1},
    _R.TEXT: {**_AFTER_A_TEXT, _R.TEXT: 0, _R.CHECKER: 0},
    _R.CHECKER: {**_AFTER_A_TEXT, _R.CHECKER_MORE: 0.5, _R.CHECKER: -0.5, _R.TEXT: -2},
    _R.CHECKER_MORE: {**_AFTER_A_TEXT, _R.CHECKER_MORE: 0, _R.CHECKER: -0.5, _R.TEXT: -2},
    _R.SIGNATORY: {_R.SIGNATORY_MORE: 1, _R.LABEL: 0, _R.MONTH: 0, _R.SIGNATORY: -3},
    _R.SIGNATORY_MORE: {_R.SIGNATORY_MORE: -0.5, _R.LABEL: 0, _R.MONTH: 0, _R.SIGNATORY: -2},
    _R.LABEL: {**_LATE_HEADINGS, _R.LABEL_MORE: 0.5, _R.LABEL: 0, _R.MONTH: 0, _R.SIGNATORY: -2},
    _R.LABEL_MORE: {**_LATE_HEADINGS, _R.LABEL_MORE: 0, _R.LABEL: 0, _R.MONTH: 0, _R.SIGNATORY: -2},
    _R.MONTH: {_R.LABEL: 0, _R.HEADING: -3, _R.AREA: -3, _R.SIGNATORY: -2, _R.LABEL_MORE: -3},
}  # fmt: skip
_AFTER_A_FIELD = {
    **_HEADINGS, _R.FIELD: 0, _R.HEADER: 0, _R.RECOMMENDATION: -1, _R.TEXT: -1, _R.LABEL: 0, _R.SIGNATORY: -1,
    _R.LABEL_MORE: -3, _R.CHECKER: -2,
}  # fmt: skip
_BEFORE_A_FIELD = {_R.FIELD: 0.0, _R.HEADER: -0.5, _R.HEADING: -6.0, _R.AREA: -6.0, _R.RECOMMENDATION_HEADING: -6.0}
_NEVER_BACK = {_R.HEADER}
_ONLY_AFTER = {
    _R.CHECKER_MORE: {_R.CHECKER, _R.CHECKER_MORE},
    _R.SIGNATORY_MORE: {_R.SIGNATORY, _R.SIGNATORY_MORE},
    _R.LABEL_MORE: {_R.LABEL, _R.LABEL_MORE, _R.MONTH},
    _R.RECOMMENDATION: {_R.RECOMMENDATION_HEADING, _R.RECOMMENDATION, _R.HEADER},
}
_START = {
    _R.HEADER: 0.0,
    _R.FIELD: -0.5,
    _R.RECOMMENDATION_HEADING: -1.0,
    _R.HEADING: -1.0,
    _R.AREA: -1.0,
    _R.RECOMMENDATION: -3.0,
    _R.TEXT: -4.0,
}


def _cost(before: Role, role: Role) -> float:
    if role is _R.FIELD:
        return _BEFORE_A_FIELD.get(before, -1.0)
    if before is _R.FIELD:
        return _AFTER_A_FIELD.get(role, _ODD)
    if role in _NEVER_BACK and before is not _R.HEADER:
        return _IMPOSSIBLE
    if role in _ONLY_AFTER and before not in _ONLY_AFTER[role]:
        return _IMPOSSIBLE
    return _FOLLOWS[before].get(role, _ODD)


_COSTS = [[_cost(before, role) for before in Role] for role in Role]
_COSTS_BACK = [[_cost(role, after) for after in Role] for role in Role]


def best_path(scores: Sequence[Sequence[float]]) -> tuple[list[Role], list[tuple[Role, float]]]:
    """The most plausible roles of lines, and for each line the next best role with how far behind it is.

    :param scores: for each line what speaks for each role.
    """
    if not scores:
        return [], []
    forward: list[list[float]] = [
        [said + _START.get(role, _ODD * 2) for role, said in zip(Role, scores[0], strict=True)]
    ]
    for said in scores[1:]:
        last = forward[-1]
        forward.append([score + max(map(add, last, costs)) for score, costs in zip(said, _COSTS, strict=True)])
    backward: list[float] = [0.0] * _COUNT
    roles: list[Role] = []
    behind: list[tuple[Role, float]] = []
    for place in range(len(scores) - 1, -1, -1):
        totals = list(map(add, forward[place], backward))
        if roles:
            costs = _COSTS_BACK
            following = roles[-1]
            chosen = max(range(_COUNT), key=lambda role: forward[place][role] + costs[role][following])
        else:
            chosen = max(range(_COUNT), key=totals.__getitem__)
        best = totals[chosen]
        other = max((role for role in range(_COUNT) if role != chosen), key=totals.__getitem__)
        roles.append(Role(chosen))
        behind.append((Role(other), best - totals[other]))
        following_scores = list(map(add, scores[place], backward))
        backward = [max(map(add, following_scores, costs)) for costs in _COSTS_BACK]
    return roles[::-1], behind[::-1]
