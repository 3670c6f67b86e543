"""Sign a PDF (PAdES, ETSI EN 319 142-1), and add what proves the signature years later.

Signatures are increments: what was signed before stays byte for byte. Time stamps and the standing
of certificates come from the caller; nothing is fetched here.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO

from asn1crypto import keys, tsp, x509
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError
from pyhanko_certvalidator.path import ValidationPath
from pyhanko_certvalidator.registry import SimpleCertificateStore

from hamrong.foundation.signing.rules.trust import Trust

DIGEST = "sha256"
Stamp = Callable[[bytes], bytes]
"""Asks a time-stamp service (RFC 3161): request and answer in DER."""


class Level(StrEnum):
    """The levels of EN 319 142-1: bare, with time, with proofs, with proofs that can be renewed."""

    B = "B-B"
    T = "B-T"
    LT = "B-LT"
    LTA = "B-LTA"


@dataclass(frozen=True)
class Identity:
    """Who signs: private key (PKCS #8), certificate and those above it, all in DER."""

    key: bytes = field(repr=False)
    certificate: bytes
    chain: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Look:
    """Where a signature is seen: page from 0, box in points from the lower left, and its picture.

    `picture` is a PDF of one page; it is fitted into the box.
    """

    page: int
    box: tuple[int, int, int, int]
    picture: bytes


class _Stamper(TimeStamper):
    """Lets the library ask through what the caller gave."""

    def __init__(self, stamp: Stamp) -> None:
        super().__init__(include_nonce=True)  # type: ignore[no-untyped-call]
        self._stamp = stamp

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask, and read the answer."""
        return tsp.TimeStampResp.load(self._stamp(req.dump()), strict=True)


def sign(
    data: bytes,
    by: Identity,
    *,
    name: str,
    level: Level = Level.B,
    look: Look | None = None,
    trust: Trust | None = None,
    stamp: Stamp | None = None,
) -> bytes:
    """Return the PDF with one more signature, in a field called `name`.

    A level above `B` needs `stamp`, one above `T` also `trust`, which must hold lists or answers
    that speak for every certificate on the way.

    Raises:
        ValueError: the file cannot be signed.
    """
    writer = IncrementalPdfFileWriter(BytesIO(data))
    long = level in {Level.LT, Level.LTA}
    meta = signers.PdfSignatureMetadata(
        field_name=name,
        md_algorithm=DIGEST,
        subfilter=fields.SigSeedSubFilter.PADES,
        embed_validation_info=long,
        use_pades_lta=level is Level.LTA,
        validation_context=_context(trust) if long and trust else None,
    )
    signer = signers.PdfSigner(
        meta,
        signer=_signer(by),
        timestamper=_Stamper(stamp) if stamp and level is not Level.B else None,
        stamp_style=_style(look),
        new_field_spec=_field(name, look),
    )
    done: bytes = signer.sign_pdf(writer).getvalue()
    return done


def preserve(data: bytes, trust: Trust, stamp: Stamp) -> bytes:
    """Return the PDF with proofs of its signers' standing and a time stamp over everything.

    What was there stays byte for byte. Done again before the stamp's certificate ends, it carries
    the proof on (the level B-LTA).

    Raises:
        ValueError: the standing of a signer cannot be shown now.
    """
    reader, context = PdfFileReader(BytesIO(data), strict=True), _context(trust)
    paths = [
        asyncio.run(_path(one.signer_cert, one.other_embedded_certs, context))
        for one in reader.embedded_regular_signatures
    ]
    writer = IncrementalPdfFileWriter(BytesIO(data))
    DocumentSecurityStore.supply_dss_in_writer(
        writer, None, paths=paths, validation_context=context
    )
    stamper = signers.PdfTimeStamper(_Stamper(stamp))
    done: bytes = stamper.timestamp_pdf(writer, DIGEST, validation_context=context).getvalue()
    return done


async def _path(
    signer: x509.Certificate, beside: list[x509.Certificate], context: ValidationContext
) -> ValidationPath:
    validator = CertificateValidator(signer, beside, validation_context=context)
    try:
        return await validator.async_validate_path()
    except (PathError, ValidationError) as error:
        raise ValueError(f"the standing of a signer cannot be shown: {error}") from error


def signed_fields(data: bytes) -> tuple[str, ...]:
    """Return the names of the signatures in a PDF, in the order of signing."""
    reader = PdfFileReader(BytesIO(data), strict=True)
    return tuple(one.field_name for one in reader.embedded_regular_signatures)


def _signer(by: Identity) -> signers.SimpleSigner:
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple(x509.Certificate.load(one) for one in by.chain)
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(by.certificate),
        signing_key=keys.PrivateKeyInfo.load(by.key),
        cert_registry=store,
    )


def _context(trust: Trust) -> ValidationContext:
    return ValidationContext(
        trust_roots=list(trust.roots),
        other_certs=list(trust.others),
        crls=list(trust.crls),
        ocsps=list(trust.answers),
        moment=trust.at,
        allow_fetching=False,
        revocation_mode="hard-fail",
    )


def _style(look: Look | None) -> StaticStampStyle | None:
    if look is None:
        return None
    return StaticStampStyle(background=_Page(look.picture), border_width=0)


class _Page(PdfContent):
    """The only page of a PDF, as the picture of a signature."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data

    def render(self) -> bytes:
        """Take the page over, and tell its size."""
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._data)))
        self.resources.xobject["/Picture"] = page
        left, low, right, high = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(high - low))
        return b"/Picture Do"


def _field(name: str, look: Look | None) -> fields.SigFieldSpec:
    if look is None:
        return fields.SigFieldSpec(name)
    return fields.SigFieldSpec(name, on_page=look.page, box=look.box)
