"""Writes the article alone, in other forms: Markdown, HTML and TEI XML.

``page`` and ``plain`` make a :class:`~segmenter.export.document.Document` of the labelled spans of a page or a text, a flat
sequence of blocks that know the lists, quotations and tables around them. ``markdown``, ``html`` and ``tei`` write it down.
"""
