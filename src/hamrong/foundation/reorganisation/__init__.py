"""Carrying out a reorganisation: what is open at agencies that end goes to their heirs."""
