#!/usr/bin/env python3
"""Draws what a command printed as a terminal shows it.

    neurochip demo | python3 docs/images/terminal.py 'neurochip demo' > docs/images/demo.svg
"""
import sys
from html import escape

COLUMNS = 105
LETTER_WIDTH, LINE_HEIGHT, LEFT, TOP = 7.2, 17, 20, 44
# Viewers disagree about which ordinary spaces count.
NO_BREAK = "\u00a0"
HEADINGS = ("Accuracy", "Energy", "Chip:", "Layers")
RESULTS = ("chip ", "float ", "total ")


def lines(text):
    """Longer lines go on in the next one, as in a terminal."""
    for line in text.splitlines():
        yield line[:COLUMNS]
        for start in range(COLUMNS, len(line), COLUMNS):
            yield line[start:start + COLUMNS]


def style(line):
    if line.startswith("$"):
        return ' fill="#7ee787"'
    if line.startswith("NeuroChip"):
        return ' fill="#e3b341"'
    if line.startswith(HEADINGS):
        return ' fill="#79c0ff" font-weight="bold"'
    if line.startswith("  ") and line.lstrip().startswith(RESULTS) and "%" in line or line.startswith("  total"):
        return ' fill="#ffffff" font-weight="bold"'
    return ""


def main():
    command = sys.argv[1]
    shown = [f"$ {command}", *lines(sys.stdin.read().rstrip())]
    width = round(2 * LEFT + LETTER_WIDTH * max(map(len, shown)))
    height = TOP + LINE_HEIGHT * len(shown) + 10
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
          f'aria-label="Output of {escape(command)}">')
    print('<rect width="100%" height="100%" rx="8" fill="#16181d"/>')
    print('<circle cx="18" cy="16" r="5" fill="#e0645c"/><circle cx="36" cy="16" r="5" fill="#e3b341"/><circle cx="54" cy="16" r="5" fill="#57ab5a"/>')
    print('<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace" font-size="12" fill="#d7dae0">')
    for number, line in enumerate(shown):
        print(f'<text x="{LEFT}" y="{TOP + LINE_HEIGHT * number}"{style(line)}>{escape(line, quote=False).replace(" ", NO_BREAK)}</text>')
    print("</g></svg>")


main()
