"""Ways that lead backwards and that no definition has to name."""

from collections.abc import Collection

from hamrong.kernel.process.rules.definition import Definition, Step

# What a visit says it ended by, beside the actions of its step.
RETURN = "return_step"
RECALL = "recall_step"


def steps_before(definition: Definition, here: str, visited: Collection[str]) -> tuple[Step, ...]:
    """Return the steps of the ordinary way before this one that were visited, the latest first.

    Steps beside the ordinary way (waiting for papers, for money) are no places to return to: what
    led there has effects of its own. From such a step nothing is given back either.
    """
    way = definition.main_way
    if here not in way:
        return ()
    before = (definition.step(key) for key in way[: way.index(here)] if key in visited)
    return tuple(reversed([step for step in before if not step.waits_for]))
