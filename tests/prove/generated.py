"""Small guides made at random, sound and unsound ones alike."""

from dataclasses import replace
from random import Random

from licwizard.core.guide import Guide, Procedure, Requirement, Step
from tests.prove.values import branch, call, choice, count, end, final, gate, guide_of, procedure, task

_KINDS = ("choice", "choice", "task", "count", "count", "gate", "final", "branch", "call")


class _Chain:
    """A procedure in the making: a chain from the start to the ends, with a few other ways."""

    def __init__(self, random: Random, name: str, kinds: list[str], ends: list[str], wild: float) -> None:
        self.random, self.name, self.ends, self.wild = random, name, ends, wild
        self.steps = [f"{kind}-{number}" for number, kind in enumerate(kinds)]

    def of(self, kind: str) -> list[str]:
        return [step for step in self.steps if step.startswith(kind)]

    def onward(self, place: int) -> str:
        """Return the next step of the chain; now and then any step at all."""
        if self.random.random() < self.wild:
            return self.random.choice([*self.steps, *self.ends])
        return self.steps[place + 1] if place + 1 < len(self.steps) else self.random.choice(self.ends)

    def back(self, place: int) -> str:
        """Return a step before, an end, or now and then any step at all."""
        if self.random.random() < self.wild:
            return self.random.choice(self.steps)
        return self.random.choice([*self.steps[: place + 1], *self.ends])

    def aside(self, place: int) -> str:
        return self.onward(place) if self.random.random() < 0.6 else self.back(place)

    def step(self, place: int, other: Procedure | None, entry: str) -> Step:
        name = f"{self.name}/{self.steps[place]}"
        match self.steps[place].partition("-")[0]:
            case "choice":
                second = None if self.random.random() < 0.2 else self.aside(place)
                return choice(name, a=self.onward(place), b=second)
            case "task":
                return task(name, self.onward(place))
            case "count":
                return count(name, self.onward(place))
            case "gate":
                fails = {exit_: self.back(place) for exit_ in ("no", "never")[: self.random.randint(1, 2)]}
                return gate(name, self.feeds(place), self.onward(place), **fails)
            case "final":
                made = final(name, self.onward(place), *self.requirements(place))
                return replace(made, irreversible=self.random.random() < 0.8)
            case "branch":
                return branch(name, self.random.choice(self.of("choice")), self.onward(place), a=self.aside(place))
            case _:
                assert other is not None
                ends = [step for step in other.steps if step.startswith("end")]
                return call(name, other.id, entry, **{one: self.aside(place) for one in ends})

    def feeds(self, place: int) -> list[str]:
        """Return what feeds a gate: mostly counts and choices before it, now and then anything."""
        before = [step for step in self.steps[:place] if step.startswith(("count", "choice"))]
        among = before if before and self.random.random() < 0.8 else self.steps
        return self.random.sample(among, self.random.randint(0, min(2, len(among))))

    def requirements(self, place: int) -> list[Requirement]:
        """Return one or two requirements, mostly of gates before the step."""
        gates = self.of("gate")
        before = [one for one in gates if one in self.steps[:place]]
        among = before if before and self.random.random() < 0.9 else gates
        needed = [
            Requirement(one, None, self.condition())
            for one in self.random.sample(among, self.random.randint(1, min(2, len(among))))
        ]
        if self.random.random() < 0.15:
            needed.append(Requirement(None, self.random.choice(self.steps), self.condition()))
        return needed

    def condition(self) -> tuple[str, tuple[str, ...]] | None:
        choices = self.of("choice")
        if not choices or self.random.random() < 0.6:
            return None
        return self.random.choice(choices), (self.random.choice("ab"),)


def _procedure(random: Random, name: str, size: int, other: Procedure | None) -> Procedure:
    kinds = random.choices([kind for kind in _KINDS if kind != "call" or other], k=size - 2)
    order = ("gate", "final") if random.random() < 0.9 else ("final", "gate")
    for place, kind in zip(sorted(random.sample(range(size), 2)), order, strict=True):
        kinds.insert(place, kind)
    kinds = ["task" if kind == "branch" and "choice" not in kinds else kind for kind in kinds]
    ends = ["end", "end-other"][: random.randint(1, 2)]
    chain = _Chain(random, name, kinds, ends, random.choice((0.0, 0.0, 0.1, 0.3)))
    entry = random.choice([one for one in other.steps if not one.startswith("end")]) if other else ""
    at = entry if random.random() < 0.4 else ""
    steps = [chain.step(place, other, at) for place in range(size)]
    return procedure([*steps, *(end(f"{name}/{one}") for one in ends)])


def generated(seed: int) -> Guide:
    """Return the guide of a seed: four to eight steps, half of them with a procedure of two to four that is called."""
    random = Random(seed)
    other = _procedure(random, "other", random.randint(2, 4), None) if random.random() < 0.6 else None
    main = _procedure(random, "main", random.randint(4, 8), other)
    if other and any(step.startswith("call") for step in main.steps):
        return guide_of(main, other)
    return guide_of(main)
