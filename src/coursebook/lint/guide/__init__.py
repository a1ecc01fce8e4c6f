"""The handbook's page for those who write: each form as one types it, and as a reader sees it; and where it tells what a problem is about."""
