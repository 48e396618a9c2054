import type { FindingId } from '#ml/findings.ts';

/** What the field's programs write when something goes wrong, and which finding it decides. */
export interface LogWording {
  readonly finding: FindingId;
  readonly pattern: RegExp;
  /** Lines that say so and mean something else. */
  readonly except?: RegExp;
  /** What the finding is called when nothing of the kind was written. */
  readonly none: string;
}

/**
 * Wordings of Go's net and crypto/x509, PostgreSQL (src/backend), HikariCP, the JVM, Node.js, libc and HTTP. A line may fit several.
 */
export const logWordings: readonly LogWording[] = [
  {
    finding: 'log_name_not_resolved',
    pattern:
      /no such host|server misbehaving|ENOTFOUND|EAI_AGAIN|name or service not known|failure in name resolution|UnknownHostException|lookup [^ ]+.*(?:timeout|:53)/i,
    none: 'no names that could not be resolved',
  },
  {
    finding: 'log_certificate_invalid',
    pattern: /certificate (?:has )?expired|CERT_HAS_EXPIRED|certificate.*not yet valid|CertificateExpiredException/i,
    none: 'no certificates that have expired',
  },
  {
    finding: 'log_clock_skew',
    pattern:
      /token used before issued|(?:issued|timestamp|time|date) .{0,30}in the future|clock skew|RequestTimeTooSkewed|not valid yet|\biat\b.*future/i,
    except: /x509|certificate/i,
    none: 'no times in the future',
  },
  {
    finding: 'log_authentication_failed',
    pattern:
      /password authentication failed|28P01|access denied for user|authentication failed|invalid (?:credentials|api key|password|token)|\b401\b.{0,20}unauthori[sz]ed|unauthori[sz]ed.{0,20}\b401\b|ExpiredToken|token (?:is |has )?expired|WRONGPASS/i,
    none: 'no refused passwords or tokens',
  },
  {
    finding: 'log_pool_exhausted',
    pattern:
      /waiting for an available connection|connection is not available, request timed out|too many clients already|remaining connection slots|pool (?:is )?exhausted|QueuePool limit|acquiring (?:a )?connection.*timed? ?out|timed? ?out.*acquir\w+ (?:a )?connection|no free connections?/i,
    none: 'no connections that could not be had',
  },
  {
    finding: 'log_lock_wait',
    pattern: /deadlock detected|lock timeout|lock wait timeout|could not obtain lock|still waiting for \w+lock/i,
    none: 'no deadlocks or lock timeouts',
  },
  {
    finding: 'log_rate_limited',
    pattern:
      /too many requests|(?:status|code|http|:|=)\s?(?:\S+ )?429\b|rate.?limit(?:ed| exceeded)|throttl(?:ed|ing)Exception/i,
    none: 'no calls refused for being too many',
  },
  {
    finding: 'log_too_many_files',
    pattern: /too many open files|EMFILE|ENFILE/i,
    none: 'no lack of file descriptors',
  },
  {
    finding: 'log_no_space',
    pattern: /no space left on device|ENOSPC|could not extend file|disk quota exceeded/i,
    none: 'no lack of space',
  },
  {
    finding: 'log_heap_exhausted',
    pattern: /OutOfMemoryError|heap out of memory|GC overhead limit|heap (?:is )?exhausted/i,
    none: 'no exhausted heap',
  },
  {
    finding: 'log_threads_blocked',
    pattern:
      /(?:threads?|workers?)\b.{0,40}(?:blocked|stuck|wait for)|deadlocked|no request finished for|thread starvation|event loop (?:is )?blocked|watchdog: (?!.*restart)/i,
    except: /deadlock detected/i,
    none: 'no blocked threads',
  },
  {
    finding: 'log_cache_unreachable',
    pattern:
      /(?:redis|memcached?|cache)\b.{0,80}(?:refused|time(?:d )?out|unreachable|unavailable|reset by peer|is down|LOADING)|(?:refused|time(?:d )?out|unreachable).{0,60}(?:redis|memcached?|:6379)/i,
    none: 'no cache out of reach',
  },
  {
    finding: 'log_message_rejected',
    pattern:
      /(?:could not|cannot|can't|failed to|unable to|error|while) (?:\w+ ){0,3}?(?:deseriali[sz]|decod|pars|process|handl|unmarshal|consum)\w* (?:\w+ ){0,4}?(?:message|record|event|offset)|SerializationException|malformed (?:message|record|payload)|poison|dead.?letter/i,
    none: 'no messages that could not be handled',
  },
  {
    finding: 'log_configuration_error',
    pattern:
      /(?:required|missing|invalid|unknown|unset|bad|malformed)\b.{0,40}\b(?:config\w*|settings?|environment variable|env var|propert(?:y|ies)|option)\b|\b(?:config\w*|settings?|environment variable|property|required key)\b.{0,80}(?:not set|missing|required|invalid|cannot be parsed|not found|no such)/i,
    none: 'no missing or invalid configuration',
  },
  {
    finding: 'log_connection_timeout',
    pattern:
      /i\/o timeout|connection timed out|context deadline exceeded|connect(?:ion)? timeout|read timed out|ETIMEDOUT|SocketTimeoutException|dial tcp .*timeout/i,
    except: /lookup /i,
    none: 'no connections that time out',
  },
  {
    finding: 'log_connection_refused',
    pattern: /connection refused|ECONNREFUSED|connect: refused/i,
    none: 'no refused connections',
  },
];
