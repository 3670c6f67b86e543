"""Everybody files at once: real form posts with photographs, from the first page to the receipt.

./hamrong bench rush [--people 1000] [--json FILE]

Each person has a browser, a session and a photograph of their own; answers page after page, sends
the photograph, reads the check, and waits until everybody has come so far. Then all press the
button. Afterwards the database is asked whether every receipt is true.
"""

import argparse
import asyncio
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode
from uuid import UUID

from bench.wire import Answer, Browser

FOUND, OK = 302, 200
_BOUNDARY = "ham-rong-rush"
_REVISION = re.compile(rb'name="_revision" value="(\d+)"')
_CODE = re.compile(r"/ca-nhan/ho-so/([^/]+)/da-nop")
Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Errand:
    """What is filed: a procedure, where, and what is answered on each page."""

    procedure: str
    place: Values
    pages: Mapping[str, Values]
    documents: tuple[str, ...]


@dataclass
class Person:
    """Somebody who files: the session, the photograph, and what came of it."""

    account: UUID
    session: str
    photograph: bytes
    errand: Errand
    code: str = ""
    receipt: float = 0
    pressed_again: bool = False
    answers: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    fault: str = ""


@dataclass(frozen=True)
class Rush:
    """What a rush took. Seconds; CPU of the web processes and the database together, a filing.

    `pressed_again` are those whose line was lost before any answer, as a kept connection's can be.
    """

    people: int
    receipts: int
    faults: int
    pressed_again: int
    filling_seconds: float
    filling_requests: int
    page_p50: float
    page_p95: float
    sending_seconds: float
    receipt_p50: float
    receipt_p95: float
    receipt_max: float
    cpu_filing: float
    cpu_sending: float


class FaultError(Exception):
    """The platform did not answer as it promised."""


async def rush(
    port: int, people: Sequence[Person], cpu: Callable[[], float] = time.process_time
) -> Rush:
    """Let everybody file at once and return what that took; `cpu` tells the seconds used so far."""
    ready = asyncio.Barrier(len(people) + 1)
    begun, before = time.perf_counter(), cpu()
    everybody = [asyncio.create_task(_file(port, one, ready)) for one in people]
    await ready.wait()
    sent, between = time.perf_counter(), cpu()
    await asyncio.gather(*everybody)
    ended, after = time.perf_counter(), cpu()
    pages = [taken for one in people for taken in one.answers]
    receipts = [one.receipt for one in people if one.code] or [0.0]
    page_cuts, cuts = _cuts(pages), _cuts(receipts)
    return Rush(
        people=len(people),
        receipts=sum(bool(one.code) for one in people),
        faults=sum(bool(one.fault) for one in people),
        pressed_again=sum(one.pressed_again for one in people),
        filling_seconds=round(sent - begun, 1),
        filling_requests=len(pages),
        page_p50=page_cuts[49],
        page_p95=page_cuts[94],
        sending_seconds=round(ended - sent, 1),
        receipt_p50=cuts[49],
        receipt_p95=cuts[94],
        receipt_max=round(max(receipts), 2),
        cpu_filing=round((after - before) / len(people), 3),
        cpu_sending=round((after - between) / len(people), 3),
    )


def _cuts(taken: Sequence[float]) -> list[float]:
    return [round(cut, 2) for cut in quantiles(taken, n=100)] if len(taken) > 1 else [0.0] * 99


async def _file(port: int, person: Person, ready: asyncio.Barrier) -> None:
    """Fill, wait for the others, send, read the receipt; a fault is noted, and holds nobody up."""
    async with Browser("127.0.0.1", port, {"sessionid": person.session}) as browser:
        draft = ""
        try:
            draft = await _fill(browser, person)
        except (FaultError, OSError, EOFError, TimeoutError) as error:
            person.fault = f"filling: {error!r}"
        await ready.wait()
        if not draft:
            return
        begun = time.perf_counter()
        try:
            answer = await _press(browser, person, f"{draft}nop")
            found = _CODE.search(answer.headers["location"])
            page = await _ask(browser, person, "GET", answer.headers["location"], OK)
            if found is None or found[1] not in page.content.decode():
                raise FaultError("the receipt names no code")  # noqa: TRY301 - told like the others
            person.code, person.receipt = found[1], time.perf_counter() - begun
        except (FaultError, OSError, EOFError, TimeoutError) as error:
            person.fault = f"sending: {error!r}"


