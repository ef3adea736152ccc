"""Sign-offs: SO."""
