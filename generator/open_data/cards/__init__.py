"""What others show on pages of their own: a badge and a card of each State, as pictures and as a page for a frame, without scripts."""
