"""A picture that is published holds the picture, and nothing of what was noted in it."""

import zlib
from io import BytesIO
from pathlib import Path

import pytest

from oscb_cli.errors import CannotRead
from oscb_cli.storage.pictures import Pictures, without_metadata

NOTE = b"Sekret"


def saved(kind: str, **more: object) -> bytes:
    image = pytest.importorskip("PIL.Image")
    made = BytesIO()
    image.new("P" if kind == "GIF" else "RGB", (40, 30), 7).save(made, kind, **more)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["GIF", "PNG", "JPEG"])
def test_the_picture_stays_and_its_notes_go(kind: str) -> None:
    image = pytest.importorskip("PIL.Image")
    noted = saved(kind, comment=NOTE) if kind != "PNG" else saved(kind)
    if kind == "PNG":  # a chunk of a kind that nobody knows
        noted = noted[:33] + len(NOTE).to_bytes(4) + b"prVt" + NOTE + b"\0\0\0\0" + noted[33:]
    assert NOTE in noted
    clean = without_metadata(noted + NOTE)
    assert NOTE not in clean
    shown = image.open(BytesIO(clean))
    shown.load()
    assert shown.size == (40, 30)
    assert shown.tobytes() == image.open(BytesIO(saved(kind))).tobytes()


def test_a_kind_whose_notes_are_not_known_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "map.tif").write_bytes(saved("TIFF"))
    assert Pictures(tmp_path).content("map.tif")
    with pytest.raises(CannotRead, match="save it as PNG, JPEG or GIF"):
        Pictures(tmp_path, public=True).content("map.tif")


def test_the_name_of_a_colour_profile_is_no_note() -> None:
    image = pytest.importorskip("PIL.Image")
    plain = saved("PNG")
    body = NOTE + b"\0\0" + zlib.compress(b"profile")
    chunk = len(body).to_bytes(4) + b"iCCP" + body + zlib.crc32(b"iCCP" + body).to_bytes(4)
    clean = without_metadata(plain[:33] + chunk + plain[33:])
    assert NOTE not in clean
    shown = image.open(BytesIO(clean))
    shown.load()
    assert shown.info["icc_profile"] == b"profile"
