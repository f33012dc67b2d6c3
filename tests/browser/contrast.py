"""The contrast of texts with what is behind them, as a page shows them."""

_PALE = """selector => {
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const rgba = color => {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    };
    const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
    const behind = element => {
        if (!element) return [255, 255, 255, 1];
        const color = rgba(getComputedStyle(element).backgroundColor);
        return color[3] === 1 ? color : over(color, behind(element.parentElement));
    };
    const light = color => [0.2126, 0.7152, 0.0722].reduce((sum, share, i) => {
        const c = color[i] / 255;
        return sum + share * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    }, 0);
    const found = {}, texts = [];
    for (const root of document.querySelectorAll(selector)) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let text; (text = walker.nextNode());) texts.push(text);
    }
    let measured = 0;
    for (const text of texts) {
        const element = text.parentElement, style = getComputedStyle(element);
        if (!text.data.trim() || !element.checkVisibility({visibilityProperty: true, opacityProperty: true})
            || element.closest('mjx-container, .visually-hidden, svg, style, :disabled')) continue;
        measured += 1;
        const paper = behind(element), ink = over(rgba(style.color), paper);
        const [low, high] = [light(paper), light(ink)].sort((a, b) => a - b);
        const ratio = (high + 0.05) / (low + 0.05), size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        if (ratio < (large ? 3 : 4.5)) {
            const what = `${element.tagName} ${element.className}: ${ratio.toFixed(2)}`;
            found[`${what} of ${style.color} on ${paper}`] ??= text.data.trim().slice(0, 40);
        }
    }
    return [measured, found];
}"""


def pale_texts(page, selector: str) -> tuple[int, dict[str, str]]:
    """(number of visible texts inside `selector`, those with less contrast than WCAG asks for).

    That is 4.5, or 3 for large text; controls that are switched off are free of it.
    """
    measured, found = page.evaluate(_PALE, selector)
    return measured, found