async def _press(browser: Browser, person: Person, address: str) -> Answer:
    """Press the button, and once more where the line was lost before any answer came."""
    try:
        return await _ask(browser, person, "POST", address, FOUND, b"", _form())
    except (OSError, EOFError):
        person.pressed_again = True
        return await _ask(browser, person, "POST", address, FOUND, b"", _form())


async def _fill(browser: Browser, person: Person) -> str:
    """Answer every page as a person does, and return the address of the draft."""
    errand = person.errand
    start = f"/nop-ho-so/{errand.procedure}"
    await _ask(browser, person, "GET", start, OK)
    answer = await _ask(browser, person, "POST", start, FOUND, _typed(errand.place), _form())
    draft = answer.headers["location"]
    for step, values in errand.pages.items():
        page = await _ask(browser, person, "GET", f"{draft}buoc/{step}", OK)
        revision = _REVISION.search(page.content)
        sent = {**values, "_revision": [revision[1].decode() if revision else "0"]}
        await _ask(browser, person, "POST", f"{draft}buoc/{step}", FOUND, _typed(sent), _form())
    await _ask(browser, person, "GET", f"{draft}giay-to", OK)
    body, kind = _files(errand.documents, person.photograph)
    await _ask(browser, person, "POST", f"{draft}giay-to", FOUND, body, kind)
    await _ask(browser, person, "GET", f"{draft}kiem-tra", OK)
    return draft


async def _ask(
    browser: Browser,
    person: Person,
    method: str,
    path: str,
    expected: int,
    body: bytes = b"",
    kind: str = "",
) -> Answer:
    begun = time.perf_counter()
    answer = await browser.ask(method, path, body, kind)
    person.statuses[answer.status] += 1
    person.answers.append(time.perf_counter() - begun)
    if answer.status != expected:
        raise FaultError(f"{method} {path}: {answer.status}")
    return answer


def _typed(values: Values) -> bytes:
    return urlencode(values, doseq=True).encode()


def _form() -> str:
    return "application/x-www-form-urlencoded"


def _files(documents: Sequence[str], photograph: bytes) -> tuple[bytes, str]:
    """Return the body of a form with the photograph for each document."""
    parts = [
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"; filename="{key}.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n".encode()
        + photograph
        + b"\r\n"
        for key in documents
    ]
    last = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="continue"\r\n\r\n1\r\n'
    body = b"".join([*parts, last.encode(), f"--{_BOUNDARY}--\r\n".encode()])
    return body, f"multipart/form-data; boundary={_BOUNDARY}"


def main() -> None:
    """Make a province and a crowd, let them file, and tell the figures and what is untrue."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--json", type=Path, help="write the figures there too")
    options = parser.parse_args()
    from bench.run import PORT, cpu_seconds, throw_away, web  # noqa: PLC0415 - only when run alone

    with throw_away(demo=False) as postmaster:
        from bench.crowd import crowd, untrue  # noqa: PLC0415 - after setup

        people = crowd(options.people)
        with web() as server:
            done = asyncio.run(rush(PORT, people, lambda: cpu_seconds(server, postmaster)))
        faults = [*{one.fault for one in people if one.fault}, *untrue(people)]
    told = {**asdict(done), "statuses": sum((one.statuses for one in people), Counter())}
    print(json.dumps(told, indent=1))
    if options.json:
        options.json.write_text(json.dumps(told, indent=1))
    sys.exit("\n".join(faults[:20]) or 0)


if __name__ == "__main__":
    main()
