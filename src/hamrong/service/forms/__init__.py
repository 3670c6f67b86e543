"""Electronic forms as data, and the drafts people fill.

For citizens and companies who file, and for the systems that take what they filed (plan: the
one-stop shop and the portal). Five words: a *form* is a versioned definition from the pack; a
*group* is one page of questions; a *field* is one question; a *draft* is one person's filling,
saved at every step; *taking* a draft hands its complete answers over exactly once.
"""
