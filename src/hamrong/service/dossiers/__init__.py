"""The one-stop shop: a dossier from submission to result, and everyone who handles it.

Carries systems 1 and 2 of the plan (II.2.1e, II.2.1f; III.3c, III.3d). Five words: a *dossier* is
filed for a *procedure*, received by a *one-stop desk*, handled by the *authority*, and ends in a
*result*.
"""
