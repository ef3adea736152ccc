"""Make the offline kit: everything that a computer without network needs to install oscb, in one zip file.

For each system: the wheels of oscb and of all that it stands on, for Python 3.11 to 3.13; a script that installs them;
the licences; what is in it (CycloneDX 1.5); and checksums. Versions are those of ``constraints.txt``. Which packages a
system needs is worked out for that system, and not for the one on which the kit is made (PEP 508).

    python scripts/make_kit.py [windows|linux|macos …] [-o out]
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import NamedTuple

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PYTHONS = ("3.11", "3.12", "3.13")
EXTRAS = ("excel", "msg", "pdf")
_TIME = (1980, 1, 1, 0, 0, 0)


class System(NamedTuple):
    """A system: the wheels that it takes, and what its Python says of itself."""

    platforms: tuple[str, ...]
    environment: dict[str, str]
    installer: str


_POSIX = {"os_name": "posix", "implementation_name": "cpython", "platform_python_implementation": "CPython"}
SYSTEMS = {
    "windows": System(
        ("win_amd64",),
        {**_POSIX, "os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"},
        "install.cmd",
    ),
    "linux": System(
        (
            *(f"manylinux_2_{minor}_x86_64" for minor in (28, 27, 26, 24, 17, 12, 5)),
            *(f"manylinux{year}_x86_64" for year in (2014, 2010, 1)),
        ),
        {**_POSIX, "sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
        "install.sh",
    ),
    "macos": System(
        ("macosx_14_0_arm64", "macosx_14_0_x86_64", "macosx_14_0_universal2"),
        {**_POSIX, "sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"},
        "install.sh",
    ),
}


class Wheel(NamedTuple):
    """A wheel: its file, and what it says of itself."""

    file: Path
    metadata: Message

    @property
    def name(self) -> str:
        """The package, by the name that is its own."""
        return str(self.metadata["Name"])

    @property
    def version(self) -> str:
        """Its version."""
        return str(self.metadata["Version"])

    @property
    def licence(self) -> str:
        """Its licence, as it says itself: an SPDX expression, a name, or that of its classifier."""
        said = self.metadata.get("License-Expression") or self.metadata.get("License") or ""
        classified = [
            str(value).rpartition(" :: ")[2]
            for value in self.metadata.get_all("Classifier", [])
            if str(value).startswith("License ::")
        ]
        first = said.strip().splitlines()[0].strip() if said.strip() else ""
        return first if first and len(first) <= 80 else "; ".join(classified) or "see the package"


def read_wheel(file: Path) -> Wheel:
    """A wheel, with its metadata (PEP 427)."""
    with zipfile.ZipFile(file) as archive:
        name = next(name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        return Wheel(file, Parser().parsestr(archive.read(name).decode()))


def built(folder: Path) -> Path:
    """Build oscb's own wheel."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    return next(folder.glob("oscb_cli-*.whl"))


