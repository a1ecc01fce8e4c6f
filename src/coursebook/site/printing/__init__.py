"""What leaves the site for paper: the page of the files to print, and the page that makes a hand-out."""
