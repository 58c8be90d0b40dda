"""Data sets: many shards of records, cleaned by a pool of processes, by Ray or by Spark, or mined for boilerplate.

What a shard becomes is decided in one place (`shard.clean_shard`), and an engine only says where that runs: so the
bytes do not depend on it.
"""
