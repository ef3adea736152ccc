"""Structure: ST."""
