"""Einstellungen des Kurses; die Anleitung von coursebook beschreibt jede."""

project = "Mein Kurs"
author = "Hier Ihren Namen schreiben"
language = "de"
extensions = ["coursebook"]
coursebook_extra_menu_pages = ["docs/glossary", "docs/references"]
coursebook_pdf_options = {"paper": "a4"}
