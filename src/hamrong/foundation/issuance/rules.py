"""Codes that let anyone check a paper."""

import secrets

# Crockford's base 32: no I, L, O or U, so nothing is misread.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
GROUP = 4
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_check_code() -> str:
    """Return a code of 80 random bits in groups of four: nobody guesses one."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return grouped(code)


def grouped(code: str) -> str:
    """Return a bare code in groups of four."""
    return "-".join(code[i : i + GROUP] for i in range(0, len(code), GROUP))


def read_check_code(typed: str) -> str:
    """Return a code as it is kept, from what people type; empty if it is none."""
    bare = "".join(ch for ch in typed.upper() if ch.isalnum()).translate(_MISREAD)
    good = len(bare) == LENGTH and all(ch in ALPHABET for ch in bare)
    return grouped(bare) if good else ""
