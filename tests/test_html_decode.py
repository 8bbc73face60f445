"""Decoding: which encoding is taken, and that no bytes are refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter.html.decode import codec_of, decode

_PROFILE = settings(derandomize=True, deadline=None, database=None)
_AR = "تغادر العبّارة الأخيرة ميناء أفيل مساء الاثنين وعلى متنها أحد عشر راكباً وماعز لا يعرف أحد صاحبه، ثم تعود في الربيع."
_TEXTS = {
    "windows-1256": _AR,
    "windows-1251": "Последний паром вышел из порта в понедельник вечером, на борту было одиннадцать человек и одна ничья коза.",
    "windows-1253": "Το τελευταίο πλοίο έφυγε από το λιμάνι τη Δευτέρα το βράδυ με έντεκα επιβάτες και μία κατσίκα αδέσποτη.",
    "windows-1255": "המעבורת האחרונה יצאה מהנמל ביום שני בערב ועל סיפונה אחד עשר נוסעים ועז אחת שאיש אינו יודע של מי היא.",
    "windows-1252": "La dernière navette a quitté le port lundi à la nuit tombée, avec onze passagers et une chèvre égarée.",
    "shift_jis": "最後の連絡船は月曜日の夕方に港を出た。乗客は十一人と、飼い主のわからない山羊が一頭だった。",
    "euc-jp": "最後の連絡船は月曜日の夕方に港を出た。乗客は十一人と、飼い主のわからない山羊が一頭だった。",
    "gb18030": "最后一班渡轮星期一傍晚离开港口，船上有十一名乘客和一只没有人认领的山羊，明年春天才会回来。",
    "euc-kr": "마지막 연락선이 월요일 저녁에 항구를 떠났다. 승객 열한 명과 주인을 알 수 없는 염소 한 마리가 타고 있었다.",
}


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("iso-8859-1", "cp1252"),
        ("Latin1", "cp1252"),
        (" ASCII ", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("cp1256", "cp1256"),
        ("utf8", "utf-8"),
        ("gb2312", "gb18030"),
        ("x-sjis", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("big5", "big5hkscs"),
        ("tis-620", "cp874"),
        ("utf-7", None),
        ("hz-gb-2312", None),
        ("x-user-defined", None),
        ("", None),
        ("üñí", None),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, codec: str | None) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize("bom", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_a_byte_order_mark_is_believed_and_removed(bom: bytes) -> None:
    encoding = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}[bom]
    data = bom + f"<meta charset=koi8-r><p>{_AR}".encode(encoding)
    assert decode(data, "windows-1251") == (f"<meta charset=koi8-r><p>{_AR}", encoding)


@pytest.mark.parametrize("label", _TEXTS)
def test_declared_by_server_by_page_or_not_at_all(label: str) -> None:
    page = f"<html><body><p>{_TEXTS[label]}</p></body></html>"
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={label}'>"
    xml = f'<?xml version="1.0" encoding="{label}"?>\n'
    assert decode(page.encode(label), label).text == page
    assert decode(page.encode(label), f"text/html; charset={label.upper()}").text == page
    assert decode((meta + page).encode(label)).text == meta + page
    assert decode((xml + page).encode(label)).text == xml + page
    assert decode(page.encode(label)).text == page


def test_the_server_comes_before_the_page() -> None:
    data = f"<meta charset=koi8-r><p>{_AR}".encode("windows-1256")
    assert decode(data, "windows-1256").encoding == "cp1256"
    assert decode(data, "no-such-encoding").encoding == "koi8-r"


def test_what_is_utf_8_is_utf_8() -> None:
    assert decode(f"<meta charset=windows-1256>{_AR}".encode(), "iso-8859-1").encoding == "utf-8"
    assert decode(b"<p>plain</p>", "windows-1256") == ("<p>plain</p>", "utf-8")


def test_a_few_bad_bytes_do_not_change_the_encoding() -> None:
    decoded = decode(f"<p>{_AR}".encode() + b"\xff\xfe</p>", "utf-8")
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("\ufffd\ufffd</p>")


def test_a_wrong_declaration_of_utf_8_is_not_believed() -> None:
    data = f"<meta charset=utf-8><p>{_AR}</p>".encode("windows-1256")
    assert decode(data).encoding == "cp1256"


def test_a_cut_off_page_keeps_its_encoding() -> None:
    assert decode(_AR.encode()[:-1]).encoding == "utf-8"


def test_sixteen_bits_without_a_mark() -> None:
    page = f"<html><p>{_AR}</p></html>"
    assert decode(page.encode("utf-16-le")) == (page, "utf-16-le")
    assert decode(page.encode("utf-16-be")) == (page, "utf-16-be")
    assert decode(f" {page}".encode("utf-16-be"), "utf-16be") == (f" {page}", "utf-16-be")
    assert decode(page.encode(), "utf-16") == (page, "utf-8")


def test_seven_bit_japanese_is_believed_where_it_shows() -> None:
    page = f"<meta charset=iso-2022-jp><p>{_TEXTS['euc-jp']}</p>"
    assert decode(page.encode("iso2022_jp")).text == page
    assert decode(b"<meta charset=iso-2022-jp><p>plain</p>").encoding == "utf-8"


@_PROFILE
@given(
    st.binary(),
    st.one_of(st.none(), st.text(), st.sampled_from(["utf-16", "iso-2022-jp", "gbk", "x-user-defined", "replacement"])),
)
def test_any_bytes_are_decoded(data: bytes, charset: str | None) -> None:
    text, codec = decode(data, charset)
    assert len(text) <= len(data) + 1
    assert "".encode(codec) is not None
