"""Times inputs that grow from 1 to 16 MB and prints how much each doubling costs.

    python tests/bench/linear.py [--most 16] [--repeat 2]

A ratio near 2 is linear time; the columns are seconds of processor time, the least of the repeats, and the ratio to the size
before. Run it alone: what else uses memory at the time slows the large sizes more than the small ones. The first of the repeats
pays for memory that the process has not had before, which on a virtual machine may take as long as the work.
"""

import argparse
import resource
import time
from collections.abc import Callable

from segmenter import segment

SHAPES: dict[str, Callable[[int], str]] = {
    "one long line": lambda size: ("The minister said on Monday that the work would go on. " * (size // 55 + 1))[:size],
    "one row of names": lambda size: "Home News Sport Read More Contact Us 12 March 2024 | " * (size // 52),
    "one line without a blank": lambda size: "a" * size,
    "empty lines": lambda size: "\n" * size,
    "one-word lines": lambda size: "".join(f"word{number % 5000}\n" for number in range(size // 9)),
    "one marker repeated": lambda size: "اقرأ أيضا: " * (size // 11),
    "one marker per line": lambda size: "اقرأ أيضا\n" * (size // 10),
    "one tag cloud": lambda size: "كلمات دلالية: " + " ".join(f"وسم{number % 9000}" for number in range(size // 8)),
    "one bulleted list": lambda size: "".join(f"• عنوان خبر رقم {number} من القائمة\n" for number in range(size // 30)),
    "prose": lambda size: "The minister said on Monday that the work would go on, and that it was paid.\n\n" * (size // 78),
    "wrapped prose": lambda size: "The minister said on Monday that the work would go on, and that it was\npaid. " * (size // 78),
    "broken prose": lambda size: "The minister of the\nInterior\n, Ann Hill, said that the work would go on\n.\n" * (size // 76),
    "names and dates": lambda size: "Ann Hill\n12 March 2024\nकविता शर्मा!\n" * (size // 36),
    "links of Markdown": lambda size: "* [Old pier](/pier) of **Fernmoor**\n" * (size // 36),
    "unfinished links": lambda size: "[a](/b(**c " * (size // 11),
    "a title that is far away": lambda size: f"---\ntitle: Old{' ' * size}pier\n---\n",
    "open brackets": lambda size: "<" * size,
    "open tags": lambda size: "<a " * (size // 3),
    "spaces": lambda size: " " * size + "x",
    "spaced words": lambda size: "word    " * (size // 8),
    "dashes": lambda size: "- " * (size // 2),
}


def seconds(text: str) -> float:
    """Return the processor time of segmenting a text and reading its metadata."""
    start = time.process_time()
    _ = segment(text).metadata
    return time.process_time() - start


def main() -> None:
    """Print a table of seconds and ratios for every shape and size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=16, help="the largest size in MB (default 16)")
    parser.add_argument("--least", type=int, default=1, help="the smallest size in MB (default 1)")
    parser.add_argument("--repeat", type=int, default=2, help="how often to time each size (default 2)")
    parser.add_argument("--only", help="run the shapes whose name contains this")
    arguments = parser.parse_args()
    segment("warm up the language packs")
    for name, shape in SHAPES.items():
        if arguments.only and arguments.only not in name:
            continue
        before, size = 0.0, arguments.least
        cells = []
        while size <= arguments.most:
            text = shape(size * 1_000_000)
            taken = min(seconds(text) for _ in range(arguments.repeat))
            cells.append(f"{size} MB {taken:7.2f} s" + (f" x{taken / before:.2f}" if before else ""))
            before, size = taken, size * 2
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{name:26} {'   '.join(cells)}   peak {peak} MiB", flush=True)


if __name__ == "__main__":
    main()
