"""A certification authority for demonstrations and tests: certificates, revocation, time stamps."""
