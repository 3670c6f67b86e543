"""A platform that takes JSON signed with Ed25519, as the sandbox speaks it."""
