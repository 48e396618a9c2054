import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '#domain/hypothesis.ts';
import { causes } from '#ml/causes/catalogue.ts';
import { findings as kinds, isFindingId, type FindingId } from '#ml/findings.ts';
import { tellOnce } from '#ml/root-cause/tell-once.ts';
import { bearing } from '#ml/root-cause/weigh-evidence.ts';
import { findingOf } from '#tests/ml/evidence.ts';

const causeOf = (id: string) => causes.find((cause) => cause.id === id)!;
const pool = causeOf('connection_pool_exhaustion');
const from = (source: string, finding: Finding): Finding => ({ ...finding, source, reference: `${source} of it` });

describe('tellOnce', () => {
  it('tells what three queries found once, and keeps the other two as echoes', () => {
    const thrice = ['first', 'second', 'third'].map((reference) => ({
      ...findingOf('database_pool_saturated'),
      reference,
    }));
    expect(tellOnce(pool, thrice)).toEqual({ facts: [thrice[0]], echoes: thrice.slice(1) });
  });

  it('lets the loudest of a group stand for it', () => {
    const memory = causeOf('oom_after_deployment');
    const near = findingOf('memory_near_limit');
    const killed = findingOf('containers_oom_killed');
    expect(kinds.memory_near_limit.group).toBe(kinds.containers_oom_killed.group);
    expect(bearing(memory, killed)).toBeGreaterThan(bearing(memory, near));
    expect(tellOnce(memory, [near, killed])).toEqual({ facts: [killed], echoes: [near] });
  });

  it('cites what was measured rather than what an alert says of itself', () => {
    const alert = from('alert', findingOf('database_pool_saturated'));
    const measured = findingOf('database_pool_saturated');
    expect(tellOnce(pool, [alert, measured])).toEqual({ facts: [measured], echoes: [alert] });
  });

  it('lets what was seen stand before what was looked for in vain, however loud that is', () => {
    const probe = causeOf('probe_misconfiguration');
    const [quiet, unseen] = [findingOf('pods_unready'), findingOf('new_error_pattern', false)];
    expect(kinds.pods_unready.group).toBe(kinds.new_error_pattern.group);
    expect(bearing(probe, unseen)).toBeGreaterThan(1);
    expect(tellOnce(probe, [unseen, quiet]).facts[0]).toEqual(quiet);
  });

  it('tells what speaks for a cause and what speaks against it as two facts, even of one group', () => {
    const memory = causeOf('oom_after_deployment');
    const found = [findingOf('containers_oom_killed'), findingOf('memory_near_limit', false)];
    const told = tellOnce(memory, found);
    expect(told.facts.map(({ present }) => present)).toEqual([true, false]);
  });

  it('takes for an echo what another source contradicts by having seen it', () => {
    const unseen = from('kubernetes', findingOf('database_pool_saturated', false));
    const seen = findingOf('database_pool_saturated');
    expect(tellOnce(pool, [unseen, seen])).toEqual({ facts: [seen], echoes: [unseen] });
  });

  const several = fc.array(
    fc
      .record({
        id: fc.constantFrom(...(Object.keys(kinds) as FindingId[])),
        present: fc.boolean(),
        source: fc.constantFrom('alert', 'prometheus', 'kubernetes'),
      })
      .map(({ id, present, source }) => from(source, findingOf(id, present))),
    { maxLength: 40 },
  );

  it('loses nothing that bears on the cause, tells no fact twice, and nothing louder is an echo', () => {
    fc.assert(
      fc.property(fc.constantFrom(...causes), several, (cause, found) => {
        const { facts, echoes } = tellOnce(cause, found);
        const bears = found.filter((one) => bearing(cause, one) !== 1);
        expect(new Set([...facts, ...echoes])).toEqual(new Set(bears));
        expect(facts.length + echoes.length).toBe(bears.length);
        const factOf = (one: Finding) =>
          `${bearing(cause, one) > 1} ${isFindingId(one.id) ? kinds[one.id].group : 'none'}`;
        expect(new Set(facts.map(factOf)).size).toBe(facts.length);
        const loud = (one: Finding) => Math.abs(Math.log(bearing(cause, one)));
        const outdone = echoes.filter((echo) => {
          const spoken = facts.find((one) => factOf(one) === factOf(echo));
          const isContradicted = !echo.present && found.some(({ id, present }) => present && id === echo.id);
          if (isContradicted || spoken === undefined) return !isContradicted;
          return spoken.present === echo.present ? loud(echo) > loud(spoken) : echo.present;
        });
        expect(outdone).toEqual([]);
      }),
    );
  });
});
