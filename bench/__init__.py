"""Load scenarios: python -m bench.run, from the project's folder, on a throw-away server."""
