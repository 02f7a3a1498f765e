"""Templates as Python has compiled them, kept between runs; a damaged one is compiled again."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.cache import Cache, code_version

_KIND = "templates"


class CompiledTemplates(BytecodeCache):
    """Jinja's store of compiled templates, in our cache."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket, if there is a template that was compiled from the same text by the same code."""
        if data := self.cache.get(_KIND, bucket.key, code_version()):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template that was compiled."""
        self.cache.put(_KIND, bucket.key, code_version(), bucket.bytecode_to_string())
