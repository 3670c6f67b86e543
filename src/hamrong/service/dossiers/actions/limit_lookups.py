"""Count a look-up, so that codes cannot be probed."""

from hamrong.kernel.text.interface import bare_phone
from hamrong.kernel.throttle.interface import allow

# A village shares one line, so an address may ask often; one code or one phone may be asked for
# rarely: codes of a desk's day follow one another, so whoever knows a phone could try them all.
PER_ADDRESS, PER_CODE, PER_PHONE, WINDOW_SECONDS = 60, 10, 20, 600


def may_look_up(code: str, phone: str, address: str) -> bool:
    """Count one look-up and tell whether it may go on; what exists counts as what does not.

    Whoever asked too often from one address adds no row for each further code and phone.
    """
    if not allow(f"lookup-from:{address}", limit=PER_ADDRESS, seconds=WINDOW_SECONDS):
        return False
    known = code.replace("\x00", "").strip().upper()[:60]
    asked = bare_phone(phone.replace("\x00", "")) or phone.replace("\x00", "").strip()[:30]
    counted = [
        allow(f"lookup:{known}", limit=PER_CODE, seconds=WINDOW_SECONDS),
        allow(f"lookup-phone:{asked}", limit=PER_PHONE, seconds=WINDOW_SECONDS),
    ]
    return all(counted)
