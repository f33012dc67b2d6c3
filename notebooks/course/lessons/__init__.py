"""One room for each notebook. No room uses another.

What two lessons need is in `drawing`, `checking` or `asking`.
"""
