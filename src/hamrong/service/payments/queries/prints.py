"""A receipt, and a day's takings, as PDF."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.print.interface import render_pdf
from hamrong.kernel.text.interface import format_date, format_money, format_time, money_in_words
from hamrong.service.payments.models import PaymentRequest, Receipt
from hamrong.service.payments.queries.takings import TakingRow, Takings
from hamrong.service.payments.queries.wording import METHOD_LABEL, kind_words
from hamrong.service.payments.rules import Method

RECEIPT_TITLE = "Biên lai thu phí, lệ phí"


def receipt_pdf(receipt: Receipt, request: PaymentRequest) -> bytes:
    """Print a receipt: what Decree 123/2020/NĐ-CP, article 32 asks to stand on one."""
    return render_pdf(
        "payments/print/receipt.typ",
        {
            **_letterhead(receipt.agency_id),
            "number": receipt.number,
            "payer": receipt.payer,
            "owed_by": request.payer if request.payer != receipt.payer else "",
            "code": request.code,
            "subject": request.title,
            "lines": [_line(line) for line in request.lines],
            "exemption": request.exemption,
            "exemption_basis": request.exemption_basis,
            "total": format_money(receipt.amount),
            "words": money_in_words(receipt.amount),
            "method": str(METHOD_LABEL[Method(receipt.method)]),
            "reference": receipt.reference,
            "at": format_time(receipt.received_at),
            "cashier": receipt.cashier_name,
            "check_code": receipt.check_code,
            "check_url": issuance.check_url(receipt.check_code),
        },
    )


def _line(line: dict[str, Any]) -> dict[str, str]:
    count = f"{line['units']} {line['unit']}" if line["unit"] else "1"
    return {
        "name": line["name"],
        "kind": kind_words(line["kind"]),
        "count": f"{count} × {line['copies']}" if line["copies"] > 1 else count,
        "full": format_money(line["full"]),
        "amount": format_money(line["amount"]),
    }


def takings_pdf(
    agency_id: UUID, day: date, rows: Sequence[TakingRow], sums: Takings, *, printed_by: str
) -> bytes:
    """Print the list with which a desk hands over the day's money."""
    return render_pdf(
        "payments/print/takings.typ",
        {
            **_letterhead(agency_id),
            "day": format_date(day),
            "rows": [
                {
                    "number": row.number,
                    "at": format_time(row.received_at),
                    "code": row.code,
                    "payer": row.payer,
                    "method": row.method,
                    "amount": format_money(row.amount) if not row.cancelled else "",
                    "note": row.cancelled_because,
                    "cashier": row.cashier,
                }
                for row in rows
            ],
            "cash": format_money(sums.cash),
            "transfer": format_money(sums.transfer),
            "online": format_money(sums.online),
            "refunded": format_money(sums.refunded),
            "fees": format_money(sums.fees),
            "charges": format_money(sums.charges),
            "total": format_money(sums.total),
            "words": money_in_words(sums.total),
            "printed_by": printed_by,
        },
    )


def _letterhead(agency_id: UUID) -> dict[str, str]:
    agency = directory.agency(agency_id)
    parent = directory.agency(agency.parent_id).name if agency.parent_id else ""
    return {"agency": agency.name, "parent": parent}
