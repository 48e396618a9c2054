import type { Cause } from './cause.ts';

export const fileDescriptorExhaustion: Cause = {
  id: 'file_descriptor_exhaustion',
  title: 'Out of file descriptors',
  description: 'The process has as many files and sockets open as it may, and can open no more.',
  looksLike: 'The log says "too many open files"; new connections fail while old ones work; the count only grows.',
  priorByClass: {
    'application.saturation': 0.1,
    'application.high_error_rate': 0.02,
    'application.service_down': 0.03,
    'infrastructure.capacity_quota': 0.03,
  },
  evidence: {
    file_descriptors_exhausted: { ratioIfPresent: 60, ratioIfAbsent: 0.08 },
    log_too_many_files: { ratioIfPresent: 60, ratioIfAbsent: 0.2 },
    error_rate_high: { ratioIfPresent: 1.62, ratioIfAbsent: 0.58 },
    recent_rollout: { ratioIfPresent: 0.53, ratioIfAbsent: 1.08 },
  },
  remedies: [],
  remedy: 'Restart the pods for relief, raise the limit, and find what does not close its files.',
};
