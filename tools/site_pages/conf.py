"""Settings for Sphinx. tools/site.py lays this file beside the pages."""

import importlib.metadata
import shutil
from pathlib import Path

# MathJax in one file that loads no other: formulas as SVG for the eye, as MathML for a screen reader
MATHJAX = "sphinx-mathjax-offline/static/mathjax/tex-svg-full.js"

project = "Neural Networks from the Neuron Up"
extensions = ["myst_nb", "sphinx.ext.mathjax"]
html_theme = "sphinx_book_theme"
html_title = project
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_theme_options = {
    "show_navbar_depth": 1,
    "navbar_persistent": [],  # the search stands in the sidebar, and on a phone beside the menu
    "show_toc_level": 2,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "home_page_in_toc": True,
    "footer_content_items": [],
    "search_bar_text": "Search the course",
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
html_context = {"default_mode": "auto"}  # light or dark, as the reader's system is
html_use_index = False
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
html_show_search_summary = False  # they are fetched, which a page opened from disk may not: site.js has lines
nb_execution_mode = "off"
nb_ipywidgets_js = {}
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 4
mathjax_path = "mathjax.js"


def copy_mathjax(app):
    package = importlib.metadata.distribution("sphinx-mathjax-offline")
    shutil.copyfile(package.locate_file(MATHJAX), Path(app.srcdir, "_static", "mathjax.js"))


def setup(app):
    app.connect("builder-inited", copy_mathjax)
