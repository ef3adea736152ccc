"""A report as a JSON file (RFC 8259)."""

import json

from oscb_cli.model.report import Report
from oscb_cli.profile.schema import Profile


def write(report: Report, _profile: Profile) -> bytes:
    """A report as JSON, indented (the table of formats)."""
    return (json.dumps(report.to_data(), ensure_ascii=False, indent=2) + "\n").encode()
