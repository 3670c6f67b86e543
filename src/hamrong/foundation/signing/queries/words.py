"""What is found about a signature, in words a reader understands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hamrong.foundation.signing.rules.report import (
    Change,
    FileReport,
    Reason,
    Revocation,
    Signature,
    Verdict,
)


@dataclass(frozen=True)
class SignatureTold:
    """One signature as a page shows it."""

    verdict: str
    kind: str
    summary: str
    why: tuple[str, ...]
    signer: str
    organisation: str
    issuer: str
    at: datetime | None
    at_is_proven: bool
    whole: str
    trusted: str
    revocation: str
    changes: tuple[str, ...]
    technical: Signature


@dataclass(frozen=True)
class FileTold:
    """A report as a page shows it."""

    verdict: str
    kind: str
    title: str
    why: tuple[str, ...]
    signatures: tuple[SignatureTold, ...]


KINDS = {Verdict.VALID: "success", Verdict.INVALID: "danger", Verdict.UNKNOWN: "warning"}


def told(report: FileReport) -> FileTold:
    """Return a report in words; the verdict itself stays the rule's."""
    return FileTold(
        verdict=report.verdict,
        kind=KINDS[report.verdict],
        title=_title(report),
        why=sentences(report.reasons),
        signatures=tuple(_signature(one) for one in report.signatures),
    )


def _title(report: FileReport) -> str:
    if report.verdict is Verdict.VALID:
        return _("Chữ ký số hợp lệ")
    if report.verdict is Verdict.INVALID:
        return _("Chữ ký số không hợp lệ")
    if Reason.NO_SIGNATURE in report.reasons:
        return _("Tệp không có chữ ký số")
    return _("Chưa thể kết luận")


def _signature(one: Signature) -> SignatureTold:
    summaries = {
        Verdict.VALID: _("Hợp lệ"),
        Verdict.INVALID: _("Không hợp lệ"),
        Verdict.UNKNOWN: _("Chưa thể kết luận"),
    }
    revocations = {
        Revocation.GOOD: _("Không bị thu hồi"),
        Revocation.REVOKED: _("Đã bị thu hồi"),
        Revocation.UNKNOWN: _("Chưa hỏi được"),
    }
    return SignatureTold(
        verdict=one.verdict,
        kind=KINDS[one.verdict],
        summary=summaries[one.verdict],
        why=sentences(one.reasons),
        signer=one.signer,
        organisation=one.organisation,
        issuer=one.issuer,
        at=moment_of(one.proven_at or one.claimed_at),
        at_is_proven=bool(one.proven_at),
        whole=_("Nguyên vẹn từ khi ký") if one.whole else _("Không nguyên vẹn hoặc chưa rõ"),
        trusted=_("Có") if one.trusted else _("Không"),
        revocation=revocations[one.revocation],
        changes=tuple(_change(each) for each in one.changes),
        technical=one,
    )


def moment_of(text: str) -> datetime | None:
    """Read a time of a report; None for none, or what a forger wrote."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _change(change: Change) -> str:
    words = {
        "archive": _("Thêm dữ liệu để kiểm tra về sau: không đổi nội dung."),
        "field": _("Thêm chữ ký hoặc điền ô “%(name)s”."),
        "other": _("Nội dung bị đổi theo cách không được phép."),
    }
    return words.get(change.what, words["other"]) % {"name": change.name}


def sentences(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """Return what each reason means and what to do."""
    words = {**_about_the_file(), **_about_the_signer()}
    return tuple(words[one] for one in reasons)


def _about_the_file() -> dict[Reason, str]:
    return {
        Reason.NO_SIGNATURE: _(
            "Bản in hay ảnh chụp có dấu đỏ cũng không phải là chữ ký số. Hãy xin tệp gốc đã ký."
        ),
        Reason.ONLY_TIME_STAMP: _("Tệp chỉ có dấu thời gian, không có ai ký."),
        Reason.UNREADABLE: _("Không đọc được tệp: tệp hỏng hoặc không đúng chuẩn."),
        Reason.LOCKED: _("Tệp có mật khẩu. Hãy xin tệp không khóa."),
        Reason.HEAVY: _("Tệp quá lớn hoặc quá phức tạp để kiểm tra ở đây."),
        Reason.UNSUPPORTED: _("Chữ ký thuộc loại hệ thống chưa đọc được."),
        Reason.MALFORMED: _("Chữ ký hỏng hoặc bị làm giả: không đúng cấu trúc của chữ ký số."),
        Reason.CHANGED: _("Nội dung đã bị sửa sau khi ký."),
        Reason.FORGED: _("Chữ ký không khớp với chứng thư của người ký."),
        Reason.NOT_COVERED: _("Chữ ký không bao trùm toàn bộ nội dung của tệp khi ký."),
        Reason.CHANGED_AFTER: _("Sau khi ký, tệp bị thêm hoặc thay nội dung."),
        Reason.FILLED_AFTER: _("Sau chữ ký cuối cùng, có ô được điền thêm mà không ai ký."),
        Reason.TRAILING: _("Sau phần đã ký có dữ liệu thừa không ai ký."),
        Reason.PART_SIGNED: _("Chữ ký chỉ bảo vệ một phần của tệp."),
        Reason.NOT_PROVEN: _("Có bước kiểm tra không cho kết quả chắc chắn."),
    }


def _about_the_signer() -> dict[Reason, str]:
    return {
        Reason.WEAK: _("Chữ ký dùng thuật toán đã lỗi thời, không còn an toàn."),
        Reason.WRONG_USE: _("Chứng thư của người ký không dùng để ký văn bản."),
        Reason.UNTRUSTED: _(
            "Chứng thư không do tổ chức trong danh sách tin cậy cấp, nên không biết chắc ai đã ký."
        ),
        Reason.REVOKED: _(
            "Chứng thư đã bị thu hồi và không có gì chứng minh chữ ký có trước lúc đó."
        ),
        Reason.REVOKED_WHEN: _("Chứng thư đã bị thu hồi trước khi ký."),
        Reason.REVOCATION_UNKNOWN: _(
            "Chưa hỏi được tổ chức cấp chứng thư xem chứng thư còn hiệu lực không. Hãy thử lại sau."
        ),
        Reason.EXPIRED: _("Chứng thư đã hết hạn và không có gì chứng minh chữ ký có trước lúc đó."),
        Reason.NOT_YET_VALID: _("Chứng thư chưa có hiệu lực vào lúc ký."),
        Reason.TIME_STAMP: _("Các dấu thời gian trong chữ ký mâu thuẫn nhau."),
    }
