"""The bill of materials of a wheel of ours: ``python -m tools.sbom WHEEL`` writes it beside the wheel, as CycloneDX.

It names what pip installs with the wheel on any machine, in the versions and with the hashes of requirements.lock, and
the licences that the installed packages state. Equal wheels give equal bytes: no time of day, no random number.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5
from zipfile import ZipFile

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseAcknowledgement
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.metadata import Metadata, parse_email
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = Path(__file__).parents[1] / "requirements.lock"
CONSTANT = datetime(2020, 2, 2, tzinfo=UTC)
"""The time that hatchling gives the files of a wheel, too."""
_ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+).*\n((?: {4}--hash=\S+.*\n)+)", re.MULTILINE)
_LICENSES = {"MIT License": "MIT", "ISC License (ISCL)": "ISC"}
"""What classifiers call a licence, for packages that state no expression."""


def bill(wheel: Path, lock: str) -> str:
    """The bill of materials of a wheel as JSON, with what it needs from the text of a lock."""
    own = _metadata(wheel)
    digest = sha256(wheel.read_bytes()).hexdigest()
    product = _component(canonicalize_name(own.name), str(own.version), [digest], own.license_expression)
    product.type = ComponentType.APPLICATION
    pins = {name: (version, re.findall(r"sha256:(\w+)", hashes)) for name, version, hashes in _ENTRY.findall(lock)}
    made: dict[str, Component] = {}
    needed = {product.name: sorted(_named(own.requires_dist or (), pins))}
    waiting = list(needed[product.name])
    while waiting:
        name = waiting.pop()
        if name not in made:
            made[name] = _component(name, *pins[name], license_of(name))
            needed[name] = sorted(_named(map(Requirement, _asked_by(name)), pins))
            waiting += needed[name]
    about = BomMetaData(component=product, timestamp=CONSTANT)
    bom = Bom(components=made.values(), metadata=about, serial_number=uuid5(NAMESPACE_OID, digest + lock))
    for component in (product, *made.values()):
        bom.register_dependency(component, [made[name] for name in needed[component.name]])
    return str(JsonV1Dot6(bom).output_as_string(indent=2)) + "\n"


def _metadata(wheel: Path) -> Metadata:
    with ZipFile(wheel) as files:
        (name,) = [name for name in files.namelist() if name.endswith(".dist-info/METADATA")]
        return Metadata.from_email(files.read(name))


def _named(requirements: Iterable[Requirement], pins: Iterable[str]) -> Iterator[str]:
    """The packages that are asked for without an extra; what no pin has, no Python and no system of ours needs."""
    for each in requirements:
        if "extra" not in str(each.marker) and canonicalize_name(each.name) in pins:
            yield canonicalize_name(each.name)


def _asked_by(name: str) -> list[str]:
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:  # locked for another system
        return []


def license_of(name: str) -> str | None:
    """The licence an installed package states, read as the wheel is: a backport of the library may answer for it."""
    try:
        text = metadata.distribution(name).read_text("METADATA")
    except metadata.PackageNotFoundError:
        return None
    stated, _ = parse_email(text or "")
    classes = [each.rpartition(" :: ")[2] for each in stated.get("classifiers", ()) if each.startswith("License")]
    named = stated.get("license_expression") or next((_LICENSES.get(each, each) for each in classes), None)
    return named or stated.get("license")


def _component(name: str, version: str, hashes: Iterable[str], stated: str | None) -> Component:
    declared, factory = LicenseAcknowledgement.DECLARED, LicenseFactory()
    licenses = [factory.make_from_string(stated, license_acknowledgement=declared)] if stated else []
    return Component(
        name=name,
        version=version,
        bom_ref=f"{name}=={version}",
        purl=PackageURL("pypi", name=name, version=version),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in hashes],
        licenses=licenses,
    )


def main() -> None:
    """Write the bill of each wheel that is named beside it."""
    for wheel in map(Path, sys.argv[1:]):
        path = wheel.with_suffix(".cdx.json")
        path.write_text(bill(wheel, LOCK.read_text("utf-8")), "utf-8")
        print(path)


if __name__ == "__main__":
    main()
