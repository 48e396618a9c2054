import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blastRadius, sayBlastRadius, type BlastFacts } from '#incidents/rules/blast-radius.ts';

const entry = (dependsOn: string[], tenants: number | null = null, flow: string | null = null) => ({
  tier: 2,
  flow,
  tenants,
  dependsOn,
  vars: {},
});
const services = {
  portal: entry(['claims'], 40, 'claim submission'),
  claims: entry(['auth'], 3),
  billing: entry(['auth'], 7, 'billing run'),
  auth: entry([], null, 'login'),
};
const radius = (changes: Partial<BlastFacts>) =>
  blastRadius({ services, service: 'auth', firingHere: ['auth'], firingCallers: [], isDown: false, ...changes });

describe('blastRadius', () => {
  it('takes a service that depends on the affected one for exposed until it fires itself', () => {
    expect(radius({})).toEqual({
      affected: ['auth'],
      exposed: ['claims', 'billing', 'portal'],
      tenants: null,
      blockedFlows: [],
    });
    expect(radius({ firingCallers: ['claims'] })).toMatchObject({ affected: ['auth', 'claims'], tenants: 3 });
  });

  it('reaches all that depend on a service that is down, through others too', () => {
    expect(radius({ isDown: true })).toMatchObject({
      affected: ['auth', 'claims', 'billing', 'portal'],
      exposed: [],
      tenants: 50,
    });
  });

  it('blocks the flow of what is down, and of what depends on it and fires', () => {
    expect(radius({ isDown: true }).blockedFlows).toEqual(['login']);
    expect(radius({ isDown: true, firingCallers: ['billing'] }).blockedFlows).toEqual(['login', 'billing run']);
    expect(radius({ firingCallers: ['billing'] }).blockedFlows).toEqual([]);
  });

  it('never shrinks when more fires or the service goes down', () => {
    const names = fc.subarray(['portal', 'claims', 'billing']);
    fc.assert(
      fc.property(names, names, fc.boolean(), (some, more, isDown) => {
        const [less, all] = [radius({ firingCallers: some, isDown }), radius({ firingCallers: [...some, ...more] })];
        const worst = radius({ firingCallers: [...some, ...more], isDown: true });
        expect(worst.affected).toEqual(expect.arrayContaining([...less.affected, ...all.affected]));
        expect(worst.blockedFlows).toEqual(expect.arrayContaining([...less.blockedFlows]));
      }),
    );
  });

  it('is told in one sentence', () => {
    expect(sayBlastRadius(radius({}))).toBe('1 service (auth); 3 more services depend on it');
    expect(sayBlastRadius(radius({ isDown: true, firingCallers: ['billing'] }))).toBe(
      '4 services (auth, billing, claims, portal), 50 tenants; login, billing run are blocked',
    );
    expect(sayBlastRadius(radius({ service: null, firingHere: [] }))).toBe('no service known');
  });
});
