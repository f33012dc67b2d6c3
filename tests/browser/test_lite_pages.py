"""The playground and the pad as pages of their own (make lite), in Chromium with no other address."""

import gzip
import re
import time

import pytest

import axe
import hand_drawn
from lite_site import SITE, need_site, served, visited, weekly

need_site()
LOADING = 90_000  # ms: a busy machine
SPIRAL = "data=spiral&hidden=8,8&inputs=x1,x2,sin(x1),sin(x2)&act=relu&opt=adam&lr=0.01"


@pytest.fixture(scope="module")
def server():
    with served() as server:
        yield server


@pytest.fixture
def page(chromium, server):
    with visited(chromium, server) as page:
        yield page


def open_page(page, server, name, address=""):
    page.goto(f"{server.address}/{name}/index.html{address}")
    page.wait_for_selector("#front :is(.nnlib-playground, .np-all)", timeout=LOADING)
    if name == "playground" and "sprial" not in address:
        page.wait_for_function("() => document.querySelector('.pg-state')?.value", timeout=LOADING)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def losses(page):
    return [float(text) for text in page.locator(".pg-loss strong").all_inner_texts()]


def epoch(page):
    return int(page.locator(".pg-epoch-number").inner_text().split(" ")[0].replace(",", ""))


def test_a_link_is_a_lesson_and_the_spiral_is_solved(page, server):
    open_page(page, server, "playground", f"#{SPIRAL}")
    assert page.locator(".pg-head span").all_inner_texts() == ["8", "8"]
    button(page, "Play").click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.pg-loss strong')].every(el => Number(el.textContent) < 0.05)",
        timeout=180_000,
    )
    button(page, "Pause").click()
    # the address holds what was done: it leads to the same network again
    page.wait_for_function("() => location.hash.includes('epochs=')")
    reached, state = losses(page), page.evaluate("() => location.hash")
    with_another_browser = page.context.browser.new_page()
    open_page(with_another_browser, server, "playground", state)
    with_another_browser.wait_for_function(
        "n => document.querySelector('.pg-epoch-number').textContent === n",
        arg=page.locator(".pg-epoch-number").inner_text(),
        timeout=180_000,
    )
    assert losses(with_another_browser) == reached
    with_another_browser.close()


def test_what_is_hidden_by_the_address_is_left_away(page, server):
    open_page(page, server, "playground", "#data=xor&hide=noise,data,state,title,link")
    for selector in ('[data-control="noise"]', ".pg-thumbs", ".pg-state", "header", "#lesson"):
        assert not page.locator(selector).is_visible(), selector
    assert page.locator('[data-control="share"]').is_visible()
    button(page, "Step: one epoch").click()
    page.wait_for_function("() => location.hash.includes('epochs=1')")
    assert "hide=noise,data,state,title,link" in page.evaluate("() => location.hash")


def test_a_teacher_makes_such_a_link_by_ticking(page, server):
    open_page(page, server, "playground", "#data=gauss")
    page.locator("summary", has_text="A link for your class").click()
    page.get_by_label("Noise", exact=True).last.uncheck()
    assert not page.locator('[data-control="noise"]').is_visible()
    page.get_by_label("This box").uncheck()
    assert page.locator("#lesson").is_visible()  # it goes only from the link
    link = page.get_by_label("Link", exact=True).input_value()
    assert link == f"{server.address}/playground/index.html#data=gauss&hide=noise,link"


def test_every_control_has_a_name_for_hide_and_every_name_a_control(page, server):
    open_page(page, server, "playground")
    there = set(page.locator("[data-control]").evaluate_all("all => all.map(el => el.dataset.control)"))
    script = (SITE / "playground" / "playground.js").read_text(encoding="utf-8")
    named = set(re.findall(r"(\w+): \"", script.partition("NAMES = {")[2].partition("};")[0]))
    assert there == named - {"title", "link"}


@weekly
@pytest.mark.parametrize("address", ["#data=sprial", "#hide=nosie"])
def test_an_address_with_a_slip_is_told(page, server, address):
    open_page(page, server, "playground", address)
    said = page.get_by_role("alert") if "hide" in address else page.locator(".pg-message")
    said.wait_for()
    assert ("Did you mean 'spiral'?" in said.inner_text()) or ("nosie" in said.inner_text())


@weekly
def test_another_address_in_the_same_window_is_taken(page, server):
    open_page(page, server, "playground", "#data=xor")
    page.evaluate("() => { location.hash = '#data=spiral&hidden=3&hide=speed'; }")
    page.wait_for_function("() => document.querySelector('.pg-state').value === 'data=spiral&hidden=3'")
    assert not page.locator('[data-control="speed"]').is_visible()


def test_undo_the_program_and_the_keys(page, server):
    open_page(page, server, "playground", "#data=xor&hidden=2")
    button(page, "Play").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => Number(document.querySelector('.pg-epoch-number').textContent) >= 3")
    page.keyboard.press("Space")
    button(page, "Play").wait_for()
    button(page, "Undo").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.pg-epoch-number').textContent === '0'")
    page.get_by_role("button", name="Input x₁", exact=True).focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.ariaLabel") == "neuron 1 of layer 1"
    page.locator("summary", has_text="Show me the code").click()
    page.wait_for_function("() => document.querySelector('.pg-code').textContent.includes('import nnlib')")


