"""What others follow: feeds of changes (Atom) and calendars of reviews (iCalendar), of all States, each State and each recommending State."""
