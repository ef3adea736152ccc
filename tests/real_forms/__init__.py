"""Reports in the forms that councils publish, made by data, with what they say known."""
