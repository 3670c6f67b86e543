"""Load over loopback, by real requests of people who are logged in."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from statistics import quantiles

import httpx

TIMEOUT = 60


@dataclass(frozen=True)
class Measured:
    """What one scenario took. Times in milliseconds, throughput a second."""

    scenario: str
    requests: int
    errors: int
    seconds: float
    per_second: float
    p50: float
    p95: float
    p99: float


@cache
def session(base: str, login: str, password: str, _number: int = 0) -> httpx.Client:
    """Log in as a person does and return the session, ready to post.

    Once for each number: the platform slows down whoever logs in again and again.
    """
    client = httpx.Client(base_url=base, timeout=TIMEOUT, follow_redirects=False)
    client.get("/dang-nhap/")
    form = {"username": login, "password": password}
    answer = client.post("/dang-nhap/", data=form, headers=_token(client))
    if answer.status_code != httpx.codes.FOUND:
        raise RuntimeError(f"{login} could not log in: {answer.status_code}")
    client.headers.update(_token(client))
    return client


def _token(client: httpx.Client) -> dict[str, str]:
    return {"X-CSRFToken": client.cookies["csrftoken"]}


def measure(
    scenario: str, calls: Sequence[Callable[[], int]], *, clients: int, expected: int
) -> Measured:
    """Make all calls by so many clients at once; an answer other than `expected` is an error."""

    def timed(call: Callable[[], int]) -> tuple[float, bool]:
        begun = time.perf_counter()
        status = call()
        return (time.perf_counter() - begun) * 1000, status == expected

    begun = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        answers = list(pool.map(timed, calls))
    seconds = time.perf_counter() - begun
    cuts = quantiles([taken for taken, _ in answers], n=100)
    return Measured(
        scenario=scenario,
        requests=len(answers),
        errors=sum(not good for _, good in answers),
        seconds=round(seconds, 2),
        per_second=round(len(answers) / seconds, 1),
        p50=round(cuts[49], 1),
        p95=round(cuts[94], 1),
        p99=round(cuts[98], 1),
    )
