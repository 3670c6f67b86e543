"""What ./hamrong doctor looks at."""
