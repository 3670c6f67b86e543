"""Where authorities are asked: only at addresses of the trust list, never at those of a file."""

import httpx

SECONDS = 4.0
"""A page waits for it: an authority that takes longer is asked again in the background."""
LARGEST = 20 * 1024 * 1024


class UnreachableError(Exception):
    """An authority did not answer, or not with what was asked for; the text says how."""


def fetched(url: str, *, seconds: float = SECONDS) -> bytes:
    """Return what lies at an address.

    Raises:
        UnreachableError: no answer in time, an error, or too much.
    """
    return _answer(httpx.Request("GET", url), seconds)


def posted(url: str, body: bytes, kind: str, *, seconds: float = SECONDS) -> bytes:
    """Return the answer to a question of type `kind`.

    Raises:
        UnreachableError: no answer in time, an error, or too much.
    """
    request = httpx.Request("POST", url, content=body, headers={"Content-Type": kind})
    return _answer(request, seconds)


def _answer(request: httpx.Request, seconds: float) -> bytes:
    try:
        with httpx.Client(timeout=seconds, trust_env=False) as client:
            answer = client.send(request, stream=True)
            try:
                answer.raise_for_status()
                taken = b""
                for chunk in answer.iter_bytes():
                    taken += chunk
                    if len(taken) > LARGEST:
                        raise UnreachableError("the answer is too large")
                return taken
            finally:
                answer.close()
    except httpx.HTTPError as error:
        raise UnreachableError(f"{type(error).__name__}: {error}"[:200]) from error
