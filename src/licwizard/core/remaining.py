"""How many steps at least remain to a good end; called procedures counted in."""

from heapq import heappop, heappush

from licwizard.core.answers import called_step
from licwizard.core.guide import Call, End, Guide, Procedure, targets

FAR = 1_000_000


def remaining(guide: Guide, frames: tuple[tuple[str, str], ...], step: str) -> int | None:
    """Return the least number of steps from `step` (counted) to a good end, or None if there is none.

    `frames` are the procedures one is in, outermost first, each with the call step that led into it.
    """
    costs = _Costs(guide)
    distance = _from(costs, guide, frames, len(frames) - 1, step)
    return distance if distance < FAR else None


def _from(costs: "_Costs", guide: Guide, frames: tuple[tuple[str, str], ...], depth: int, step: str) -> int:
    procedure = guide.procedures[frames[depth][1]]
    if depth == 0:
        goals = {end: 0 for end, kind in _ends(procedure).items() if kind == "done"}
    else:
        caller = guide.procedures[frames[depth - 1][1]].steps[called_step(frames[depth][0])]
        assert isinstance(caller, Call)  # noqa: S101 - frames are made of calls
        goals = {end: _from(costs, guide, frames, depth - 1, back) for end, back in caller.then.items()}
    return costs.shortest(procedure, step, goals)


def _ends(procedure: Procedure) -> dict[str, str]:
    return {step.id: step.result for step in procedure.steps.values() if isinstance(step, End)}


class _Costs:
    """Shortest ways, with the cost of a called procedure worked out once."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.calls: dict[tuple[str, str, str], int] = {}

    def shortest(self, procedure: Procedure, start: str, goals: dict[str, int]) -> int:
        """Return the least cost from `start` to any of the goals, each with a cost of its own."""
        best = {start: 0}
        queue = [(0, start)]
        found = FAR
        while queue:
            cost, name = heappop(queue)
            if cost > best[name] or cost >= found:
                continue
            if name in goals:
                found = min(found, cost + goals[name])
            step = procedure.steps[name]
            if isinstance(step, Call):
                nexts = [(back, self.through(step, end)) for end, back in step.then.items()]
            else:
                nexts = [(name_to, 1) for name_to in targets(step)]
            for name_to, extra in nexts:
                if cost + extra < best.get(name_to, FAR):
                    best[name_to] = cost + extra
                    heappush(queue, (cost + extra, name_to))
        return found

    def through(self, call: Call, end: str) -> int:
        """Return the cost of a called procedure up to one of its ends."""
        key = (call.calls, call.at, end)
        if key not in self.calls:
            self.calls[key] = FAR  # a procedure that calls itself gains nothing by it
            procedure = self.guide.procedures[call.calls]
            self.calls[key] = self.shortest(procedure, call.at or procedure.start, {end: 0})
        return self.calls[key]
