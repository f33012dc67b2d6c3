"""What stays on the reader's machine: progress, and the file that is handed in."""
