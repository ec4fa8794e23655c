"""Reports of our own making in every official form, and a portal that serves them."""
