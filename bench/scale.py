"""Does it stay as fast? The same pages over few dossiers and over many, in one database.

python -m bench.scale [--small 5000] [--large 500000] [--requests 300]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.run import grow, prepare, run, web
from hamrong.cli.postgres.cluster import cluster
from hamrong.cli.postgres.session import ensure_database, using

PAGES = ["inbox", "inbox search", "list", "list search", "dossier"]
MOST = 1.3


def main() -> int:
    """Measure small, grow, measure large; the exit code tells whether every page kept its speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=5_000)
    parser.add_argument("--large", type=int, default=500_000)
    parser.add_argument("--requests", type=int, default=300, help="requests a scenario")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hamrong-scale-") as made:
        folder = Path(made)
        folder.chmod(0o711)
        place = cluster(folder / "postgres")
        with using(place, folder / "users.lock"):
            ensure_database(place, "hamrong")
            prepare(folder, place.url("hamrong"))
            small = _measure(options.small, options.requests)
            large = _measure(options.large, options.requests)
    return _compare(small, large)


def _measure(size: int, requests: int) -> dict[str, float]:
    from bench.multiply import broken, count_facts  # noqa: PLC0415 - after setup

    grow(size)
    if faults := broken():
        raise RuntimeError(f"the copies are wrong: {faults}")
    print(f"{size} dossiers, {count_facts()} facts", file=sys.stderr)
    with web():
        run(PAGES, 60)  # what was never read comes into memory
        return {str(done["scenario"]): float(str(done["p95"])) for done in run(PAGES, requests)}


def _compare(small: dict[str, float], large: dict[str, float]) -> int:
    print(f"{'page':14} {'small':>8} {'large':>8} {'ratio':>6}")
    for name in PAGES:
        print(f"{name:14} {small[name]:8} {large[name]:8} {large[name] / small[name]:6.2f}")
    return int(any(large[name] > MOST * small[name] for name in PAGES))


if __name__ == "__main__":
    sys.exit(main())
