"""What `up` fills a new database with."""

from hamrong.cli.start.contents import organisation_date
from hamrong.kernel.pack.interface import open_pack


def test_the_demonstration_looks_at_the_organisation_of_the_packs_date() -> None:
    assert organisation_date("thanhhoa") == str(open_pack("thanhhoa").organisation_date)
    assert organisation_date("mini") == ""
    assert organisation_date("nowhere") == ""
