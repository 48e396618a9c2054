import { describe, expect, it } from 'vitest';
import { originOf, type DependencyHealth } from '#incidents/evidence/graph/dependency-health.ts';

const symptom = (service: string, text = 'fails') => ({ service, text, source: 'prometheus', reference: 'a query' });
const health = (given: Partial<DependencyHealth>): DependencyHealth => ({
  symptoms: [],
  alerts: [],
  measured: new Set(),
  ...given,
});
const calls = (graph: Readonly<Record<string, readonly string[]>>) => (service: string) => graph[service] ?? [];
const chain = calls({ gateway: ['orders'], orders: ['database'] });
const all = ['gateway', 'orders', 'database'];

describe('originOf', () => {
  it('is the deepest unhealthy service, whose own dependencies are well', () => {
    const symptoms = [symptom('gateway'), symptom('orders'), symptom('orders', 'slow'), symptom('database')];
    expect(originOf(all, health({ symptoms }), chain)?.service).toBe('database');
    expect(originOf(all, health({ symptoms: symptoms.slice(0, 3) }), chain)?.service).toBe('orders');
  });

  it('is none where all are well', () => {
    expect(originOf(all, health({}), chain)).toBeNull();
  });

  it('believes an alert where nothing was measured, and the measurement where something was', () => {
    const alerts = [symptom('orders', 'HighLatency fires for it')];
    expect(originOf(all, health({ alerts }), chain)?.service).toBe('orders');
    expect(originOf(all, health({ alerts, measured: new Set(['orders']) }), chain)).toBeNull();
  });

  it('tells of the alert too where the measurement agrees', () => {
    const found = originOf(
      all,
      health({ alerts: [symptom('orders', 'an alert')], symptoms: [symptom('orders')], measured: new Set(['orders']) }),
      chain,
    );
    expect(found?.symptoms.map(({ text }) => text)).toEqual(['fails', 'an alert']);
  });

  it('knows whether more than an alert says so, and prefers what was measured', () => {
    const apart = calls({});
    const alerts = [symptom('gateway', 'one alert'), symptom('gateway', 'another')];
    expect(originOf(all, health({ alerts }), apart)).toMatchObject({ service: 'gateway', isMeasured: false });
    const symptoms = [symptom('orders')];
    expect(originOf(all, health({ alerts, symptoms }), apart)).toMatchObject({ service: 'orders', isMeasured: true });
  });

  it('takes of two origins the one with more symptoms, then the nearer', () => {
    const apart = calls({});
    const two = [symptom('gateway'), symptom('orders'), symptom('orders', 'slow')];
    expect(originOf(all, health({ symptoms: two }), apart)?.service).toBe('orders');
    expect(originOf(all, health({ symptoms: [symptom('orders'), symptom('gateway')] }), apart)?.service).toBe(
      'gateway',
    );
  });

  it('names one also where unhealthy services call each other', () => {
    const circle = calls({ gateway: ['orders'], orders: ['gateway'] });
    expect(originOf(all, health({ symptoms: [symptom('gateway'), symptom('orders')] }), circle)?.service).toBe(
      'gateway',
    );
  });
});
