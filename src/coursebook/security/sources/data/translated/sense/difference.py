"""What is told of a place where a translation says something else than its English text."""

from typing import NamedTuple


class Difference(NamedTuple):
    """The words of the English text (``""`` where it has none), what to write for them, and what the translation says there."""

    english: str
    write: str
    there: str

    def describe(self) -> str:
        """One sentence for who translates, with the remedy."""
        if not self.english:
            return f'This translation says "{self.there}", and the English text says nothing like it. Take it out, or say what the English text says.'
        if not self.there:
            return f'The English text says "{self.english}", and this translation does not, in words that can be compared. Write "{self.write}".'
        return (
            f'The English text says "{self.english}", and this translation says "{self.there}". Write "{self.write}".'
        )
