"""From the bytes of a web page to its text, with what the mark-up says of every line.

``decode`` finds the encoding, ``parse`` runs the parser, ``render`` writes the text as a reader sees it and records
where each line stands, ``structured`` gathers what the page states about itself, and ``read`` does all of it in one
pass. Nothing here decides what a line is; that is left to detectors. Only this package imports lxml.
"""
