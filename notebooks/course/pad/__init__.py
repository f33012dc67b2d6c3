"""A reader's own digits: drawn on the pad and read while they are drawn, or from picture files."""

from course.pad.own_picture import PictureSteps, picture, picture_steps
from course.pad.pad import Pad, draw_digit

__all__ = ["Pad", "PictureSteps", "draw_digit", "picture", "picture_steps"]
