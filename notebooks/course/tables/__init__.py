"""Tables of one's own: a CSV file becomes a DataFrame of pandas, or a sentence that helps."""
