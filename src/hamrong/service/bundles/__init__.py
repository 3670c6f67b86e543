"""Bundles: one matter of several procedures at several agencies (một cửa liên thông)."""
