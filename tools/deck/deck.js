// Fits what is still too high or too wide by a little, lets words and code grow into empty space, starts the deck.
(async () => {
  const overflows = page =>
    page.scrollHeight > page.clientHeight + 1 ||
    [...page.querySelectorAll("pre, .box, .math")].some(box => box.scrollWidth > box.clientWidth + 1);
  const rows = page =>
    [...page.querySelectorAll("pre")]
      .map(pre => Math.floor(pre.clientHeight / parseFloat(getComputedStyle(pre).lineHeight)))
      .join();
  const isFull = page => {
    const body = page.querySelector(".body").getBoundingClientRect();
    const boxes = [...page.querySelector(".body").children].map(part => part.getBoundingClientRect());
    return Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top)) > 0.9 * body.height;
  };
  const setFit = (page, fit) => page.style.setProperty("--fit", fit.toFixed(2));

  document.body.classList.add("measuring"); // every slide is laid out once
  await Promise.all([...document.fonts].map(font => font.load())); // else some text is measured in another
  for (const page of document.querySelectorAll(".page")) {
    let fit = 1;
    while (overflows(page) && fit > 0.6) setFit(page, (fit -= 0.04));
    if (fit < 1 || page.matches(".title, :has(img)")) continue;
    const before = rows(page); // no line of code may wrap that did not
    while (fit < 1.36 && !overflows(page) && !isFull(page) && rows(page) === before) setFit(page, (fit += 0.04));
    if (fit > 1 && (overflows(page) || isFull(page) || rows(page) !== before)) setFit(page, fit - 0.04);
  }
  document.body.classList.remove("measuring");

  await Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0,
    center: false,
    hash: true,
    slideNumber: "c/t",
    transition: "none",
    controlsTutorial: false,
    defaultTiming: 0, // without it the speaker view ignores the slides' own timing
    pdfSeparateFragments: false,
    plugins: [RevealNotes],
  });
  Reveal.on("slidechanged", () => document.activeElement?.blur?.()); // keys go to the deck again
  document.body.dataset.ready = "true";
})();
