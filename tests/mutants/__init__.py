"""Small mistakes put into the code on purpose, to see which of them a test notices: ``make mutants``.

Draws of which ``docs/speed.md`` tells, at the commits of 2026-11-30: the one by ``SEED``; ``--seed 20261130 --count 60``; ``--seed 471 --count 40``;
``--seed 5501 --count 40``; ``--seed 90210 --count 40``; ``--seed 60601 --count 50``; ``--seed 70707 --count 50``. A draw is the same only as long as no line of the package changes.
"""
