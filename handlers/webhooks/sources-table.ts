import type { Source } from './source.ts';
import { alertmanager } from './sources/alertmanager.ts';
import { prometheus } from './sources/prometheus.ts';

/** Every sender Firebreak understands. */
export const sources: readonly Source[] = [alertmanager, prometheus];
