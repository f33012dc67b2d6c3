// What a page of the site does by itself. Without it everything can be read and every link leads somewhere.
"use strict";

// In print nothing stays folded.
let unfolded = [];
addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll(".bd-article details:not([open])")];
    unfolded.forEach(part => { part.open = true; });
});
addEventListener("afterprint", () => {
    unfolded.forEach(part => { part.open = false; });
    unfolded = [];
});

addEventListener("DOMContentLoaded", () => {
    if (location.protocol === "file:")
        document.querySelectorAll("a[href^='lite/']").forEach(link => link.addEventListener("click", needServer));
    for (const link of document.querySelectorAll(".play a[data-title]")) link.addEventListener("click", play);
    const results = document.getElementById("search-results");
    if (results) showLines(results);
});

// The picture of the playground becomes the playground.
function play(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || location.protocol === "file:") return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = this.href;
    frame.title = this.dataset.title;
    this.replaceWith(frame);
    frame.focus();
}

// Opened from disk, a page cannot run Python: a line says so, and what to do.
function needServer(event) {
    event.preventDefault();
    const block = this.closest("p, .play");
    if (block.nextElementSibling?.className === "need-server") return;
    const line = document.createElement("p");
    line.className = "need-server";
    line.setAttribute("role", "status");
    block.after(line);
    line.textContent = "A page that is opened from disk cannot run Python. In the folder of this page, run "
        + "“python -m http.server”, and open http://localhost:8000.";
}

// Below each page that a search found, the line of it that has most of the words.
function showLines(results) {
    const words = (new URLSearchParams(location.search).get("q") ?? "").toLowerCase().match(/[\p{L}\p{N}_]+/gu);
    if (!words) return;
    const script = document.createElement("script");
    script.src = "_static/page_lines.js";
    script.addEventListener("load", () => {
        const add = () => results.querySelectorAll("li > a").forEach(link => addLine(link, words));
        new MutationObserver(add).observe(results, { childList: true, subtree: true });
        add();
    });
    document.head.append(script);
}

function addLine(link, words) {
    const item = link.parentElement;
    if (item.querySelector(".found-line")) return;
    const page = new URL(link.href).pathname.split("/").pop().replace(/\.html$/, "");
    const found = bestLine(window.pageLines[decodeURIComponent(page)] ?? [], words);
    if (!found) return;
    const line = document.createElement("p");
    line.className = "found-line";
    line.append(...marked(found));
    item.append(line);
}

// A search also finds other forms of a word, so that its last letters may be missing.
const stem = word => word.length > 5 ? word.slice(0, -3) : word.length > 4 ? word.slice(0, -1) : word;

function bestLine(lines, words) {
    for (const forms of [words, words.map(stem)]) {
        let best = null, most = 0;
        for (const line of lines) {
            const low = line.toLowerCase();
            const hits = forms.filter(form => low.includes(form));
            if (hits.length > most) [best, most] = [{ line, hits }, hits.length];
        }
        if (best) return best;
    }
    return null;
}

// Up to 160 characters around the first word, the words marked; as text, never as HTML.
function marked({ line, hits }) {
    const low = line.toLowerCase();
    const begin = Math.max(0, Math.min(...hits.map(hit => low.indexOf(hit))) - 60);
    const from = begin && line.lastIndexOf(" ", begin) + 1;
    const shown = line.slice(from, from + 160);
    const parts = from ? ["… "] : [];
    const pattern = new RegExp(hits.join("|"), "giu");
    let end = 0;
    for (const hit of shown.matchAll(pattern)) {
        const mark = document.createElement("mark");
        mark.textContent = hit[0];
        parts.push(shown.slice(end, hit.index), mark);
        end = hit.index + hit[0].length;
    }
    parts.push(shown.slice(end));
    if (from + 160 < line.length) parts.push(" …");
    return parts;
}
