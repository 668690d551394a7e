"""`licwizard guide schema`: the JSON Schema of guide files."""

import json

from licwizard.env import Env
from licwizard.errors import Exit
from licwizard.load.json_schema import json_schema


def guide_schema(env: Env) -> Exit:
    """Write the schema; editors complete and check guides by it."""
    env.out(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return Exit.OK
