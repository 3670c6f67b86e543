"""The goals the province's plan sets for its online services."""

from functools import cache

from django.conf import settings

from hamrong.kernel.pack.interface import PackError, open_pack
from hamrong.service.procedures.rules.online_target import Measure, OnlineTarget
from hamrong.service.procedures.rules.schema import PLAN

FILE = "plan.yaml"


@cache
def online_targets() -> tuple[OnlineTarget, ...]:
    """Return the goals the installation's pack names; none where it has no plan. Read once."""
    try:
        pack = open_pack(settings.PACK)
        rows = pack.read(FILE, PLAN).value["online_services"] if pack.has(FILE) else ()
    except (PackError, OSError):
        return ()
    return tuple(
        OnlineTarget(row["id"], row["text"], Measure(row["measure"]), row["at_least"], row["until"])
        for row in rows
    )
