"""The course without a network: pages that a reader keeps on the phone, and the whole site as one file."""
