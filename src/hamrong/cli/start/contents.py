"""What the platform needs inside its database and folders before it opens."""

import os
from importlib import import_module

from hamrong.cli.loaded import call, ready, release
from hamrong.cli.management import told
from hamrong.cli.places import ROOT, var
from hamrong.cli.screen import step
from hamrong.cli.start import record, signing

_DEMO_ACCOUNT = ("identity_account", "is_demo")


def fill(url: str, *, demo: bool | None) -> bool:
    """Do every step that is still to do; tells whether the database has a demonstration.

    `demo` None means: only in a database that is new.
    """
    pack = pack_name()
    if _expects_demo(url, demo=demo):
        # Set before Django loads: the demonstration looks at the organisation of its own date.
        os.environ["HAMRONG_DEMO"] = "1"
        if date := organisation_date(pack):
            os.environ.setdefault("HAMRONG_ORGANISATION_DATE", date)
    migrate(url)
    collect_static()
    fresh = load_pack(url, pack)
    signing.load(pack)
    has_demo = build_demo(url, wanted=bool(demo or (fresh and demo is None)))
    release()
    return has_demo


def _expects_demo(url: str, *, demo: bool | None) -> bool:
    if demo or record.read("demo_unfinished") or record.has_rows(url, *_DEMO_ACCOUNT):
        return True
    return demo is None and not record.has_rows(url, "directory_agency")


def migrate(url: str) -> None:
    """Bring the tables to the present state; nothing is loaded when they are there already."""
    wanted = record.migrations()
    if record.read("migrations") == wanted and record.read("applied") == record.applied(url):
        return
    with step("Tables"), told():
        ready()
        call("migrate", verbosity=0, interactive=False)
    record.write("migrations", wanted)
    record.write("applied", record.applied(url))


def collect_static() -> None:
    """Gather the pages' files when one has changed."""
    wanted = record.static_files()
    if record.read("static") == wanted and (var() / "static").is_dir():
        return
    with step("Static files"), told():
        ready()
        call("collectstatic", verbosity=0, interactive=False, clear=True)
    record.write("static", wanted)


def load_pack(url: str, name: str) -> bool:
    """Load the province into an empty database; False when there is one already.

    A load that was cut short is taken up again.
    """
    unfinished = record.read("pack_unfinished") == name
    if record.has_rows(url, "directory_agency") and not unfinished:
        return False
    record.write("pack_unfinished", name)
    with step(f"Pack {name}"), told():
        ready()
        call("load_pack", name, verbosity=0)
    record.write("pack_unfinished", "")
    return True


def build_demo(url: str, *, wanted: bool) -> bool:
    """Fill in the demonstration where it is wanted; tells whether this database has one.

    It is only added to a database that has just been made, or whose demonstration was cut short:
    never to one that people already work with.
    """
    if wanted:
        record.write("demo_unfinished", "1")
    if record.read("demo_unfinished"):
        with step("Demonstration data") as current:
            ready()
            import_module("hamrong.demo.build").build(progress=current.tell)
        record.write("accounts", "")
        record.write("demo_unfinished", "")
    return record.has_rows(url, *_DEMO_ACCOUNT)


def organisation_date(pack: str) -> str:
    """Return the date on which the pack's demonstration looks at the organisation; or nothing."""
    import yaml

    path = ROOT / "src" / "hamrong" / "packs" / pack / "pack.yaml"
    if not path.exists():
        return ""
    manifest = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return str(manifest.get("organisation_date") or "")


def pack_name() -> str:
    """Return the pack of this installation."""
    return os.environ.get("HAMRONG_PACK", "thanhhoa")
