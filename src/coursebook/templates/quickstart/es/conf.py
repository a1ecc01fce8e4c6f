"""Ajustes del curso; la documentación de coursebook explica cada uno."""

project = "Mi curso"
author = "Escriba aquí su nombre"
language = "es"
extensions = ["coursebook"]
coursebook_extra_menu_pages = ["docs/glossary", "docs/references"]
