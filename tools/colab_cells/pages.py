# @title Glossary and cheat sheet { display-mode: "form" }
from pathlib import Path

from IPython.display import Markdown, display

import course

for name in "CHEATSHEET.md", "GLOSSARY.md":
    display(Markdown(filename=str(Path(course.__file__).parents[1] / name)))
