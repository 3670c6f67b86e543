"""All agencies report on a plan in the same moment: read the draft, write, save, send.

./hamrong bench reports [--json FILE]

The plan's last closed quarter is opened for every agency of the province, and the leader of each
answers for it from two windows at once: one of them sends, the other is told that it is too late.
"""

import argparse
import asyncio
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode
from uuid import UUID

from bench.wire import Answer, Browser

OK, FOUND, CONFLICT = 200, 302, 409
PLAN = "chinh-quyen-dien-tu-2019"
_REVISION = re.compile(rb'name="revision" value="(\d+)"')
_FORM = "application/x-www-form-urlencoded"


@dataclass
class Leader:
    """Who answers for an agency's report: the session, what is written, and what came of it."""

    report: UUID
    session: str
    words: str
    answers: list[float] = field(default_factory=list)
    sending: float = 0
    fault: str = ""


@dataclass(frozen=True)
class Hour:
    """What it took. Seconds; CPU of the web processes and the database together, a report."""

    agencies: int
    opening_seconds: float
    faults: int
    seconds: float
    page_p50: float
    page_p95: float
    sending_p50: float
    sending_p95: float
    cpu: float


async def hour(
    port: int,
    leaders: Sequence[Leader],
    cpu: Callable[[], float] = time.process_time,
    *,
    opening: float = 0.0,
    key: str = PLAN,
) -> Hour:
    """Let every leader report at once; `cpu` tells the seconds used, `opening` what drafts took."""
    begun, before = time.perf_counter(), cpu()
    await asyncio.gather(*(_report(port, key, one) for one in leaders))
    ended, after = time.perf_counter(), cpu()
    pages = _cuts([taken for one in leaders for taken in one.answers])
    sending = _cuts([one.sending for one in leaders])
    return Hour(
        agencies=len(leaders),
        opening_seconds=round(opening, 1),
        faults=sum(bool(one.fault) for one in leaders),
        seconds=round(ended - begun, 1),
        page_p50=pages[49],
        page_p95=pages[94],
        sending_p50=sending[49],
        sending_p95=sending[94],
        cpu=round((after - before) / len(leaders), 3),
    )


def _cuts(taken: Sequence[float]) -> list[float]:
    return [round(cut, 2) for cut in quantiles(taken, n=100)] if len(taken) > 1 else [0.0] * 99


async def _report(port: int, key: str, leader: Leader) -> None:
    page = f"/lam-viec/ke-hoach/bao-cao/{leader.report}/"
    cookies = {"sessionid": leader.session}
    async with (
        Browser("127.0.0.1", port, dict(cookies)) as first,
        Browser("127.0.0.1", port, dict(cookies)) as second,
    ):
        try:
            await _ask(first, leader, f"/lam-viec/ke-hoach/{key}/bao-cao/")
            revision = _revision(await _ask(first, leader, page))
            await _ask(first, leader, page, _written(leader, "save", revision))
            revision = _revision(await _ask(first, leader, page))
            await _ask(second, leader, page)
            sent, begun = _written(leader, "send", revision), time.perf_counter()
            both = await asyncio.gather(
                *(one.ask("POST", page, sent, _FORM) for one in (first, second))
            )
            leader.sending = time.perf_counter() - begun
            if (found := sorted(one.status for one in both)) != [FOUND, CONFLICT]:
                leader.fault = f"sent from two windows: {found}"
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            leader.fault = repr(error)


async def _ask(browser: Browser, leader: Leader, path: str, sent: bytes = b"") -> Answer:
    begun = time.perf_counter()
    answer = await browser.ask("POST" if sent else "GET", path, sent, _FORM if sent else "")
    leader.answers.append(time.perf_counter() - begun)
    if answer.status != (FOUND if sent else OK):
        raise ValueError(f"{path}: {answer.status}")
    return answer


def _revision(answer: Answer) -> int:
    found = _REVISION.search(answer.content)
    if found is None:
        raise ValueError("the page has no form")
    return int(found[1])


def _written(leader: Leader, deed: str, revision: int) -> bytes:
    return urlencode({"deed": deed, "revision": revision, "assessment": leader.words}).encode()


def main() -> None:
    """Make a province, let its agencies report, tell the figures and what is untrue."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures there too")
    options = parser.parse_args()
    from bench.run import PORT, cpu_seconds, throw_away, web  # noqa: PLC0415 - only when run alone

    with throw_away(demo=False) as postmaster:
        from bench.leaders import drafts, leaders, untrue  # noqa: PLC0415 - after setup

        opening = drafts(PLAN)
        people = leaders(PLAN)
        with web() as server:
            used = hour(PORT, people, lambda: cpu_seconds(server, postmaster), opening=opening)
            done = asyncio.run(used)
        faults = [*{one.fault for one in people if one.fault}, *untrue(people)]
    print(json.dumps(asdict(done), indent=1))
    if options.json:
        options.json.write_text(json.dumps(asdict(done), indent=1))
    sys.exit("\n".join(faults[:20]) or 0)


if __name__ == "__main__":
    main()
