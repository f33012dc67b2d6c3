"""Tables of one's own: a file of comma-separated values becomes a DataFrame of pandas, or a sentence that helps."""
