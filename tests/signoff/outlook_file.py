"""A message file as Outlook saves it: MS-OXMSG in a compound file (MS-CFB), with no more in it than a test needs."""

import struct
from email.message import EmailMessage

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _MINI = 512, 64
_UNICODE = 0x001F
_HEADERS, _SUBJECT, _BODY = 0x007D, 0x0037, 0x1000


def as_msg(message: EmailMessage) -> bytes:
    """An e-mail as a ``.msg`` file: its headers, its subject and its plain text."""
    body = message.get_body(preferencelist=("plain",))
    assert body is not None
    headers = "".join(f"{key}: {value}\r\n" for key, value in message.items() if key != "Content-Type")
    texts = {_SUBJECT: str(message["Subject"]), _HEADERS: headers, _BODY: str(body.get_content())}
    streams = {f"__substg1.0_{pid:04X}{_UNICODE:04X}": text.encode("utf-16-le") for pid, text in texts.items()}
    entries = [
        struct.pack("<HHIII", _UNICODE, pid, 6, len(text.encode("utf-16-le")) + 2, 0) for pid, text in texts.items()
    ]
    streams["__properties_version1.0"] = bytes(32) + b"".join(entries)
    return _compound(streams)


def _compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with streams under its root: small ones in the mini stream, others in sectors of their own."""
    small = {name: content for name, content in streams.items() if len(content) < 4096}
    mini, mini_fat = b"", list[int]()
    places: dict[str, int] = {}
    for name, content in small.items():
        places[name] = len(mini_fat)
        count = -(-len(content) // _MINI)
        mini_fat += [*range(len(mini_fat) + 1, len(mini_fat) + count), _END]
        mini += content.ljust(count * _MINI, b"\0")
    fat: list[int] = [_FAT]
    sectors: list[bytes] = [b""]  # the first is that of the allocation table itself

    def add(content: bytes) -> int:
        first, count = len(sectors), max(1, -(-len(content) // _SECTOR))
        padded = content.ljust(count * _SECTOR, b"\0")
        sectors.extend(padded[place : place + _SECTOR] for place in range(0, len(padded), _SECTOR))
        fat.extend([*range(first + 1, first + count), _END])
        return first

    places.update({name: add(content) for name, content in streams.items() if name not in small})
    first_mini = add(mini)
    padded_mini_fat = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    table = add(padded_mini_fat + b"\xff" * (-len(padded_mini_fat) % _SECTOR))
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    directory = [_entry("Root Entry", 5, _FREE, 1, first_mini, len(mini))]
    for number, name in enumerate(names, start=1):  # a tree that leans to the right is a tree
        right = number + 1 if number < len(names) else _FREE
        directory.append(_entry(name, 2, right, _FREE, places[name], len(streams[name])))
    while len(directory) % 4:
        directory.append(_entry("", 0, _FREE, _FREE, 0, 0))
    first_directory = add(b"".join(directory))
    sectors[0] = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    assert len(fat) <= _SECTOR // 4
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, 1, first_directory, 0, 4096,
        table, -(-len(padded_mini_fat) // _SECTOR), _END, 0, 0,
    )  # fmt: skip
    return header.ljust(_SECTOR, b"\xff") + b"".join(sectors)


def _entry(name: str, kind: int, right: int, child: int, first: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    length = len(words) + 2 if name else 0
    before = struct.pack("<64sHBBIII", words, length, kind, 1, _FREE, right, child)
    return before + struct.pack("<16sI8s8sIQ", bytes(16), 0, bytes(8), bytes(8), first, size)
