"""People, officials and dossiers for demonstrations, made by the platform's own actions."""
