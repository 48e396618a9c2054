/** A certificate that the platform shows to the world, as its certificate service knows it. */
export interface Certificate {
  readonly name: string;
  readonly service: string;
  readonly host: string;
  readonly notAfterMs: number;
  /** Counts every issuance. */
  readonly serial: number;
  readonly status: 'valid' | 'issuing' | 'expired';
}

export interface CertificateShelf {
  list(): readonly Certificate[];
  get(name: string): Certificate | null;
  /** Orders a new one, which is there some seconds later; an order under way is not doubled. Null for an unknown name. */
  renew(name: string): Certificate | null;
  /** Lets the certificate in use end at another time. */
  endAt(name: string, notAfterMs: number): void;
}

interface Shelved {
  readonly name: string;
  readonly service: string;
  readonly host: string;
  readonly notAfterMs: number;
  readonly serial: number;
  /** When the ordered one is there, or null while none is ordered. */
  readonly issuedAtMs: number | null;
}

const dayMs = 86_400_000;
const lifetimeMs = 90 * dayMs;
const issuanceMs = 5000;

/** What is shown to the world, and for how many more days when the platform starts. */
const seeds = [
  { service: 'member-portal', host: 'members.northwind.example', days: 61 },
  { service: 'auth', host: 'login.northwind.example', days: 47 },
  { service: 'claims-api', host: 'claims.northwind.example', days: 74 },
  { service: 'billing-api', host: 'billing.northwind.example', days: 52 },
] as const;

/** The certificates of the platform on a clock; each is named after its service, as in `member-portal-tls`. */
export function createCertificateShelf(nowMs: () => number): CertificateShelf {
  const startMs = nowMs();
  const shelf = new Map<string, Shelved>(
    seeds.map(({ service, host, days }, index) => {
      const name = `${service}-tls`;
      return [name, { name, service, host, notAfterMs: startMs + days * dayMs, serial: 100 + index, issuedAtMs: null }];
    }),
  );
  const current = (name: string): Shelved | null => {
    const stored = shelf.get(name);
    if (!stored) return null;
    if (stored.issuedAtMs === null || nowMs() < stored.issuedAtMs) return stored;
    const issued = {
      ...stored,
      notAfterMs: stored.issuedAtMs + lifetimeMs,
      serial: stored.serial + 1,
      issuedAtMs: null,
    };
    shelf.set(name, issued);
    return issued;
  };
  const show = (name: string): Certificate | null => {
    const stored = current(name);
    if (!stored) return null;
    const { issuedAtMs, ...certificate } = stored;
    const isExpired = stored.notAfterMs <= nowMs();
    return { ...certificate, status: issuedAtMs !== null ? 'issuing' : isExpired ? 'expired' : 'valid' };
  };
  return {
    list: () => [...shelf.keys()].flatMap((name) => show(name) ?? []),
    get: show,
    renew(name) {
      const stored = current(name);
      if (stored && stored.issuedAtMs === null) shelf.set(name, { ...stored, issuedAtMs: nowMs() + issuanceMs });
      return show(name);
    },
    endAt(name, notAfterMs) {
      const stored = current(name);
      if (stored) shelf.set(name, { ...stored, notAfterMs });
    },
  };
}
