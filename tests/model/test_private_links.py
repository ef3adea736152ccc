"""Which addresses only the council's own people can open, by their kinds."""

import pytest

from oscb_cli.model.private_links import addresses_in, is_private, leads_nowhere

PUBLIC = (
    "https://www.oxfordshire.gov.uk/x",
    "https://www.staffordshire.gov.uk/p",
    "https://mycouncil.oxfordshire.gov.uk/documents/s1/a.pdf",
    "https://democracy.x.gov.uk",
    "https://www.gov.uk/guidance",
    "https://legislation.gov.uk/ukpga",
    "https://youtube.com/watch?v=1",
    "mailto:a@x.gov.uk",
    "tel:0123",
    "https://forms.office.com/r/x",
    "https://letstalk.oxfordshire.gov.uk",
    "http://8.8.8.8/x",
    "https://council.example/plan",
    "mailto:a@b.gov.uk?subject=Hi",
    "www.x.gov.uk/a",
    "https://internationalcouncil.org",
    "https://remote.com/x",
    "https://www.homes.gov.uk",
    "https://en.wikipedia.org/wiki/Intranets",
    "#a",
)
INNER = (
    "http://intranet/x",
    "https://intranet.x.gov.uk",
    "https://mgintranet.x.gov.uk/a",
    "https://x.sharepoint.com/a",
    "https://x-my.sharepoint.com",
    "https://teams.microsoft.com/l/x",
    "https://teams.cloud.microsoft/x",
    "file:///c:/a",
    "\\\\srv\\a",
    "S:\\a",
    "smb://x/y",
    "onenote:https://d.docs.live.net/x",
    "ms-word:ofe|u|https://x.com/a.docx",
    "http://10.0.0.1",
    "http://192.168.1.1:8080/a",
    "http://[fe80::1]/",
    "http://localhost:3000",
    "http://a.local",
    "http://srv.corp",
    "https://user:pw@x.gov.uk/",
    "https://outlook.office365.com/x",
    "https://eur01.safelinks.protection.outlook.com/?url=http",
    "mailto:a@srv.local",
    "mailto:a@x.gov.uk?body=http%3A%2F%2Fintranet%2Fx",
    "http://2130706433/",
    "http://0x7f.1/",
    "https://x.gov.uk/go?u=http%3A%2F%2Fintranet.local",
    "//srv/share",
    "http://vpn.x.gov.uk",
    "https://staff.x.gov.uk/a",
    "https://x.gov.uk/intranet/a",
)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_anybody_can_open(address: str) -> None:
    assert not is_private(address)


@pytest.mark.parametrize("address", INNER)
def test_what_only_the_council_can_open(address: str) -> None:
    assert is_private(address)


def test_addresses_are_found_in_words_without_the_marks_after_them() -> None:
    words = "See (https://intranet.x.gov.uk/p), srv.local/x and \\\\srv\\share\\My plan.docx; or e.g. the rest, 24/7."
    found = [words[start:end] for start, end in addresses_in(words)]
    assert found == ["https://intranet.x.gov.uk/p", "srv.local/x", "\\\\srv\\share\\My plan.docx"]


@pytest.mark.parametrize(
    ("address", "nowhere"),
    [("annex2.pdf", True), ("../a/b", True), ("/sites/x", True), ("#a", False), ("www.x.gov.uk/a", False), ("", False)],
)
def test_files_beside_the_report_are_not_published_with_it(address: str, nowhere: bool) -> None:
    assert leads_nowhere(address) is nowhere
