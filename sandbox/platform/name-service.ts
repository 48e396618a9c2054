/** Answers of the cluster's DNS since the start, by their code; coredns counts them. */
export type DnsAnswers = Readonly<Record<'NOERROR' | 'NXDOMAIN' | 'SERVFAIL', number>>;

export const noAnswers: DnsAnswers = { NOERROR: 0, NXDOMAIN: 0, SERVFAIL: 0 };

const queriesPerSecond = 420;
/** Search domains make a program ask for names that are not there. */
const usualMisses = 0.22;
const usualFailures = 0.0002;

/** One tick of the cluster's DNS. `failureShare` of the queries are answered SERVFAIL. */
export function advanceAnswers(before: DnsAnswers, dtMs: number, failureShare: number): DnsAnswers {
  const queries = (queriesPerSecond * dtMs) / 1000;
  const failed = queries * Math.max(usualFailures, failureShare);
  const missed = (queries - failed) * usualMisses;
  return {
    NOERROR: before.NOERROR + queries - failed - missed,
    NXDOMAIN: before.NXDOMAIN + missed,
    SERVFAIL: before.SERVFAIL + failed,
  };
}
