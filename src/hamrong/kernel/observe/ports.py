"""Counters of this process, kept in files that all processes of the machine share.

Each process writes files of its own below `var/run/metrics` (the client library's way for several
processes); whoever is asked sums them. Labels are routes and names of jobs: a known, small set.
"""

from prometheus_client import Counter, Histogram

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_LONG = (0.01, 0.05, 0.25, 1, 5, 15, 60, 300, 1800)

REQUEST_SECONDS = Histogram(
    "hamrong_request_seconds", "Time to answer.", ["route", "method"], buckets=_SECONDS
)
REQUESTS = Counter("hamrong_requests", "Answers.", ["route", "method", "status"])
JOB_SECONDS = Histogram("hamrong_job_seconds", "Time a job took.", ["job"], buckets=_LONG)
JOBS = Counter("hamrong_jobs", "Jobs that ended.", ["job", "outcome"])
POOL_WAITS = Counter("hamrong_pool_waits", "Requests that waited for a connection.", ["kind"])
POOL_WAIT_SECONDS = Counter("hamrong_pool_wait_seconds", "Time waited for a connection.", ["kind"])
