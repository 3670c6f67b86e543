"""Load scenarios: ./hamrong bench run, from the project's folder, on a throw-away server."""
