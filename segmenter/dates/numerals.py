"""Numbers written with letters: Chinese numerals and the letters of the Hebrew alphabet."""

import re
import unicodedata

HAN = re.compile("[\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u5eff\u5345]{1,7}")
"""A run of Chinese numerals up to the tens."""

HEBREW = re.compile(
    '[\u05d0-\u05ea]{1,4}"[\u05d0-\u05ea]|\u05d4\'?[\u05d0-\u05ea]{1,4}"[\u05d0-\u05ea]|[\u05d0-\u05ea]\'(?!["\u05d0-\u05ea])'
)
"""A number in Hebrew letters as folded: a mark before the last letter, or after the only one."""

_FINALS = "\u05da\u05dd\u05df\u05e3\u05e5"  # forms that letters take at the end of a word
_ALPHABET = [chr(code) for code in range(0x05D0, 0x05EB) if chr(code) not in _FINALS]
_FINAL = {final: chr(ord(final) + 1) for final in _FINALS}
_LETTERS = {letter: (index % 9 + 1) * 10 ** (index // 9) for index, letter in enumerate(_ALPHABET)}
_THOUSANDS = "\u05d4'"  # the letter for five thousand
_SMALLEST_YEAR, _MILLENNIUM = 400, 5000


def han(run: str) -> int | None:
    """Return the value of a run of Chinese numerals, digit by digit or with tens; ``None`` where it is no number."""
    values = [int(unicodedata.numeric(char)) for char in run]
    if all(value < 10 for value in values):
        return int("".join(map(str, values)))
    total, digit = 0, 0
    for value in values:
        if value >= 10:
            if total:
                return None
            total, digit = value * max(digit, 1), 0
        elif digit:
            return None
        else:
            digit = value
    return total + digit


def hebrew(word: str) -> int | None:
    """Return the value of a number in Hebrew letters; from 400 on it is a year of the sixth millennium."""
    letters = word.removeprefix(_THOUSANDS) if len(word) > len(_THOUSANDS) else word
    values = [_LETTERS[_FINAL.get(char, char)] for char in letters if char.isalpha()]
    if sorted(values, reverse=True) != values and sum(values) not in (15, 16):
        # A year in full begins with the five thousand.
        if values[0] != _LETTERS[_THOUSANDS[0]] or sorted(values[1:], reverse=True) != values[1:]:
            return None
        values = values[1:]
    total: int = sum(values)
    return total + _MILLENNIUM if total >= _SMALLEST_YEAR else total
