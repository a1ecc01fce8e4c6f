"""What is a telephone number, however it is written, and which ones a page may show."""
