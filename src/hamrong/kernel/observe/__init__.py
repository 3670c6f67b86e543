"""Seeing inside: how long requests and jobs take, how they end, and a log without people in it."""
