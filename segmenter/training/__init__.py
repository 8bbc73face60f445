"""Learns what cues and transitions are worth from gold. Needs ``pip install 'segmenter[train]'``; using weights does not."""
