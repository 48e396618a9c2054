import type { PlatformView } from '#sandbox/contract.ts';

export type ServiceView = PlatformView['services'][number];
export type PodView = ServiceView['pods'][number];
