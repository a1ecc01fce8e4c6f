"""Many articles in one document, for axe: what it costs to start is paid once, and each article is still looked at as its page shows it.

All around an article (bars, menus, foot, style sheets, scripts, language) is the same on many pages, but for where links lead. A page
is looked at as a whole when no page before it has its frame; of all others the articles are taken, with what their scripts have done
to them, and put one after the other into one page with that frame.
"""

import functools
import re

from .conftest import SITE

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

TAKE = r"""(name) => {
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
ALL = """async ({ articles, options, without }) => {
    document.querySelector('main').innerHTML = articles.join('');
    const result = await axe.run({ include: [document], exclude: ['nav.menu'] }, {
        ...options, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
        resultTypes: ['violations'], preload: { assets: ['media'] }, elementRef: true,
    });
    const page = (node) => node.element?.closest('[data-page]')?.dataset.page ?? 'the frame of these pages';
    return result.violations.flatMap((v) => v.nodes.map((node) => `${page(node)}: ${v.id}: ${node.html.slice(0, 200)}`));
}"""
"""What axe finds in these articles, each with its page."""


@functools.cache
def frame_of(page: str) -> str:
    """All of a page but its article, its menu, its title, and where its links lead."""
    text = (SITE / page / "index.html").read_text(encoding="utf-8")
    assert len(_MAIN.findall(text)) == 1, page
    for pattern, kept in _OF_A_PAGE:
        text = pattern.sub(kept, text)
    return text
