"""What people see: a page on which to pay, decline or walk away. Plain HTML, no script."""

from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from urllib.parse import parse_qs

from hamrong.sandbox.payment.ledger import Transaction
from hamrong.sandbox.payment.platform import PREFIX, Platform
from hamrong.sandbox.payment.signing import signed_query

METHODS = {
    "qr": "Quét mã QR bằng ứng dụng ngân hàng",
    "card": "Thẻ ATM hoặc tài khoản ngân hàng",
    "wallet": "Ví điện tử",
}
BANKS = ("Ngân hàng Thử Nghiệm", "Ngân hàng Mẫu Việt", "Ví Mẫu")
_STYLE = """
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { max-width: 34rem; margin: 0 auto; padding: 1rem; }
.simulator { border: 2px dashed #b45309; border-radius: .5rem; padding: .5rem 1rem; }
fieldset { border: 1px solid #8888; border-radius: .5rem; margin: 1rem 0; padding: .5rem 1rem; }
label { display: block; padding: .5rem 0; min-height: 1.5rem; }
select, button, .leave { font: inherit; box-sizing: border-box; width: 100%; padding: .75rem;
  margin: .375rem 0; border-radius: .5rem; border: 1px solid #8888; text-align: center; }
button.pay { background: #14532d; color: #fff; border-color: #14532d; font-weight: 600; }
.leave { display: block; color: inherit; } .sum { font-size: 1.75rem; font-weight: 700; margin: 0; }
code { overflow-wrap: anywhere; }
"""


@dataclass(frozen=True)
class Answer:
    """A page, or an address to go on to."""

    status: HTTPStatus
    html: str = ""
    location: str = ""


def back_to_merchant(platform: Platform, one: Transaction) -> str:
    """Return the merchant's address with what became of it, signed."""
    told = platform.told(one)
    names = ("merchant", "reference", "amount", "status", "number")
    values = {name: str(told[name]) for name in names}
    joint = "&" if "?" in one.return_url else "?"
    return f"{one.return_url}{joint}{signed_query(platform.key, values)}"


def show(platform: Platform, token: str) -> Answer:
    """Draw the page of one payment."""
    one = platform.ledger.of_token(token)
    if one is None:
        return Answer(HTTPStatus.NOT_FOUND, _page("Không có giao dịch này", ""))
    if one.standing(platform.clock()) in {"pending", "failed"}:
        return Answer(HTTPStatus.OK, _page("Thanh toán", _form(platform, one)))
    return Answer(HTTPStatus.OK, _page("Giao dịch đã kết thúc", _ended(platform, one)))


def act(platform: Platform, token: str, body: bytes) -> Answer:
    """Do what the person pressed, and lead back to the merchant."""
    one = platform.ledger.of_token(token)
    if one is None:
        return Answer(HTTPStatus.NOT_FOUND, _page("Không có giao dịch này", ""))
    sent = parse_qs(body.decode("utf-8", "replace"))
    chosen, bank = sent.get("method", [""])[0], sent.get("bank", [""])[0]
    if sent.get("action") == ["pay"]:
        method = chosen if chosen in METHODS else "qr"
        one = platform.pay(one, method, bank if bank in BANKS else BANKS[0])
    elif sent.get("action") == ["decline"]:
        one = platform.decline(one, "Ngân hàng từ chối: tài khoản không đủ tiền")
    return Answer(HTTPStatus.SEE_OTHER, location=back_to_merchant(platform, one))


def _money(amount: int) -> str:
    return f"{amount:,}".replace(",", ".") + " đồng"


def _form(platform: Platform, one: Transaction) -> str:
    ways = "".join(
        f'<label><input type="radio" name="method" value="{key}" required> {escape(words)}</label>'
        for key, words in METHODS.items()
    )
    banks = "".join(f"<option>{escape(name)}</option>" for name in BANKS)
    failed = f"<p role='alert'>{escape(one.reason)}. Bạn có thể thử lại.</p>" if one.reason else ""
    return (
        f'<p>{escape(one.description)}</p><p class="sum">{_money(one.amount)}</p>{failed}'
        f'<form method="post" action="{PREFIX}/pay/{one.token}"><fieldset>'
        f"<legend>Cách thanh toán</legend>{ways}</fieldset>"
        f'<label for="bank">Ngân hàng</label><select id="bank" name="bank">{banks}</select>'
        f'<button class="pay" name="action" value="pay">Thanh toán {_money(one.amount)}</button>'
        '<button name="action" value="decline" formnovalidate>'
        "Giả lập: ngân hàng từ chối</button></form>"
        f'<a class="leave" href="{escape(back_to_merchant(platform, one))}">'
        "Quay lại mà không trả tiền</a>"
        f"<p>Mã tham chiếu: <code>{escape(one.reference)}</code></p>"
    )


def _ended(platform: Platform, one: Transaction) -> str:
    words = {
        "paid": "Giao dịch đã được thanh toán. Không ai bị trừ tiền lần thứ hai.",
        "expired": "Giao dịch đã hết hạn. Hãy quay lại và bắt đầu lại.",
        "refunded": "Giao dịch đã được hoàn tiền.",
    }
    said = words.get(one.standing(platform.clock()), "")
    back = escape(back_to_merchant(platform, one))
    return (
        f'<p class="sum">{_money(one.amount)}</p><p>{said}</p>'
        f'<a class="leave" href="{back}">Quay lại</a>'
    )


def _page(title: str, content: str) -> str:
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title} – Cổng thanh toán mô phỏng</title><style>{_STYLE}</style></head><body>"
        '<main><p class="simulator"><strong>Cổng thanh toán mô phỏng.</strong> Không có tiền thật: '
        "trang này đứng thay nền tảng thanh toán khi chạy thử.</p>"
        f"<h1>{title}</h1>{content}</main></body></html>"
    )
