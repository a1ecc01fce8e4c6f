"""What Porchlight costs its readers, measured beside what others would cost them."""
