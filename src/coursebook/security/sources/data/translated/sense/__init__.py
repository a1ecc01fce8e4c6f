"""What a text says around its amounts, read from English, Spanish and German into the same values, so that they can be compared."""
