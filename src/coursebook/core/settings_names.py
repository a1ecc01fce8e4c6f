"""The names of the settings of ``conf.py``, for what reads it without running it."""

from .project import FILES, FOLDERS, LISTS

PREFIX = "coursebook_"
OTHERS = (
    "ask_email", "ask_form_url", "ask_known_names", "edition", "edition_date", "extra_menu_pages", "offline_page", "offline_pages", "pdf_basename",
    "pdf_documents", "pdf_only", "pdf_options", "policy", "privacy_page", "quick_exit_url", "repository_url", "search", "unlisted_pages", "wording",
)  # fmt: skip
"""The settings that neither name a list or a folder nor are lists that the checks read."""
KNOWN = frozenset(f"{PREFIX}{name}" for name in (*FILES, *FOLDERS, *LISTS, *OTHERS)) - {f"{PREFIX}references"}
"""Every setting of a course."""
