"""Reports of the Working Group, as text, Word or PDF: from printed pages to recommendations, positions and pledges."""
