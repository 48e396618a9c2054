import { afterEach, describe, expect, test, vi } from 'vitest';
import { requireRealPart } from './real-parts.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('requireRealPart', () => {
  test('gives no reason to skip when the part is there', () => {
    vi.stubEnv('FIREBREAK_REQUIRE_REAL', '1');
    expect(requireRealPart('Prometheus', null)).toBeNull();
  });

  test('says what is skipped and why', () => {
    vi.stubEnv('FIREBREAK_REQUIRE_REAL', '');
    const reason = requireRealPart('Prometheus', 'no `prometheus` on PATH');
    expect(reason).toBe('skipped, real Prometheus is not available: no `prometheus` on PATH');
  });

  test('fails where skipping is forbidden', () => {
    vi.stubEnv('FIREBREAK_REQUIRE_REAL', '1');
    expect(() => requireRealPart('Prometheus', 'no `prometheus` on PATH')).toThrow('forbids to skip');
  });
});
