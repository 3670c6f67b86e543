"""A province as data: reading, validating and loading packs.

For the operators who keep a province's pack and the contexts that load their part of it.
Words: a *pack* is a folder, a *document* a read file that knows its lines, a *fault* what is wrong
at a line, a *section* the part of a pack that one context loads, a *report* what a load did.
"""
