"""How many files one visitor may have judged."""

from hamrong.kernel.throttle.interface import allow

PER_MINUTE = 12


def may_judge(address: str) -> bool:
    """Count one file of a visitor; False when there were too many in a minute."""
    return allow(f"judge:{address}", limit=PER_MINUTE, seconds=60)
