"""Action plans of the province: tasks, targets, quarterly reports and their committee.

For the keeper of a plan (who merges and reports), the agencies that carry it, the committee that
steers it and the public. System 22; Decision 1118/QĐ-UBND of 29/3/2019 is the first plan. Five
words: a *plan* has *tasks*, each *assigned* to agencies which report *progress*, and *targets*,
each with a *measure*.
"""
