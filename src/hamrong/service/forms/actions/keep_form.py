"""Keep a form of the pack as the version new drafts use."""

import hashlib
import json
from typing import Any

from django.db import transaction

from hamrong.service.forms.models import FormVersion
from hamrong.service.forms.rules.parse import parse
from hamrong.service.forms.rules.schema import json_schema


@transaction.atomic
def keep_form(resolved: dict[str, Any]) -> bool:
    """Make this the current version of its form; return whether it was not known before.

    A version that exists is not written again, and older ones stay for the drafts filled in them.

    Raises:
        DefinitionError: the form contradicts itself; nothing was written.
    """
    definition = parse(resolved)
    schema = json_schema(definition)
    content = json.dumps([resolved, schema], sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(content.encode()).hexdigest()
    versions = FormVersion.objects.select_for_update().filter(key=definition.key)
    known = {version.digest: version for version in versions}
    versions.filter(current=True).exclude(digest=digest).update(current=False)
    if digest in known:
        versions.filter(digest=digest, current=False).update(current=True)
        return False
    FormVersion.objects.create(
        key=definition.key,
        version=definition.version,
        digest=digest,
        title=definition.title,
        official_form=definition.official_form,
        verified=definition.verified,
        definition=resolved,
        schema=schema,
    )
    return True
