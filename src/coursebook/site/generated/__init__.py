"""Pages and lists that no file stands for: topics, phrases, wrong addresses, the site map; below pages, ``subpages/``."""
