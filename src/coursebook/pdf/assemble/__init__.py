"""The pages as one doctree: their order, index, answers, labels and list of references."""
