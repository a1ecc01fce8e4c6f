"""What a page gets by itself: objectives, backlinks, the state of its review, its references, the boxes to cite it."""
