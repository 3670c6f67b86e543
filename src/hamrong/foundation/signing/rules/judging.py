"""Judge a file by what it is."""

from datetime import datetime

from hamrong.foundation.signing.rules.material import Material
from hamrong.foundation.signing.rules.pdf import judge_pdf
from hamrong.foundation.signing.rules.report import FileReport, Reason, cannot_tell
from hamrong.foundation.signing.rules.trust import Trust
from hamrong.foundation.signing.rules.xml import judge_xml


def judge(data: bytes, kind: str, material: Material, at: datetime) -> FileReport:
    """Return what the signatures of a file are worth at a moment; `kind` is pdf or xml."""
    trust = Trust.read(material, at)
    if kind == "pdf":
        return judge_pdf(data, trust)
    if kind == "xml":
        return judge_xml(data, trust)
    return cannot_tell("", Reason.UNSUPPORTED)
