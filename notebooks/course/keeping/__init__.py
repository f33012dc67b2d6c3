"""What stays on the reader's machine: progress."""
