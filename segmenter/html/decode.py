"""Finds the encoding of a page and decodes it, whatever the bytes are.

The order is that of browsers (https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding),
but for one thing: bytes that are valid UTF-8 are UTF-8, whatever the page or its server says. Text in another encoding
almost never is by chance, and wrong declarations are common.
"""

import codecs
import re
from typing import NamedTuple

# A label means what browsers take it for. Where Python's codec of that name knows fewer characters, its superset is used.
_SUPERSETS = {"gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "big5hkscs"}
_UNUSABLE = {"replacement", "x-user-defined"}
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META = re.compile(rb"""<meta\b[^>]{0,1000}?\bcharset\s*=\s*["']?\s*([\w.:+-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:+-]{2,40})""")
_HEADER = re.compile(r"""\bcharset\s*=\s*["']?\s*([\w.:+-]{2,40})""", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_HEAD = 32_768  # bytes in which a declaration is looked for; browsers look at 1,024, but many pages have it later
_SAMPLE = 200_000  # bytes from which an undeclared encoding is guessed
_BROKEN = 0.1  # of what is not ASCII; where more cannot be decoded, the encoding is another one than declared


class Decoded(NamedTuple):
    """The text of a page and the Python codec that it was decoded with."""

    text: str
    encoding: str


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Decode a page, with U+FFFD for what cannot be decoded.

    ``charset`` is what the server said: an encoding or the whole value of a ``Content-Type`` header. Names that browsers
    do not know are passed over.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(codec, "replace"), codec)
    declared = _declared(data, charset)
    wide = _unlike_ascii(data, declared)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    for codec in declared or ["utf-8"]:
        text = data.decode(codec, "replace")
        if not _is_broken(text[:_SAMPLE]):
            return Decoded(text, codec)
    codec = _guess(data[:_SAMPLE])
    return Decoded(data.decode(codec, "replace"), codec)


def codec_of(label: str) -> str | None:
    """Return the Python codec for an encoding label as browsers understand it, ``None`` for a label they do not know."""
    import webencodings

    encoding = webencodings.lookup(label.strip())
    if encoding is None or encoding.name in _UNUSABLE:
        return None
    return _SUPERSETS.get(encoding.name) or str(encoding.codec_info.name)


def _declared(data: bytes, charset: str | None) -> list[str]:
    """Return the codecs that the server and the page name, in that order."""
    labels = []
    if charset:
        header = _HEADER.search(charset)
        labels.append(header.group(1) if header else charset)
    head = data[:_HEAD]
    labels += [found.group(1).decode("ascii", "replace") for found in (_META.search(head), _XML.match(head)) if found]
    return list(dict.fromkeys(codec for codec in map(codec_of, labels) if codec))


def _unlike_ascii(data: bytes, declared: list[str]) -> str | None:
    """Return the encoding of a page whose bytes would pass for ASCII but are not: UTF-16 without a mark, ISO-2022-JP."""
    if b"\0" in data[:1000]:
        named = next((codec for codec in declared if codec.startswith("utf-16")), None)
        if named:
            return named
        if data[:2] in (b"<\0", b"\0<"):
            return "utf-16-le" if data[0] else "utf-16-be"
    return "iso2022_jp" if "iso2022_jp" in declared and b"\x1b$" in data else None


def _is_broken(text: str) -> bool:
    return text.count("\ufffd") > _BROKEN * sum(char > "\x7f" for char in text)


def _guess(data: bytes) -> str:
    import chardet
    from chardet.enums import EncodingEra

    # Mark-up is ASCII in all of these encodings and only dilutes what tells them apart.
    sample = _TAG.sub(b" ", data)
    era = EncodingEra.MODERN_WEB | EncodingEra.LEGACY_ISO
    guess = chardet.detect(sample, encoding_era=era, max_bytes=_SAMPLE)["encoding"] or "windows-1252"
    return codec_of(guess) or codecs.lookup(guess).name
