"""Background work: each context's jobs.py holds its handlers."""

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_ON_APP_READY = "hamrong.kernel.jobs.actions.register.register_handlers"
