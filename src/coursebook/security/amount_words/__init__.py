"""The words around amounts in English, Spanish and German, as tables; the check of translations reads with them."""
