"""Count a look-up, so that codes cannot be probed."""

from hamrong.kernel.throttle.interface import allow

# A village shares one line, so an address may ask often; one code may be asked for rarely.
PER_ADDRESS, PER_CODE, WINDOW_SECONDS = 60, 10, 600


def may_look_up(code: str, address: str) -> bool:
    """Count one look-up and tell whether it may go on."""
    by_address = allow(f"lookup-from:{address}", limit=PER_ADDRESS, seconds=WINDOW_SECONDS)
    key = code.replace("\x00", "").strip().upper()[:60]
    return allow(f"lookup:{key}", limit=PER_CODE, seconds=WINDOW_SECONDS) and by_address
