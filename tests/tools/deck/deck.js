// Fits what is still too high or too wide by a little, then starts the deck.
(async () => {
  const overflows = page =>
    page.scrollHeight > page.clientHeight + 1 ||
    [...page.querySelectorAll("pre, .box, .math")].some(box => box.scrollWidth > box.clientWidth + 1);

  document.body.classList.add("measuring"); // every slide is laid out once
  await document.fonts.ready;
  for (const page of document.querySelectorAll(".page")) {
    for (let fit = 1; overflows(page) && fit > 0.6; fit -= 0.04) {
      page.style.setProperty("--fit", fit.toFixed(2));
    }
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
    pdfSeparateFragments: false,
    plugins: [RevealNotes],
  });
  Reveal.on("slidechanged", () => document.activeElement?.blur?.()); // keys go to the deck again
  document.body.dataset.ready = "true";
})();