def gathered(own: Path, system: System, folder: Path, shared: dict[str, Path] | None = None) -> list[Wheel]:
    """Every wheel that a system needs, for every Python; wheels that serve several are there once.

    :param shared: the wheels that serve every system, by name, found so far; it gets those that are found here.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shared = {} if shared is None else shared
    wheels = {own.name: read_wheel(own)}
    for python in PYTHONS:
        machines = ("arm64", "x86_64") if system.environment["sys_platform"] == "darwin" else ("",)
        for machine in machines:
            platforms = [p for p in system.platforms if not machine or machine in p or p.endswith("universal2")]
            for wheel in _needed(wheels[own.name], system, python, platforms, folder, shared):
                wheels[wheel.file.name] = wheel
    return sorted(wheels.values(), key=lambda wheel: (canonicalize_name(wheel.name), wheel.file.name))


def _needed(
    own: Wheel, system: System, python: str, platforms: Sequence[str], folder: Path, shared: dict[str, Path]
) -> Iterator[Wheel]:
    """The wheels for one Python: those that oscb asks for, those that they ask for, and so on, each round at once."""
    environment = {
        **{key: str(value) for key, value in default_environment().items()},
        **system.environment,
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    waiting, seen = list(_requirements(own, EXTRAS, environment)), set[str]()
    while waiting:
        wanted = {f"{_key(one)}[{','.join(sorted(one.extras))}]": one for one in waiting}
        new = [one for key, one in wanted.items() if key not in seen]
        seen.update(wanted)
        files = {_key(one): shared[_key(one)] for one in new if _key(one) in shared}
        if missing := [one for one in new if _key(one) not in files]:
            files |= _downloaded(missing, python, platforms, folder)
        shared.update({key: file for key, file in files.items() if file.name.endswith("-none-any.whl")})
        found = {key: read_wheel(file) for key, file in files.items()}
        yield from found.values()
        waiting = [more for one in new for more in _requirements(found[_key(one)], tuple(one.extras), environment)]


def _key(wanted: Requirement) -> str:
    return canonicalize_name(wanted.name)


def _requirements(wheel: Wheel, extras: Sequence[str], environment: dict[str, str]) -> Iterator[Requirement]:
    for said in wheel.metadata.get_all("Requires-Dist", []):
        wanted = Requirement(str(said))
        marker = wanted.marker
        if marker is None or any(marker.evaluate({**environment, "extra": extra}) for extra in ("", *extras)):
            yield wanted


def _downloaded(wanted: Sequence[Requirement], python: str, platforms: Sequence[str], folder: Path) -> dict[str, Path]:
    """The wheels of packages for a Python and a system, in the versions of the constraints, by their names.

    All in one run: to begin pip takes longer than to have it look up a package.
    """
    with tempfile.TemporaryDirectory(dir=folder) as place:
        named = sorted({f"{one.name}{one.specifier}" for one in wanted})
        command = [
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--only-binary", ":all:", "--python-version", python, "--implementation", "cp",
            "-c", str(ROOT / "constraints.txt"), "-d", place,
        ]  # fmt: skip
        for platform in platforms:
            command += ["--platform", platform]
        done = subprocess.run([*command, *named], capture_output=True, text=True, check=False)
        if done.returncode:
            listed = ", ".join(named)
            raise SystemExit(f"a wheel is missing for Python {python} on {platforms[0]} ({listed}):\n{done.stderr}")
        files = [file.replace(folder / file.name) for file in Path(place).glob("*.whl")]
        return {canonicalize_name(read_wheel(file).name): file for file in files}


def licences(wheels: Sequence[Wheel]) -> str:
    """Every package with its version, its licence, and what it is for."""
    lines = ["What is in this kit, under which licence, and what it is for.", ""]
    for wheel in _once(wheels):
        summary = " ".join(str(wheel.metadata.get("Summary") or "").split())
        lines += [f"{wheel.name} {wheel.version}", f"  Licence: {wheel.licence}", f"  For: {summary}", ""]
    return "\n".join(lines)


def bill_of_materials(wheels: Sequence[Wheel], version: str, system: str) -> str:
    """What is in the kit, for machines (CycloneDX 1.5)."""
    components = [
        {
            "type": "library",
            "bom-ref": wheel.file.name,
            "name": wheel.name,
            "version": wheel.version,
            "purl": f"pkg:pypi/{canonicalize_name(wheel.name)}@{wheel.version}?file_name={wheel.file.name}",
            "licenses": [{"license": {"name": wheel.licence}}],
            "hashes": [{"alg": "SHA-256", "content": _sha256(wheel.file.read_bytes())}],
        }
        for wheel in wheels
    ]
    name = f"oscb-{version}-{system}"
    digest = _sha256("".join(wheel.file.name for wheel in wheels).encode())
    return json.dumps(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name + digest)}",
            "version": 1,
            "metadata": {"component": {"type": "application", "bom-ref": name, "name": "oscb", "version": version}},
            "components": components,
        },
        indent=1,
    )


def _once(wheels: Sequence[Wheel]) -> list[Wheel]:
    return list({(canonicalize_name(wheel.name), wheel.version): wheel for wheel in wheels}.values())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def packed(system: str, wheels: Sequence[Wheel], version: str, folder: Path) -> Path:
    """The kit of a system: the same wheels give the same bytes."""
    installer = SYSTEMS[system].installer
    text = (ROOT / "scripts" / "kit" / installer).read_text(encoding="utf-8")
    contents: dict[str, bytes] = {
        installer: (text.replace("\n", "\r\n") if installer.endswith(".cmd") else text).encode(),
        "README.txt": _README.format(version=version, installer=installer).encode(),
        "LICENCES.txt": licences(wheels).encode(),
        "SBOM.json": bill_of_materials(wheels, version, system).encode(),
        "examples/oscb-annual-report.json": (ROOT / "examples" / "oscb-annual-report.json").read_bytes(),
        **{f"wheels/{wheel.file.name}": wheel.file.read_bytes() for wheel in wheels},
    }
    sums = "".join(f"{_sha256(content)}  {name}\n" for name, content in sorted(contents.items()))
    contents["SHA256SUMS"] = sums.encode()
    root, file = f"oscb-{version}-{system}", folder / f"oscb-{version}-{system}.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(f"{root}/{name}", _TIME)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            archive.writestr(entry, content)
    return file


_README = """\
oscb {version}: the kit for computers without network.

You need Python 3.11, 3.12 or 3.13, and no administrator's rights.

1. Unpack this file.
2. Run {installer} in the folder that it makes.
3. Try it: oscb draft examples/oscb-annual-report.json --no-input -o report.docx

LICENCES.txt lists what is in it, SBOM.json the same for machines (CycloneDX), and SHA256SUMS the checksums.
To remove oscb, delete the folder that it was installed in.
"""


def main() -> None:
    """Make the kits that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("systems", nargs="*", metavar=f"{{{','.join(SYSTEMS)}}}", help="otherwise all of them")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "out")
    wanted = parser.parse_args()
    if unknown := [system for system in wanted.systems if system not in SYSTEMS]:
        parser.error(f"there is no kit for {unknown[0]}: choose from {', '.join(SYSTEMS)}")
    wanted.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        own, shared = built(Path(place)), dict[str, Path]()
        for system in wanted.systems or SYSTEMS:
            wheels = gathered(own, SYSTEMS[system], Path(place) / system, shared)
            file = packed(system, wheels, read_wheel(own).version, wanted.output)
            print(f"{file}: {len(wheels)} wheels, {file.stat().st_size / 2**20:.1f} MB")


if __name__ == "__main__":
    main()
