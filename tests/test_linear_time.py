"""Twice the input takes about twice the time, whatever the input is. Ratios within one run; no absolute times."""

import pytest

from tests.bench.linear import SHAPES, seconds

# Quadratic work takes four times as long for twice the input; 3 leaves room for a noisy machine.
_MOST = 3.0
_TRIES = 3


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_doubling_the_input_doubles_the_time(name: str) -> None:
    small, large = SHAPES[name](100_000), SHAPES[name](400_000)
    ratios = []
    for _ in range(_TRIES):
        ratios.append(seconds(large) / seconds(small))
        # Four times the input: two doublings.
        if ratios[-1] <= _MOST**2:
            return
    pytest.fail(f"four times the input took {min(ratios):.1f} times as long")
