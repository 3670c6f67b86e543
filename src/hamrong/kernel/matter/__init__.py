"""One row for each thing that is handled: dossier, document, report, meeting."""
