"""A payment platform: people pay on its pages, merchants talk to it by signed messages."""
