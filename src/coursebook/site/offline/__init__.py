"""The course without a network: kept on a phone, as one file, as an e-book, and on paper."""
