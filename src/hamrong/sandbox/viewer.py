"""A page that shows what citizens and officials would have received."""

from datetime import datetime, timedelta, timezone
from html import escape

from hamrong.sandbox.store import Message

_VIETNAM = timezone(timedelta(hours=7))
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
article { border: 1px solid #8888; border-radius: .5rem; padding: .75rem 1rem; margin: 1rem 0; }
header { font-size: .875rem; } h3 { margin: .25rem 0; font-size: 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0; }
"""


def page(letters: list[Message], texts: list[Message]) -> str:
    """Return the whole page; everything received is escaped."""
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Thế giới bên ngoài</title><style>{_STYLE}</style></head><body><main>"
        "<h1>Thế giới bên ngoài</h1><p>Thư và tin nhắn hệ thống đã gửi đi. Đây là môi trường "
        "thử nghiệm: không có gì được gửi đến người thật.</p>"
        f"{_section('Tin nhắn SMS', texts)}{_section('Thư điện tử', letters)}</main></body></html>"
    )


def _section(title: str, messages: list[Message]) -> str:
    items = "".join(_item(message) for message in messages) or "<p>Chưa có.</p>"
    return f"<section><h2>{escape(title)} ({len(messages)})</h2>{items}</section>"


def _item(message: Message) -> str:
    subject = f"<h3>{escape(message.subject)}</h3>" if message.subject else ""
    return (
        f"<article><header>Đến {escape(message.to)} · {escape(_time(message.at))}</header>"
        f"{subject}<pre>{escape(message.text)}</pre></article>"
    )


def _time(at: str) -> str:
    return datetime.fromisoformat(at).astimezone(_VIETNAM).strftime("%H:%M:%S %d/%m/%Y")
