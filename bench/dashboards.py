"""Do dashboards answer within a second, however many dossiers there are?

./hamrong bench dashboards [--size 2000000] [--requests 40] [--folder KEPT]

The dossiers have checks of papers and ratings; files, processes, work items and the log are left
out, since no dashboard reads them.
"""

import argparse
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import quantiles

import httpx

from bench.load import session
from bench.run import PORT, prepare, web
from hamrong.cli.postgres.cluster import cluster
from hamrong.cli.postgres.session import ensure_database, using

MOST_MS = 1000
WARM = 3
LEADER = "bench.lanhdao"
WHOLE = "/lam-viec/ke-hoach/chinh-quyen-dien-tu-2019"
PLAN = f"{WHOLE}/chi-tieu"
PAGES = {
    "targets": f"{PLAN}/",
    "targets, past": f"{PLAN}/?ky=2024-Q4",
    "target, map": f"{PLAN}/2.1.f.1/?ky=2024-Q4",
    "one stop": f"{PLAN}/2.1.f.2/?ky=2024-Q4",
    "services": f"{PLAN}/2.1.e.2/",
    "plan, one page": f"{WHOLE}/tong-quan/",
    "plan, tasks": f"{WHOLE}/",
    "plan, in time": f"{WHOLE}/tien-do/",
    "plan, agencies": f"{WHOLE}/ban-do/?cap=commune",
    "plan, public": "/ke-hoach/chinh-quyen-dien-tu-2019/",
    "figures": "/lam-viec/thong-ke/",
    "dossiers behind": "/lam-viec/ho-so/?xong-tu=2024-09-15&xong-den=2024-12-14",
}


def main() -> int:
    """Make the world, ask each page; the exit code tells whether each kept within the second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2_000_000)
    parser.add_argument("--requests", type=int, default=40, help="requests a page")
    parser.add_argument("--folder", type=Path, help="keep the database here, or use the one there")
    options = parser.parse_args()
    with ExitStack() as stack:
        made = stack.enter_context(tempfile.TemporaryDirectory(prefix="hamrong-dashboards-"))
        folder = options.folder or Path(made)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o711)
        place = cluster(folder / "postgres")
        stack.enter_context(using(place, folder / "users.lock"))
        ensure_database(place, "dashboards")
        prepare(folder, place.url("dashboards"))
        _grow(options.size)
        stack.enter_context(web(workers=1))
        return _ask(options.requests)


def _grow(size: int) -> None:
    """Copy, count, and let somebody lead the province."""
    from bench.multiply import analyse, multiply_dossiers  # noqa: PLC0415 - after setup
    from hamrong.service.dossiers.actions.settle_tally import recount  # noqa: PLC0415 - after setup

    begun = time.perf_counter()
    multiply_dossiers(size, alone=True)
    copied = time.perf_counter()
    counts = recount()
    counted = time.perf_counter()
    analyse()
    _lead()
    print(
        f"{size} dossiers in {copied - begun:.0f} s; recount of {counts} counts in"
        f" {counted - copied:.0f} s",
        file=sys.stderr,
    )


def _lead() -> None:
    from hamrong.config.environment import demo_password  # noqa: PLC0415 - after setup
    from hamrong.foundation.directory import interface as directory  # noqa: PLC0415 - after setup
    from hamrong.foundation.identity import interface as identity  # noqa: PLC0415 - after setup
    from hamrong.kernel.actor.interface import Role  # noqa: PLC0415 - after setup

    if identity.Account.objects.filter(login=LEADER).exists():
        return
    province = directory.authority_for(level="province")
    if province is None:
        raise RuntimeError("the pack has no province")
    official = directory.add_official(full_name="Lãnh đạo tỉnh")
    since = directory.organisation_date().replace(month=1, day=1)
    directory.give_post(official, province.id, Role.LEADER, since=since)
    identity.create_official_account(
        official_id=official,
        login=LEADER,
        full_name="Lãnh đạo tỉnh",
        password=demo_password(),
        is_demo=True,
    )


def _ask(requests: int) -> int:
    from hamrong.config.environment import demo_password  # noqa: PLC0415 - after setup

    client = session(f"http://127.0.0.1:{PORT}", LEADER, demo_password())
    print(f"{'page':16} {'p50 ms':>8} {'p95 ms':>8} {'longest':>8}")
    kept = True
    for name, address in PAGES.items():
        times = [_timed(client, address) for _ in range(WARM + requests)][WARM:]
        cuts = quantiles(times, n=100)
        kept &= cuts[94] <= MOST_MS
        print(f"{name:16} {cuts[49]:8.0f} {cuts[94]:8.0f} {max(times):8.0f}", flush=True)
    return int(not kept)


def _timed(client: httpx.Client, address: str) -> float:
    begun = time.perf_counter()
    answer = client.get(address)
    if answer.status_code != httpx.codes.OK:
        raise RuntimeError(f"{answer.status_code} from {answer.url}")
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main())
