"""Official papers as PDF, set by typst.

For every context that prints a form, a slip or a result.
Words: a *template* is a typst file under a context's templates, *data* the plain values it shows,
the *letterhead* the head of an official paper by Decree 30/2020/NĐ-CP.
"""
