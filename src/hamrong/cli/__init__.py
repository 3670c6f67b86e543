"""The command line: ./hamrong COMMAND."""
