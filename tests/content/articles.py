"""Many articles in one document, for axe: what it costs to start is paid once, and each article is still looked at as its page shows it.

All around an article (bars, menus, foot, style sheets, scripts, language) is the same on many pages, but for where links lead. A page
is looked at as a whole when no page before it has its frame; of all others the articles are taken, with what their scripts have done
to them, and put one after the other into one page with that frame.
"""

import functools
import re

from .conftest import SITE
from .looks import COLORS, NEEDED, NEW_TEXT, PLACED

OF_THE_FRAME = ["bypass", "region", "skip-link"]
"""Rules of what is around an article, which take long: an article lies in the main part of its page, where all of these are content with it."""

MENU = re.compile(r'<nav class="menu".*?</nav>', re.DOTALL)
_MAIN = re.compile(r"(<main\b[^>]*>).*</main>", re.DOTALL)
_OF_A_PAGE = [
    (_MAIN, r"\1"),
    (MENU, ""),
    (re.compile(r"<title>[^<]+</title>"), "<title>"),
    (re.compile(r'<meta (?!name="viewport"|http-equiv)[^>]*>|<link (?!rel="stylesheet")[^>]*>'), ""),
    (re.compile(r'(<a\b[^>]*? href)="[^"]*"'), r"\1"),
    (re.compile(r'="[./]*([^"]*?/)?([^"/]+\.(?:js|css)\b[^"]*)"'), r'="\2"'),
    (re.compile(r"\s+"), " "),
]
"""What a frame has of its page alone, and what stays of it."""

TAKE = r"""(name, document) => {
    const main = document.querySelector('main').cloneNode(true);
    const wrong = [];
    const headings = [...main.querySelectorAll('h1, h2, h3, h4, h5, h6, [role="heading"]')].map((one) => one.localName);
    if (headings[0] !== 'h1' || headings.lastIndexOf('h1') > 0) wrong.push(`headings: ${headings}`);
    const own = (id) => `${name.replace(/[^\w-]/g, '_')}.${id}`;
    const named = (one) => (one.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean).map((id) => document.getElementById(id));
    for (const one of main.querySelectorAll('nav, aside, section, form, [role]')) {
        const names = named(one);
        const label = names.length && names.every(Boolean) ? names.map((it) => it.textContent).join(' ') : one.getAttribute('aria-label');
        if (!label?.trim()) continue;
        one.setAttribute('aria-label', `${label} (${name})`);
        if (names.every(Boolean)) one.removeAttribute('aria-labelledby');
    }
    const lists = ['for', 'headers', 'list', ...['labelledby', 'describedby', 'controls', 'owns', 'details', 'flowto', 'errormessage',
        'activedescendant'].map((kind) => `aria-${kind}`)];
    for (const one of main.querySelectorAll('*')) {
        if (one.hasAttribute('id')) one.id = own(one.id);
        for (const kind of lists) if (one.getAttribute(kind)?.trim()) one.setAttribute(kind, one.getAttribute(kind).trim().split(/\s+/).map(own).join(' '));
        if (/^#./.test(one.getAttribute('href'))) one.setAttribute('href', `#${own(one.getAttribute('href').slice(1))}`);
    }
    for (const one of main.children) one.setAttribute('data-page', name);
    if ([...main.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) wrong.push('text outside of all elements');
    return [main.innerHTML, wrong];
}"""
"""The HTML of an article as it is now. Its ids, all that names one, and the names of its landmarks are made its own, so that axe
takes two articles for no doublet; that it has one ``h1``, and that first, is asked here."""
TAKE_ALL = f"""async (pages) => {{
    const take = {TAKE};
    const taken = [];
    for (const [name, address] of pages) {{
        const frame = document.createElement('iframe');
        frame.hidden = true;
        frame.src = address;
        const loaded = new Promise((done) => frame.addEventListener('load', done, {{ once: true }}));
        document.body.append(frame);
        await loaded;
        taken.push([frame, name]);
    }}
    return taken.map(([frame, name]) => take(name, frame.contentDocument));
}}"""
"""The articles of some pages. Each page is opened in a frame that is not drawn, and its scripts run; it costs half as much as to show it."""
PUT = """({ articles, known }) => {
    document.querySelector('main').innerHTML = articles.join('');
    window.known = known;
}"""
"""Puts articles into a page in the place of its own, and keeps the kinds of elements of which the contrast was measured before."""
AMONG = f"""async ({{ size, rules, placed }}) => {{
    document.documentElement.style.fontSize = size;
    const page = (node) => node.element?.closest('[data-page]')?.dataset.page ?? 'the frame of these pages';
    const run = async (context, runOnly, without) => (await axe.run(context, {{
        runOnly, rules: Object.fromEntries(without.map((rule) => [rule, {{ enabled: false }}])),
        resultTypes: ['violations'], preload: {{ assets: ['media'] }}, elementRef: true,
    }})).violations.flatMap((v) => v.nodes.map((node) => `${{page(node)}}: ${{v.id}}: ${{node.html.slice(0, 200)}}`));
    const parts = [...document.querySelectorAll('main > [data-page]')];
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) {{
        const wide = parts.filter((one) => one.getBoundingClientRect().left + one.scrollWidth > innerWidth);
        found.push(...new Set((wide.length ? wide : [null]).map((element) => `${{page({{ element }})}}: scrolls sideways`)));
    }}
    if (rules === 'colors') {{
        const texts = ({NEW_TEXT})(window.known);
        return texts.length ? [...found, ...await run({{ include: texts }}, {COLORS}, [])] : found;
    }}
    if (rules) found.push(...await run({{ include: [document], exclude: ['nav.menu'] }}, rules, {[*COLORS, *PLACED, *OF_THE_FRAME]}));
    if (placed) {{
        const of = (name) => parts.filter((part) => part.dataset.page === name);
        const asked = new Set([...new Set(parts.map((part) => part.dataset.page))].filter((name) => {NEEDED}(of(name))));
        const all = [...parts[0].parentElement.childNodes];
        if (asked.size) {{ // axe reads the whole document, what is hidden, too
            const these = parts.filter((part) => asked.has(part.dataset.page));
            parts[0].parentElement.replaceChildren(...these);
            found.push(...await run({{ include: these }}, {PLACED}, []));
            these[0].parentElement.replaceChildren(...all);
        }}
    }}
    return found;
}}"""
"""What is found in these articles in one look, each with its page: sideways scroll, what axe finds by some rules, or of the contrast of what
is new, or, of articles with targets that are near others or boxes that scroll, by the rules of sizes."""


@functools.cache
def frame_of(page: str) -> str:
    """All of a page but its article, its menu, its title, and where its links lead."""
    text = (SITE / page / "index.html").read_text(encoding="utf-8")
    assert len(_MAIN.findall(text)) == 1, page
    for pattern, kept in _OF_A_PAGE:
        text = pattern.sub(kept, text)
    return text
