"""What is asked of a page in the browser in each of its looks: axe, and what would be asked of axe in vain."""

from pathlib import Path

import axe_playwright_python

AXE_FILE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
AXE = AXE_FILE.read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLORS = ["color-contrast", "link-in-text-block"]
PLACED = ["target-size", "scrollable-region-focusable"]
"""The rules that depend on how much text a page has, and on the width."""
RUN = """(options, without = [], context = document) => axe.run(context, {
    ...options, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ["violations"], preload: { assets: ["media"] },
}).then((result) => result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`))"""
"""Of what axe would fetch beforehand, style sheets serve no rule of these."""
LARGE = """(() => {
    const seen = (selector) => {
        const box = [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect()).find((one) => one.width);
        return Boolean(box) && box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    };
    return [document.documentElement.scrollWidth <= innerWidth, seen(".bar .open-search"), seen(".menu-box > summary"),
        seen("a.leave"), seen(".bar .help")];
})()"""
"""Text at 200 %: no sideways scroll; search, menu, leave and help in view."""
NEEDED = """((roots) => {
    const within = (selector) => roots.flatMap((root) => [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)]);
    const all = within('a[href], button, input, select, textarea, summary, [tabindex]:not(main)')
        .map((one) => ({ one, box: one.getBoundingClientRect() })).filter(({ one, box }) => box.width && box.height && one.checkVisibility());
    const alone = ({ one }) => getComputedStyle(one).display !== 'inline'
        || one.parentElement.textContent.trim().length === one.textContent.trim().length;
    const small = (box) => Math.min(box.width, box.height) < 24;
    const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
    const near = (box, its) => {
        const [[x, y], [itsX, itsY]] = [middle(box), middle(its)];
        return Math.hypot(Math.max(its.left - x, 0, x - its.right), Math.max(its.top - y, 0, y - its.bottom)) < 13
            || small(its) && Math.hypot(itsX - x, itsY - y) < 25;
    };
    const over = (box, its) => its.left < box.right && its.right > box.left && its.top < box.bottom && its.bottom > box.top;
    const crowded = ({ one, box }) => all.some(({ one: other, box: its }) => (over(box, its) || small(box) && near(box, its))
        && !one.contains(other) && !other.contains(one));
    return all.some((target) => alone(target) && crowded(target)) || within('*').some((one) => one.clientWidth
        && (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)
        && /auto|scroll/.test(getComputedStyle(one).overflow) && one.closest('main'));
})"""
"""Whether PLACED can find anything in these elements: a target, no link in a line of text, that lies under another, or is under 24 points and so near
that a circle of 24 points on its middle meets another target, or the circle of another small one, a point more to be safe; or a box that scrolls."""
OWN = ("bar", "reach", "contents", "footer", "td", "th", "data-label")
"""What has colors or letters of its own at some widths: classes, elements and attributes. All else has one color at all of them, which a test holds."""
NEW_TEXT = """(known) => {
    const wide = innerWidth > 1000;
    const measured = (window.measured ??= new Set());
    const old = new Set(known.map((kind) => JSON.stringify(kind)));
    const part = (one) => [one.localName, ...['class', 'role', 'open'].map((name) => one.getAttribute(name) ?? '-')];
    const of = (one, line = []) => one && line.length < 3 ? of(one.parentElement, [...line, part(one)]) : JSON.stringify(line);
    const found = {};
    for (const one of document.body.querySelectorAll('*')) {
        if (![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !one.matches('input, select, textarea')) continue;
        const kind = of(one);
        if (wide && measured.has(kind) && !one.closest('.bar, .reach, .contents, footer, td, th, [data-label]')) continue;
        if (!old.has(kind) && one.checkVisibility() && (found[kind] ??= []).length < 3) found[kind].push(one);
    }
    if (!wide) for (const kind of Object.keys(found)) measured.add(kind);
    return Object.values(found).flat();
}"""
"""The first three elements in view with text of their own, of each kind that no page before has; on a wide screen, of those
that were in view on a narrow one, only what has colors of its own there."""
LOOK = f"""async ({{ size, options, ask, known }}) => {{
    document.documentElement.style.fontSize = size;
    const wide = document.documentElement.scrollWidth > innerWidth;
    const without = known ? [] : {COLORS};
    if (!ask && !{NEEDED}([document])) without.push(...{PLACED});
    const context = known ? {{ include: ({NEW_TEXT})(known) }} : {{ include: [document] }};
    const rest = options.runOnly.some((rule) => !without.includes(rule)) && context.include.length;
    return [rest ? await ({RUN})(options, without, context) : [], wide, {LARGE}];
}}"""
"""What axe finds in one look, whether the page scrolls sideways, and what is in view: one question to the browser."""
