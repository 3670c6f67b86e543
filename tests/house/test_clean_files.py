"""Nothing secret, nobody's folders and no index address gets into the repository."""

from pathlib import Path

import pytest
from house.clean_files import faults


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("-----BEGIN RSA PRIVATE " + "KEY-----", "a private key"),
        ("-----BEGIN PRIVATE " + "KEY-----", "a private key"),
        ("token = 'ghp_" + "a1B2" * 9 + "'", "an access token"),
        ("AKIA" + "ABCDEFGHIJKLMNOP", "an access token"),
        ("postgresql://admin:" + "s3cret@db.example.vn/hamrong", "a password in an address"),
        ("path = '/ho" + "me/lan/hamrong'", "a path of somebody's machine"),
        ("cd /ro" + "ot/hamrong", "a path of somebody's machine"),
        ("see file:/" + "/tmp/x", "a file address"),
        ("pip install --index-" + "url x", "the address of a package index"),
        ("https://pypi.org" + "/simple/django", "the address of a package index"),
    ],
)
def test_what_must_not_be_there_is_named_with_its_line(
    tmp_path: Path, line: str, what: str
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(f"first\n{line}\n")
    assert list(faults(path, "notes.txt")) == [f"notes.txt:2: {what}; take it out."]


@pytest.mark.parametrize(
    "line",
    [
        "postgresql://postgres@/hamrong?host=/var/lib",
        "href='/lam-viec/ho-so/'",
        "src/hamrong/kernel/work/interface.py",
        "https://{user}:{password}@host",
        "{% static 'home/lan' %}",
    ],
)
def test_ordinary_lines_pass(tmp_path: Path, line: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(line)
    assert list(faults(path, "notes.txt")) == []


def test_files_named_like_secrets_are_refused(tmp_path: Path) -> None:
    for name in (".env", "server.key", "id_rsa"):
        path = tmp_path / name
        path.write_text("")
        assert list(faults(path, name)), name


def test_pictures_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"\x89PNG\0 /ho" + b"me/lan/")
    assert list(faults(path, "logo.png")) == []
