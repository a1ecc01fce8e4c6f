"""Pictures that do nothing but be a picture: PNG and SVG."""
