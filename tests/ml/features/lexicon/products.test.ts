import { expect, test } from 'vitest';
import { valuesOfMetric } from '#ml/features/lexicon/metric-index.ts';
import { productsOf } from '#ml/features/lexicon/product-list.ts';
import { metricKinds, productLists } from '#ml/features/lexicon/products.ts';

test('knows more than 1,000 spellings of products and components', () => {
  const products = Object.values(productLists).flatMap(productsOf);
  expect(products.flatMap(({ forms }) => forms).length).toBeGreaterThan(1000);
});

test('lists no spelling twice for one kind', () => {
  for (const list of Object.values(productLists)) {
    const forms = productsOf(list).flatMap(({ forms }) => forms.map((form) => form.toLowerCase()));
    expect(forms.filter((form, at) => forms.indexOf(form) !== at)).toEqual([]);
  }
});

test.each([
  ['pgbouncer_pools_client_waiting_connections', 'kind:database'],
  ['rabbitmq_queue_messages', 'kind:queue'],
  ['etcd_server_has_leader', 'kind:control-plane'],
  ['thanos_compact_halted', 'kind:monitoring'],
  ['kubelet_volume_stats_used_bytes', 'kind:storage'],
  ['haproxy_server_up', 'kind:proxy'],
])('knows whose metric %s is', (metric, kind) => {
  expect(valuesOfMetric(metricKinds(), metric)).toEqual([kind]);
});
