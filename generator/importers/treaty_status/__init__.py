"""Lists of who signed a treaty and who is bound by it, merged by one rule into content/treaty_status/."""
