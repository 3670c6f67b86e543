"""Papers as people give them: real PDF and photographs, small."""

from io import BytesIO
from uuid import UUID

import pikepdf
from PIL import Image

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.files import interface as files

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 4>>\n%%EOF\n"
)


def photo(
    width: int = 1200,
    height: int = 900,
    *,
    turned: int = 1,
    shade: int = 200,
    kind: str = "JPEG",
    place: bool = False,
) -> bytes:
    """Return a photograph whose left third is black; `turned` is its EXIF orientation."""
    picture = Image.new("RGB", (width, height), (shade, shade, 255))
    picture.paste("black", (0, 0, width // 3, height))
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "Phone of Sau"
    if place:
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (19.0, 48.0, 24.0)
    out = BytesIO()
    picture.save(out, kind, exif=exif)
    return out.getvalue()


def pdf(pages: int = 1, *, password: str = "", signed: bool = False) -> bytes:
    """Return a PDF of empty pages, locked or with a field for a signature when asked."""
    out = BytesIO()
    with pikepdf.Pdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(595, 842))
        if signed:
            field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("Chu ky"))
            made.Root.AcroForm = pikepdf.Dictionary(
                SigFlags=3, Fields=pikepdf.Array([made.make_indirect(field)])
            )
        lock = pikepdf.Encryption(user=password, owner=password) if password else False
        made.save(out, encryption=lock)
    return out.getvalue()


def laid_by(owner: Actor, draft_id: UUID) -> UUID:
    """Let a paper of someone wait to be used, and return its upload's id."""
    purpose, content = f"nhap {draft_id} giay-chung-sinh", pdf(3)
    laid = files.lay_by(
        owner, purpose=purpose, content=BytesIO(content), name="cho.pdf", size=len(content)
    )
    return laid.id
