"""What a page for strangers costs: made for each visit, kept, or still standing; beside a file.

./hamrong bench pages [--requests 600] [--json FILE]
"""

import argparse
import asyncio
import json
import os
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path
from statistics import quantiles

from bench.run import PORT, throw_away, web
from bench.wire import Browser

CLIENTS = 8
# Each process makes its first page before anything is measured.
WARMING = 8
OK, NOT_MODIFIED = 200, 304
PAGES = {
    "home": "/",
    "search": "/tim-kiem?q=giay+phep+xay+dung",
    "procedure": "/thu-tuc/1.001193",
}


@dataclass(frozen=True)
class Measured:
    """Requests a second, and milliseconds; `file` is what a static file did a moment before."""

    page: str
    way: str
    per_second: float
    p50: float
    p95: float
    wrong: int
    file: float = 0


async def measure(page: str, way: str, path: str, requests: int) -> Measured:
    """Ask for one address by a few browsers, one question after the other each."""
    async with Browser("127.0.0.1", PORT) as first:
        tag = (await first.ask("GET", path)).headers.get("etag", "")
    known = {"If_None_Match": tag} if way == "still stands" else {}
    expected = NOT_MODIFIED if known else OK
    await asyncio.gather(*(_visit(path, WARMING, expected, known) for _ in range(CLIENTS)))
    begun = time.perf_counter()
    answers = await asyncio.gather(
        *(_visit(path, requests // CLIENTS, expected, known) for _ in range(CLIENTS))
    )
    seconds = time.perf_counter() - begun
    taken = [one for times, _ in answers for one in times]
    cuts = quantiles(taken, n=100)
    return Measured(
        page=page,
        way=way,
        per_second=round(len(taken) / seconds, 1),
        p50=round(cuts[49] * 1000, 1),
        p95=round(cuts[94] * 1000, 1),
        wrong=sum(wrong for _, wrong in answers),
    )


async def _visit(
    path: str, requests: int, expected: int, headers: dict[str, str]
) -> tuple[Sequence[float], int]:
    taken, wrong = [], 0
    async with Browser("127.0.0.1", PORT) as browser:
        for _ in range(requests):
            begun = time.perf_counter()
            answer = await browser.ask("GET", path, **headers)
            taken.append(time.perf_counter() - begun)
            wrong += answer.status != expected
    return taken, wrong


def main() -> None:
    """Serve the real province with pages kept and without, and tell the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=600)
    parser.add_argument("--json", type=Path, help="write the figures there too")
    options = parser.parse_args()
    figures = []
    with throw_away(demo=False):
        for kept_mb, ways in ((0, ("made",)), (32, ("kept", "still stands"))):
            os.environ["HAMRONG_SHARED_PAGES_MB"] = str(kept_mb)
            with web():
                for page, way in product(PAGES, ways):
                    file = asyncio.run(measure("file", "", _file(), options.requests))
                    done = asyncio.run(measure(page, way, PAGES[page], options.requests))
                    figures.append(asdict(replace(done, file=file.per_second)))
                    print(*figures[-1].values(), flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1))


def _file() -> str:
    """Return the address of the style sheet."""
    from django.templatetags.static import static  # noqa: PLC0415 - after setup

    return str(static("ui/css/site.css"))


if __name__ == "__main__":
    main()
