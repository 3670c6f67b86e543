"""Run background jobs until told to stop."""

import asyncio
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


class Command(BaseCommand):
    help = "Run background jobs until SIGTERM or SIGINT; jobs under way are finished first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--concurrency", type=int, default=2, help="jobs at the same time")

    def handle(self, *_args: Any, **options: Any) -> None:
        asyncio.run(self._work(options["concurrency"]))

    async def _work(self, concurrency: int) -> None:
        connector = DjangoConnector().get_worker_connector()
        with app.replace_connector(connector) as worker_app:
            async with worker_app.open_async():
                await worker_app.run_worker_async(
                    concurrency=concurrency,
                    delete_jobs="successful",
                    shutdown_graceful_timeout=8,
                )
