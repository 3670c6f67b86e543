"""A plan's content as a file that loads again. Pure."""

from typing import Any

import yaml

from hamrong.governance.plan.rules.edition import Content

_ORDER = (
    "key",
    "title",
    "decision",
    "period",
    "keeper",
    "legal_basis",
    "reporting",
    "groups",
    "not_in_groups",
    "partners",
    "targets",
    "sections",
)
_WIDE = 120


def as_yaml(content: Content) -> str:
    """Return the content as YAML of the packs' schema; read again it is the same content."""
    known: dict[str, Any] = {name: content[name] for name in _ORDER if name in content}
    return yaml.dump(
        {**known, **content},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=_WIDE,
    )


def repeats(text: str) -> bool:
    """Tell whether a file refers back to itself (`&` and `*`): a few lines could mean millions.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    return any(isinstance(one, yaml.AliasToken) for one in yaml.scan(text, Loader=yaml.SafeLoader))


class _Dumper(yaml.SafeDumper):
    """Writes every value out, also one that stands in two places."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True
