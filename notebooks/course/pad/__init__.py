"""The drawing pad: a reader's own digits, read by a network while they are drawn."""

from course.pad.pad import Pad, draw_digit

__all__ = ["Pad", "draw_digit"]
