/** Caches and in-memory stores. */
export const caches = `
Redis, Sentinel, KeyDB, Valkey, Dragonfly, ElastiCache, MemoryDB, Redis Enterprise, RedisLabs, Twemproxy, Envoy Redis,
  Predis, Garnet, KVRocks, Codis
  | redis_*, keydb_*, valkey_*, dragonfly_*, aws_elasticache_*, kvrocks_*, bdb_*, redis_enterprise_*,
    stackdriver_redis_*
Memcached, Memcache, mcrouter, Memorystore
  | memcached_*, mcrouter_*, memcache_*
Hazelcast, Infinispan, Ehcache, Coherence, Apache Geode, GemFire, Caffeine cache
  | hazelcast_*, infinispan_*, vendor_cache_*, geode_*, coherence_*, cache_*
Groupcache, Olric, Nutcracker
  | groupcache_*, olric_*
`;
