"""Make the digests anew and name what differs, or show what is made of one input."""

import json
import sys
import tempfile
from pathlib import Path

from tests.same.cases import GROUPS
from tests.same.digests import FILE, as_text, cases, digest, known


def main() -> None:
    """See the package."""
    before = known()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if len(sys.argv) > 1:
            for group in GROUPS:
                for case in cases(group):
                    if case[0] == sys.argv[1]:
                        sys.stdout.write(as_text(case, folder))
            return
        now = {group: {case[0]: digest(case, folder) for case in cases(group)} for group in GROUPS}
    for group, made in now.items():
        differ = [case for case, signs in made.items() if before.get(group, {}).get(case) != signs]
        sys.stdout.write(f"{group}: {len(made)}, {len(differ)} differ {', '.join(differ[:8])}\n")
    FILE.write_text(json.dumps(now, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
