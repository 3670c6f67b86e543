"""What monitoring reads, who may read it, and the alerts shipped with it."""

import multiprocessing
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client, RequestFactory
from prometheus_client.parser import text_string_to_metric_families

from hamrong.governance.operations.views.metrics import may_read
from hamrong.kernel.observe import ports
from hamrong.kernel.observe.actions.watch_job import watch_job

pytestmark = pytest.mark.django_db
DEPLOY = Path(__file__).resolve().parents[3] / "deploy" / "prometheus"


def _samples(client: Client) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    text = client.get("/metrics").content.decode()
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def _value(client: Client, name: str, **labels: str) -> float:
    return _samples(client).get((name, frozenset(labels.items())), 0.0)


def test_requests_and_jobs_are_counted_by_route_and_name(client: Client) -> None:
    labels = {"route": "healthz", "method": "GET"}
    before = _value(client, "hamrong_request_seconds_count", **labels)
    client.get("/healthz")
    watch_job("test.done", lambda: None, {})
    assert _value(client, "hamrong_request_seconds_count", **labels) == before + 1
    assert _value(client, "hamrong_requests_total", **labels, status="200") >= 1
    assert _value(client, "hamrong_jobs_total", job="test.done", outcome="done") >= 1
    assert _value(client, "hamrong_jobs_waiting") >= 0
    assert _value(client, "hamrong_backup_age_seconds") == -1


def _count_elsewhere() -> None:
    ports.JOBS.labels("test.elsewhere", "done").inc(3)


def test_the_counts_of_all_processes_are_summed(client: Client) -> None:
    ports.JOBS.labels("test.elsewhere", "done").inc(1)
    other = multiprocessing.get_context("fork").Process(target=_count_elsewhere)
    other.start()
    other.join()
    assert _value(client, "hamrong_jobs_total", job="test.elsewhere", outcome="done") == 4


def _asked(address: str, **headers: str) -> bool:
    return may_read(RequestFactory().get("/metrics", REMOTE_ADDR=address, headers=headers))


def test_only_this_machine_or_the_token_reads_them(settings: Any) -> None:
    assert _asked("127.0.0.1")
    assert not _asked("10.0.0.7")
    assert not _asked("127.0.0.1", **{"X-Forwarded-For": "10.0.0.7"})
    settings.METRICS_TOKEN = "a-long-token"
    assert not _asked("127.0.0.1")
    assert not _asked("10.0.0.7", Authorization="Bearer another")
    assert _asked("10.0.0.7", Authorization="Bearer a-long-token")


def test_each_alert_asks_for_figures_that_there_are(client: Client) -> None:
    client.get("/healthz")
    watch_job("test.done", lambda: None, {})
    ports.POOL_WAIT_SECONDS.labels("database").inc(0)
    there = {name for name, _labels in _samples(client)}
    rules = yaml.safe_load((DEPLOY / "hamrong-rules.yml").read_text())
    alerts = [rule for group in rules["groups"] for rule in group["rules"]]
    assert len(alerts) >= 12
    for alert in alerts:
        asked = set(re.findall(r"\bhamrong_\w+", alert["expr"]))
        assert asked <= there, alert["alert"]
        assert alert["annotations"]["summary"]
