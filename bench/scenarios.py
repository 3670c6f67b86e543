"""What people do all day, one function a scenario."""

from collections.abc import Callable
from functools import partial

import httpx

from bench.load import Measured, measure, session
from bench.multiply import complete_drafts, some_codes

Scenario = Callable[[str, str, int], Measured]


def filing(base: str, password: str, requests: int) -> Measured:
    """Submit complete drafts: dossier, process, work item, facts and jobs in one transaction."""
    drafts = complete_drafts(requests)
    people = {login: session(base, login, password) for login in {d[1] for d in drafts}}

    def submit(draft: tuple[str, str, str]) -> int:
        key, login, code = draft
        return people[login].post(f"/nop-ho-so/{code}/{key}/nop").status_code

    calls = [partial(submit, draft) for draft in drafts]
    return measure("filing", calls, clients=8, expected=httpx.codes.FOUND)


def _working(name: str, login: str, path: str) -> Scenario:
    """Let two officials open a page again and again."""

    def scenario(base: str, password: str, requests: int) -> Measured:
        people = [session(base, login, password, n) for n in range(2)]
        calls = [partial(_get, people[n % 2], path) for n in range(requests)]
        return measure(name, calls, clients=2, expected=httpx.codes.OK)

    return scenario


def _opening(name: str, login: str) -> Scenario:
    """Let two officials open one dossier of their agency after the other."""

    def scenario(base: str, password: str, requests: int) -> Measured:
        people = [session(base, login, password, n) for n in range(2)]
        codes = some_codes(login, requests)
        calls = [
            partial(_get, people[n % 2], f"/lam-viec/ho-so/{codes[n % len(codes)]}")
            for n in range(requests)
        ]
        return measure(name, calls, clients=2, expected=httpx.codes.OK)

    return scenario


def _visiting(name: str, path: str) -> Scenario:
    """Let two strangers open a page again and again."""

    def scenario(base: str, _password: str, requests: int) -> Measured:
        people = [httpx.Client(base_url=base, timeout=60) for _ in range(2)]
        calls = [partial(_get, people[n % 2], path) for n in range(requests)]
        return measure(name, calls, clients=2, expected=httpx.codes.OK)

    return scenario


def _get(client: httpx.Client, path: str) -> int:
    return client.get(path).status_code


SCENARIOS: dict[str, Scenario] = {
    "filing": filing,
    "inbox": _working("inbox", "chuyenvien.hamrong", "/lam-viec/"),
    "inbox search": _working("inbox search", "chuyenvien.hamrong", "/lam-viec/?q=khai+sinh"),
    "list": _working("list", "motcua.hamrong", "/lam-viec/ho-so/"),
    "list search": _working("list search", "motcua.hamrong", "/lam-viec/ho-so/?q=nguyen+van+dung"),
    "dossier": _opening("dossier", "chuyenvien.hamrong"),
    "figures": _working("figures", "lanhdao.sotuphap", "/lam-viec/thong-ke/"),
    "home": _visiting("home", "/"),
    "search": _visiting("search", "/tim-kiem?q=giay+phep+xay+dung"),
}
