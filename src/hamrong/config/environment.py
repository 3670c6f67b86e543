"""Everything that differs between two installations, read once from the process environment."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

PROJECT_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class PaymentAccount:
    """Who we are to the payment platform; no `url` means that nobody can pay online.

    `pages` are the origins of the pages where people pay.
    """

    supplier: str
    url: str
    merchant: str
    key_file: Path
    platform_key_file: Path
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Environment:
    """One installation. Production and demonstration differ in these values alone."""

    var: Path
    database_url: str
    secret_key: str
    debug: bool
    hosts: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    base_url: str
    pack: str
    demo: bool
    organisation_date: date | None
    sms_url: str
    smtp_host: str
    smtp_port: int
    clamd_socket: str
    shared_pages_mb: int
    backup_to: str
    backup_key_file: str
    backup_cron: str
    drill_cron: str
    payment: PaymentAccount
    trust_folder: str
    metrics_token: str


def _generated_secret(path: Path, length: int = 48) -> str:
    """Read a secret, made on first use and readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(length))
    return path.read_text().strip()


@cache
def environment() -> Environment:
    """Return this installation's values; unset ones take the defaults of a single machine."""
    env = os.environ
    var = Path(env.get("HAMRONG_VAR", PROJECT_ROOT / "var")).resolve()
    on = env.get("HAMRONG_ORGANISATION_DATE", "")
    return Environment(
        var=var,
        database_url=env.get("DATABASE_URL", ""),
        secret_key=env.get("HAMRONG_SECRET_KEY") or _generated_secret(var / "secrets" / "django"),
        debug=env.get("HAMRONG_DEBUG") == "1",
        hosts=tuple(env.get("HAMRONG_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")),
        trusted_proxies=tuple(filter(None, env.get("HAMRONG_TRUSTED_PROXIES", "").split(","))),
        base_url=env.get("HAMRONG_BASE_URL", "http://localhost:8000"),
        pack=env.get("HAMRONG_PACK", "thanhhoa"),
        demo=env.get("HAMRONG_DEMO") == "1",
        organisation_date=date.fromisoformat(on) if on else None,
        sms_url=env.get("HAMRONG_SMS_URL", ""),
        smtp_host=env.get("HAMRONG_SMTP_HOST", ""),
        smtp_port=int(env.get("HAMRONG_SMTP_PORT", "25")),
        clamd_socket=env.get("HAMRONG_CLAMD_SOCKET", ""),
        shared_pages_mb=int(env.get("HAMRONG_SHARED_PAGES_MB", "32")),
        backup_to=env.get("HAMRONG_BACKUP_TO", ""),
        backup_key_file=env.get("HAMRONG_BACKUP_KEY_FILE", ""),
        backup_cron=env.get("HAMRONG_BACKUP_CRON", "15 1 * * *"),
        drill_cron=env.get("HAMRONG_DRILL_CRON", "30 3 * * 0"),
        payment=_payment_account(var / "secrets"),
        trust_folder=env.get("HAMRONG_TRUST_FOLDER", ""),
        metrics_token=env.get("HAMRONG_METRICS_TOKEN", ""),
    )


def _payment_account(secrets_folder: Path) -> PaymentAccount:
    env = os.environ
    url = env.get("HAMRONG_PAYMENT_URL", "")
    parts = urlsplit(url)
    own = f"{parts.scheme}://{parts.netloc}" if url else ""
    key = env.get("HAMRONG_PAYMENT_KEY_FILE") or secrets_folder / "payment.key"
    known = env.get("HAMRONG_PAYMENT_PLATFORM_KEY_FILE") or secrets_folder / "payment-platform.pub"
    pages = env.get("HAMRONG_PAYMENT_PAGES") or own
    return PaymentAccount(
        supplier=env.get("HAMRONG_PAYMENT_SUPPLIER", "signed_gateway"),
        url=url,
        merchant=env.get("HAMRONG_PAYMENT_MERCHANT", ""),
        key_file=Path(key),
        platform_key_file=Path(known),
        pages=tuple(filter(None, pages.split(","))),
    )


def demo_password() -> str:
    """Return the password of all demo accounts: drawn once for each installation."""
    return _generated_secret(environment().var / "secrets" / "demo-password", length=9)
