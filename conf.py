"""Porchlight's settings. What they mean: docs/architecture.md and ``coursebook.site.config``."""

# The course
project = "Porchlight"
author = "Porchlight contributors"
copyright = "2026, Porchlight contributors. Text: CC BY 4.0"
release = "0.1.0"
version = release
language = "en"
html_baseurl = "https://porchlight-course.github.io/porchlight/"

# Sources: a closed list, so that nothing else in the repository becomes a page
root_doc = "index"
include_patterns = ["index.md", "help-now.md", "ayuda-ahora.md", "modules/**", "faq/**", "docs/**"]
exclude_patterns = [".*", "build", "src", "tests", "benchmarks", "requirements", "**/*.yml", "**/*.bib"]
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "sphinx_book_theme", "coursebook"]
primary_domain = "course"
nitpicky = True

# Markdown
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]
myst_disable_syntax = ["html_block", "html_inline"]
myst_url_schemes = ["http", "https", "mailto", "tel", "sms"]

# Sources of facts
bibtex_bibfiles = ["docs/references.bib"]
bibtex_default_style = "coursebook"

# The site
html_theme = "coursebook"
html_title = "Porchlight"
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_permalinks_icon = "#"
html_secnumber_suffix = " "
coursebook_extra_menu_pages = [
    "docs/glossary",
    "docs/worksheets",
    "docs/for-counselors",
    "docs/what-families-found",
    "docs/ask-a-question",
    "docs/about",
]
coursebook_unlisted_pages = [
    "docs/for-builders",
    "docs/architecture",
    "docs/writing",
    "docs/front-matter",
    "docs/rules",
    "docs/where-to-change",
    "docs/settings",
    "docs/page-policy",
    "docs/stable-interface",
    "docs/editions",
    "docs/met-elsewhere",
    "docs/benchmarks",
    "docs/speed",
    "docs/search-quality",
    "docs/decisions",
    "docs/serving",
    "docs/citation-check",
    "docs/coverage",
    "docs/sign-off",
    "docs/sign-off-lawyer",
    "docs/sign-off-lawyer-fourth",
    "docs/sign-off-lawyer-second",
    "docs/sign-off-lawyer-third",
    "docs/sign-off-obstetric-nurse",
    "docs/sign-off-pharmacist",
    "docs/sign-off-pharmacist-second",
    "docs/sign-off-pharmacist-third",
    "docs/sign-off-toxicologist",
]
coursebook_top_pages = ["index", "help-now", "ayuda-ahora"]
coursebook_short_numbers = ["911", "9-1-1", "988", "211"]
coursebook_calling_words = [
    "overdose",
    "overdoses",
    "overdosed",
    "overdosing",
    "crisis",
    "crises",
    "poison",
    "poisoned",
    "suicide",
    "suicidal",
    "sobredosis",
    "suicidio",
    "veneno",
]
coursebook_search_numbers = ["emergency", "crisis-line"]
coursebook_quick_exit_url = "https://www.weather.gov/"
coursebook_wording = {
    "emergency_line": "If someone will not wake or is breathing slowly:",
    "not_reviewed": "Not yet reviewed by a clinician.",
    "questions_title": "Questions families ask about this",
    "modules_title": "Learn the skill",
    "phrases_intro": "What families type and say, from A to Z. Each line leads to the page that answers it.",
}
coursebook_ask_known_names = [
    "Suboxone",
    "Subutex",
    "Sublocade",
    "Methadone",
    "Naloxone",
    "Narcan",
    "Vivitrol",
    "Xanax",
    "Medicaid",
    "Medicare",
]
coursebook_offline_pages = ["modules/what-a-family-can-do/our-local-numbers"]
coursebook_printables = "docs/printables.yml"
coursebook_edition = "2026.4"
coursebook_edition_date = "2026-11-28"
coursebook_repository_url = "https://github.com/porchlight-course/porchlight"

# The EPUB: the same pages without the frame of the site
epub_theme = "epub"
epub_basename = "porchlight"
epub_identifier = epub_uid = "porchlight-course"
epub_scheme = "id"
epub_show_urls = "no"
epub_use_index = False
epub_tocdepth = 3
epub_description = "A free course and answers for the family of a person who uses opioids."
epub_exclude_files = [".nojekyll"]

# The book
coursebook_pdf_basename = "porchlight"
coursebook_pdf_documents = {
    "first": "help-now",
    "beside": ["ayuda-ahora"],
    "course": "modules/index",
    "questions": "faq/index",
    "back": ["docs/glossary", "docs/references"],
}
coursebook_pdf_options = {
    "subtitle": "A course and answers for the family of a person who uses opioids",
    "footer": "Emergency: call 911",
    "notice": "No clinician has reviewed this book yet. It does not replace a prescriber, a pharmacist or a lawyer.",
    "license": "Text: Creative Commons Attribution 4.0 International (CC BY 4.0). Porchlight contributors.",
}
