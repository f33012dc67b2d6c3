"""What figures are drawn with, and the figures that several lessons share."""
