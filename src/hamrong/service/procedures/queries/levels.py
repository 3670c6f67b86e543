"""The online level of every curated procedure, and how many reach which."""

from collections import Counter
from dataclasses import dataclass

from hamrong.service.procedures.models import Listing, ProcedureVersion
from hamrong.service.procedures.queries.procedure import view_of
from hamrong.service.procedures.queries.targets import online_targets
from hamrong.service.procedures.rules.guide import Kind
from hamrong.service.procedures.rules.online_target import TargetReached, reached
from hamrong.service.procedures.rules.service_level import OnlineScope


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One procedure: the level it has, the one announced for it, and what it lacks, in words."""

    code: str
    name: str
    level: int
    announced: int
    words: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelShare:
    """How many procedures stand at a level, and how many in a hundred that is, rounded."""

    level: int
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class ServiceLevels:
    """Every curated procedure, the lowest level first, and the share of each level.

    `whole` of `total` can be done without coming. `targets` are the goals of the plan with what is
    reached of them; all are counted over the curated procedures, not over all that are listed.
    """

    rows: tuple[LevelRow, ...]
    shares: tuple[LevelShare, ...]
    whole: int
    total: int
    targets: tuple[TargetReached, ...]


def service_levels() -> ServiceLevels:
    """Return the levels as they are now, in one query."""
    opened = ProcedureVersion.objects.filter(valid_to=None).select_related("procedure")
    views = sorted((view_of(row) for row in opened), key=lambda v: (v.online_level, v.code))
    counts = Counter(view.online_level for view in views)
    return ServiceLevels(
        rows=tuple(
            LevelRow(
                code=view.code,
                name=view.name,
                level=view.online_level,
                announced=view.announced_level,
                words=view.online_words,
                reasons=view.online_reasons,
            )
            for view in views
        ),
        shares=tuple(
            LevelShare(level, counts[level], round(100 * counts[level] / len(views)))
            for level in (1, 2, 3, 4)
            if views
        ),
        whole=sum(view.online_scope is OnlineScope.WHOLE for view in views),
        total=len(views),
        targets=tuple(
            reached(target, [view.online_level for view in views]) for target in online_targets()
        ),
    )


def listed_procedures() -> int:
    """Return how many procedures the whole catalogue lists, curated or not. One query."""
    return Listing.objects.filter(kind=Kind.PROCEDURE).count()
