"""The offline kit: what goes into it for each system, and what it says of that."""

import hashlib
import json
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from scripts import make_kit
from scripts.make_kit import PYTHONS, SYSTEMS, Wheel, bill_of_materials, licences, packed, read_wheel
from tests.support import ROOT

KIT = ROOT / "scripts" / "kit"


def wheel(folder: Path, name: str, requires: tuple[str, ...] = (), licence: str = "License-Expression: MIT") -> Path:
    """A wheel that holds nothing but what it says of itself."""
    file = folder / f"{name}-1.0-py3-none-any.whl"
    lines = ["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", "Summary: For the  tests", licence]
    lines += [f"Requires-Dist: {said}" for said in requires]
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"{name}-1.0.dist-info/METADATA", "\n".join(lines) + "\n")
    return file


def gathered(own: Path, system: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The packages of a kit, where each package asked for is there."""

    def downloaded(wanted: Sequence[Requirement], python: str, platforms: object, place: Path) -> dict[str, Path]:
        return {one.name: wheel(place, one.name) for one in wanted}

    monkeypatch.setattr(make_kit, "_downloaded", downloaded)
    return {one.name for one in make_kit.gathered(own, SYSTEMS[system], folder / system)}


def test_what_a_system_needs_is_worked_out_for_that_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = wheel(
        tmp_path, "own",
        (
            "always",
            'colour; platform_system == "Windows"',
            'posix; os_name == "posix"',
            'mac; sys_platform == "darwin"',
            'old; python_version < "3.12"',
            'table; extra == "excel"',
            'tests; extra == "dev"',
        ),
    )  # fmt: skip

    every = {"own", "always", "old", "table"}
    assert gathered(own, "windows", tmp_path, monkeypatch) == {*every, "colour"}
    assert gathered(own, "linux", tmp_path, monkeypatch) == {*every, "posix"}
    assert gathered(own, "macos", tmp_path, monkeypatch) == {*every, "posix", "mac"}


def wheels_of(folder: Path) -> list[Wheel]:
    files = [wheel(folder, "one"), wheel(folder, "two", licence="Classifier: License :: OSI Approved :: BSD License")]
    return [read_wheel(file) for file in files]


def test_a_kit_has_licences_a_bill_of_materials_and_checksums(tmp_path: Path) -> None:
    wheels = wheels_of(tmp_path)
    file = packed("linux", wheels, "9.9", tmp_path)
    again = packed("linux", wheels, "9.9", tmp_path / "..").read_bytes()

    assert file.read_bytes() == again
    with zipfile.ZipFile(file) as kit:
        contents = {name.removeprefix("oscb-9.9-linux/"): kit.read(name) for name in kit.namelist()}
        assert kit.getinfo("oscb-9.9-linux/install.sh").external_attr >> 16 == 0o755
    assert {"install.sh", "README.txt", "LICENCES.txt", "SBOM.json", "SHA256SUMS"} < set(contents)
    sums = dict(line.split("  ")[::-1] for line in contents.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}


def test_the_licences_and_the_bill_name_every_package(tmp_path: Path) -> None:
    wheels = wheels_of(tmp_path)
    told = licences(wheels)
    assert "one 1.0\n  Licence: MIT\n  For: For the tests\n" in told
    assert "two 1.0\n  Licence: BSD License\n" in told
    bill = json.loads(bill_of_materials(wheels, "9.9", "linux"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert [part["purl"].partition("?")[0] for part in bill["components"]] == ["pkg:pypi/one@1.0", "pkg:pypi/two@1.0"]
    content = bill["components"][0]["hashes"][0]["content"]
    assert content == hashlib.sha256(wheels[0].file.read_bytes()).hexdigest()


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no sh")
def test_the_installer_says_what_is_missing(tmp_path: Path) -> None:
    empty = tmp_path / "bin"
    empty.mkdir()
    for name in ("dirname",):
        (empty / name).symlink_to(str(shutil.which(name)))
    run = subprocess.run(
        [str(shutil.which("sh")), str(KIT / "install.sh")],
        env={"HOME": str(tmp_path), "PATH": str(empty)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert "oscb needs Python 3.11, 3.12 or 3.13" in run.stderr


def test_the_windows_installer_quotes_every_path_and_has_its_line_ends(tmp_path: Path) -> None:
    text = (KIT / "install.cmd").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.lstrip().startswith(("rem", "set ", "setlocal", "endlocal", "powershell", "echo ")):
            continue
        for name in ("%OSCB_HOME%", "%HERE%"):
            pieces = line.split(name)
            for place in range(1, len(pieces)):
                assert name.join(pieces[:place]).count('"') % 2 == 1, f"not in quotation marks: {line}"
    assert text.isascii()
    assert all(version in text for version in PYTHONS)
    file = packed("windows", wheels_of(tmp_path), "9.9", tmp_path)
    with zipfile.ZipFile(file) as kit:
        content = kit.read("oscb-9.9-windows/install.cmd")
    assert content.count(b"\r\n") == content.count(b"\n") > 20


@pytest.mark.parametrize(
    ("typed", "made"), [([], list(SYSTEMS)), (["linux"], ["linux"]), (["linux", "macos"], ["linux", "macos"])]
)
def test_the_kits_that_are_asked_for_are_made(
    typed: list[str], made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no system named, on every Python: what is no choice of argparse's is refused from 3.11.5 on."""
    monkeypatch.setattr(make_kit, "built", lambda folder: wheel(folder, "oscb_cli"))
    monkeypatch.setattr("sys.argv", ["make_kit.py", *typed, "-o", str(tmp_path)])
    make_kit.main()
    assert sorted(file.name for file in tmp_path.glob("*.zip")) == sorted(f"oscb-1.0-{system}.zip" for system in made)


def test_a_system_that_has_no_kit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["make_kit.py", "amiga"])
    with pytest.raises(SystemExit) as refused:
        make_kit.main()
    assert refused.value.code == 2


def test_a_wheel_for_every_system_is_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def downloaded(wanted: Sequence[Requirement], python: str, platforms: object, place: Path) -> dict[str, Path]:
        asked.extend(one.name for one in wanted)
        return {one.name: wheel(place, one.name) for one in wanted}

    monkeypatch.setattr(make_kit, "_downloaded", downloaded)
    shared: dict[str, Path] = {}
    for system in SYSTEMS:
        make_kit.gathered(wheel(tmp_path, "own", ("one", "two")), SYSTEMS[system], tmp_path / system, shared)
    assert sorted(asked) == ["one", "two"]
