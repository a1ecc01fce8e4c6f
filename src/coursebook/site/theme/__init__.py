"""The page around the text: what its template is given, and the pages that no file stands for."""
