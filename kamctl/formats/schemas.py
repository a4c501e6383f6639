"""JSON Schemas of the file kinds, from the same records that read the files."""

from __future__ import annotations

import json
from typing import Any, get_args

from kamctl.checks.registry import RULES
from kamctl.model.kinds import Kind, record_class
from kamctl.model.types import RuleLevel

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: Kind) -> str:
    """Return the JSON Schema of a file kind as text, for an editor's completion and checks."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(record_class(kind)).json_schema(by_alias=True, mode="validation")
    body = {"$schema": _DIALECT, "$id": f"kamctl-{kind}", **_tidy(schema)}
    if kind == "kam":  # the model does not know the rules
        body["$defs"]["Policy"]["properties"]["rules"]["anyOf"][0] = _rule_levels()
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"


def _rule_levels() -> dict[str, Any]:
    """Return the schema of a mapping of rules to their levels; some rules keep theirs."""
    levels = [*get_args(RuleLevel)]
    rules = {
        rule.name: {"description": rule.title, "enum": [rule.level] if rule.fixed else levels}
        for rule in RULES
    }
    return {"type": "object", "properties": rules, "additionalProperties": False}


def _tidy(value: Any) -> Any:
    """Allow an empty value for an optional field, refuse keys that are not ids, drop repeated titles."""
    if isinstance(value, list):
        return [_tidy(v) for v in value]
    if not isinstance(value, dict):
        return value
    found = {k: _tidy(v) for k, v in value.items() if not (k == "title" and isinstance(v, str))}
    if "patternProperties" in found:  # a key that is not an id is refused, not just left undescribed
        found.setdefault("additionalProperties", False)
    properties = found.get("properties")
    if isinstance(properties, dict):
        required = found.get("required", [])
        found["properties"] = {n: s if n in required else _or_null(s) for n, s in properties.items()}
    return found


def _or_null(schema: Any) -> Any:
    if not isinstance(schema, dict) or schema.get("default", "") is None:
        return schema
    kept = {k: v for k, v in schema.items() if k in ("description", "default")}
    inner = {k: v for k, v in schema.items() if k not in kept}
    return {"anyOf": [inner, {"type": "null"}], **kept}
