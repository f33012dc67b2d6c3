"""The parts of the book, as one page of HTML: title, contents, chapters, and what stands at its end."""

import html
import re
import string
from pathlib import Path

import matplotlib
from bs4 import BeautifulSoup

PARTS = Path(__file__).with_name("book_pages")
FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
TASK = re.compile(r"(Task \d+\.\d+|Challenge)")
SHEETS = [("GLOSSARY", "Glossary"), ("CHEATSHEET", "Cheat sheet")]
ENDS = [("hints", "Hints"), ("solutions", "Solutions"), ("answers", "Answers to the questions")]


class Book:
    """Collects chapters; what is folded in them goes to the appendices `ends`."""

    def __init__(self, site: Path):
        from course.contents import NOTEBOOKS

        self.site = site
        self.chapters = [(Path(each.file).stem, f"{each.number} {each.title}") for each in NOTEBOOKS]
        self.chapters += SHEETS
        self.names = {name for name, _ in self.chapters}
        self.ends: dict[str, list[str]] = {name: [] for name, _ in ENDS}
        self.contents: list[str] = []

    def chapter(self, name: str, title: str) -> str:
        """One page of the site as a chapter of the book."""
        page = BeautifulSoup((self.site / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
        article = page.select_one("article")
        for element in article.select(".headerlink, script, button, .prev-next-area, .live, .run"):
            element.decompose()
        self._take_out_questions(article, name, title)
        self._take_out_help(article, name, title)
        for fold in article.select("details"):  # what is left is short and belongs here
            fold["open"] = ""
        heading = article.h1
        heading.clear()
        heading.string = title
        for image in article.select("img[loading]"):
            del image["loading"]  # out of sight it would never be loaded
        for element in article.find_all(id=True):
            element["id"] = f"{name}--{element['id']}"
        heading["id"] = name
        for link in article.select("a:not(.page)"):
            self._lead(link, name)
        self._list(name, title, "chapter")
        for part in article.select("h2"):
            part["id"] = part.get("id") or f"{name}--{_slug(part.get_text())}"
            self._list(part["id"], part.get_text(), "part")
        return f'<section data-chapter="{name}">{article.decode_contents()}</section>'

    def end(self, name: str, title: str) -> str:
        self._list(name, title, "chapter")
        return (
            f'<section data-chapter="{name}"><h1 id="{name}">{title}</h1>{"".join(self.ends[name])}</section>'
        )

    def _list(self, place, title, kind):
        self.contents.append(f'<li class="{kind}">{html.escape(title)} {page_link(place)}</li>')

    def _lead(self, link, name):
        """A link to a page of the site leads to its chapter; one that leaves the book shows its address."""
        target, _, place = link.get("href", "").partition("#")
        target = target.removesuffix(".html")
        if not target and place:
            link["href"] = f"#{name}--{place}"
        elif target in self.names:
            link["href"] = f"#{target}--{place}" if place else f"#{target}"
        elif not target.startswith("http"):
            link.unwrap()

    def _take_out_questions(self, article, name, title):
        """The choices stay; the answers to each question go to the appendix."""
        for number, asked in enumerate(article.select("[role=group]:has(details)"), 1):
            place = f"{name}-question-{number}"
            asked["id"] = place
            told = [fold.summary.find_next_sibling() for fold in asked.select("details")]
            right = next(answer.get_text(" ", strip=True) for answer in told if "Right." in answer.get_text())
            question = asked.find("b").next_sibling
            for fold in asked.select("details"):
                fold.replace_with(_tag(f"<p class='choice'>{fold.summary.decode_contents()}</p>"))
            asked.append(_tag(f'<p class="see">Answer: page {page_link(f"answer-{place}")}</p>'))
            text = " ".join(str(question).split())
            self._append(
                "answers", title, f"answer-{place}", f"<p><i>{text}</i></p><p>{html.escape(right)}</p>"
            )

    def _take_out_help(self, article, name, title):
        """Hints and solution of a task, which its notebook folds, go to their appendices."""
        task, number, see = "", 0, None
        for element in article.find_all(["strong", "details"]):
            if element.name == "strong" and TASK.match(element.get_text()):
                task, see, number = element.get_text().rstrip(":."), None, number + 1
            folded = element.name == "details" and element.find_parent("details") is None
            kind = element.summary.get_text(strip=True) if folded else ""
            if not re.match(r"Hint|Solution", kind):
                continue
            end = "solutions" if kind.startswith("Solution") else "hints"
            place = f"{end}-{name}-{number}"
            if see is None:
                see = _tag('<p class="see"></p>')
                element.insert_before(see)
            if place not in str(see):
                word = "Solution" if end == "solutions" else "Hints"
                see.append(_tag(f"<span>{word}: page {page_link(place)}</span>"))
                self._append(end, title, place, f"<h3>{html.escape(task)}</h3>")
            element.summary.extract()
            label = f"<b>{kind}.</b> " if end == "hints" else ""
            self.ends[end].append(f'<div class="help">{label}{element.decode_contents()}</div>')
            element.extract()

    def _append(self, end, title, place, markup):
        heading = f"<h2>{html.escape(title)}</h2>"
        if heading not in self.ends[end]:
            self.ends[end].append(heading)
        self.ends[end].append(f'<div id="{place}">{markup}</div>')


def page_link(place: str) -> str:
    """A link that tools/book.py fills with the number of the page."""
    return f'<a class="page" href="#{html.escape(place)}">000</a>'


def book(site: Path) -> str:
    """The whole book as HTML that lies beside the site's folders `_static` and `_images`."""
    made = Book(site)
    chapters = [made.chapter(name, title) for name, title in made.chapters]
    ends = [made.end(name, title) for name, title in ENDS]
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; '
        f'src: url("{(FONTS / file).as_uri()}"); }}\n'
        for family, weight, file in [
            ("Book", "normal", "DejaVuSerif.ttf"),
            ("Book", "bold", "DejaVuSerif-Bold.ttf"),
            ("Book Sans", "normal", "DejaVuSans.ttf"),
            ("Book Sans", "bold", "DejaVuSans-Bold.ttf"),
            ("Book Mono", "normal", "DejaVuSansMono.ttf"),
            ("Book Mono", "bold", "DejaVuSansMono-Bold.ttf"),
        ]
    )
    return string.Template((PARTS / "book.html").read_text(encoding="utf-8")).substitute(
        fonts=faces,
        style=(PARTS / "book.css").read_text(encoding="utf-8"),
        contents="\n".join(made.contents),
        body="\n".join([*chapters, *ends]),
    )


def _tag(markup):
    return BeautifulSoup(markup, "html.parser").contents[0]


def _slug(text):
    return re.sub(r"\W+", "-", text.lower()).strip("-")
