"""The counter of the one-stop desk: a person in front of an official, one visit, many dossiers."""