def test_the_page_answers_while_python_trains(page, server):
    open_page(page, server, "playground", "#data=spiral&hidden=8,8,8")
    page.locator("#front").get_by_label("Speed").select_option(label="fastest")
    button(page, "Play").click()
    page.wait_for_function(
        "() => Number(document.querySelector('.pg-epoch-number').textContent.replace(',', '')) > 10"
    )
    longest = page.evaluate(
        """() => new Promise(done => { let last = performance.now(), longest = 0; const end = last + 2000;
            const look = now => { longest = Math.max(longest, now - last); last = now;
                now < end ? requestAnimationFrame(look) : done(longest); };
            requestAnimationFrame(look); })"""
    )
    print(f"\nlongest time between two frames while it trains: {longest:.0f} ms")
    assert longest < 1000


@weekly
def test_pictures_a_second(page, server):
    open_page(page, server, "playground")
    page.evaluate(
        """() => { window.drawn = []; new MutationObserver(() => window.drawn.push(performance.now()))
            .observe(document.querySelector('.pg-epoch-number'), {childList: true, subtree: true}); }"""
    )
    button(page, "Play").click()
    page.wait_for_timeout(8000)
    button(page, "Pause").click()
    times = page.evaluate("() => window.drawn")
    # the best second of eight: on a shared machine others take their turns
    best = max(sum(t <= u < t + 1000 for u in times) for t in times)
    mean = 1000 * (len(times) - 1) / (times[-1] - times[0])
    print(f"\n{best} pictures in the best second, {mean:.1f} on average")
    assert best >= 15


def draw(page, strokes):
    box = page.locator("canvas.np-canvas").bounding_box()
    for stroke in strokes:
        for k, (x, y) in enumerate(stroke):
            page.mouse.move(box["x"] + x * box["width"] / 280, box["y"] + y * box["height"] / 280)
            if k == 0:
                page.mouse.down()
        page.mouse.up()


def settled(page):
    page.wait_for_timeout(200)
    page.locator(".np-all:not(.np-waiting)").wait_for()
    return page.locator(".np-digit").first.inner_text()


def test_the_pad_reads_ten_drawn_digits(page, server):
    open_page(page, server, "pad")
    told = page.locator("header").inner_text()
    read = []
    for digit in range(10):
        draw(page, hand_drawn.strokes(digit))
        page.wait_for_function("() => document.querySelector('.np-winner')")
        read.append(settled(page))
        button(page, "Clear").click()
    right = sum(text == str(digit) for digit, text in enumerate(read))
    assert right == 10 if "60,000" in told else right >= 8, read


def test_the_pad_by_keyboard_and_its_downloads(page, server):
    open_page(page, server, "pad")
    page.locator("canvas.np-canvas").focus()
    for key in ["Space", *["ArrowDown"] * 18, "Space"]:
        page.keyboard.press(key)
    page.get_by_text("The network reads a one").first.wait_for()
    button(page, "keep as 1").click()
    page.get_by_text("Kept as one.").wait_for()
    with page.expect_download() as download:
        button(page, "Save to a file").click()
    assert download.value.suggested_filename == "my_digits.npz"
    page.get_by_text("in your downloads").wait_for()


@weekly
def test_what_is_hidden_on_the_pad_is_left_away(page, server):
    open_page(page, server, "pad", "#hide=steps,keep,title")
    assert not page.locator(".np-steps").is_visible() and not button(page, "keep as 1").is_visible()
    assert page.locator("canvas.np-canvas").is_visible()
    page.evaluate("() => { location.hash = '#hide=stesp'; }")
    page.get_by_text("it has stesp").wait_for()


@pytest.mark.parametrize("name", ["playground", "pad"])
def test_at_most_twelve_megabytes_are_fetched(page, server, name):
    first = len(server.asked)
    open_page(page, server, name)
    page.wait_for_timeout(1000)
    files = {SITE / path.partition("?")[0].lstrip("/") for path in server.asked[first:]}
    fetched = sum(len(gzip.compress(file.read_bytes())) for file in files if file.is_file()) / 1e6
    print(f"\n{name}: {len(files)} files, {fetched:.1f} MB compressed")
    assert fetched <= 12
    shown = int(re.search(r"about (\d+) MB", (SITE / name / "index.html").read_text(encoding="utf-8"))[1])
    assert abs(shown - fetched) <= 1


@pytest.mark.parametrize("name", ["playground", "pad"])
def test_the_next_visit_asks_the_server_for_almost_nothing(page, server, name):
    open_page(page, server, name)
    page.wait_for_timeout(3000)
    first = len(server.asked)
    before = time.monotonic()
    open_page(page, server, name)
    print(f"\n{name}: the second visit shows its picture after {time.monotonic() - before:.1f} s")
    again = [path.rpartition("/")[2] for path in server.asked[first:]]
    assert set(again) <= {"service_worker.js", "favicon.ico"}, again


@pytest.mark.parametrize(
    ("width", "theme"),
    [
        (390, "dark"),
        (1280, "light"),
        *(pytest.param(*look, marks=weekly) for look in [(390, "light"), (1280, "dark")]),
    ],
)
@pytest.mark.parametrize("name", ["", "playground", "pad"])
def test_no_grave_fault_and_nothing_beyond_the_page(chromium, server, name, width, theme):
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": theme}
    with visited(chromium, server, **options) as page:
        if name:
            open_page(page, server, name)
        else:
            page.goto(f"{server.address}/index.html")
        if name == "playground":
            page.locator("summary", has_text="Show me the code").click()
            page.locator("summary", has_text="A link for your class").click()
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert axe.faults(page) == []
