"""Telling people what happened: in the platform, by mail and by SMS.

For every context that has something to say to someone.
Words: a *message* is a text to a person, kept in the inbox of the account; a *template* its words
with placeholders; a *delivery* one letter or SMS of a message, queued, sent or failed.
"""
