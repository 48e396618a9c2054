/** Ids of buttons: which action file answers a press. */
export const actionIds = {
  approve: 'approval.approve',
  reject: 'approval.reject',
  acknowledge: 'incident.acknowledge',
  resolve: 'incident.resolve',
  cause: 'incident.cause',
  cancel: 'run.cancel',
  retry: 'run.retry',
  worked: 'doubt.worked',
  again: 'doubt.again',
  skip: 'doubt.skip',
  stop: 'doubt.stop',
} as const;
export type ActionId = (typeof actionIds)[keyof typeof actionIds];

/** Ids of modals: which modal file answers a submission. */
export const callbackIds = {
  declare: 'incident.declare',
  reject: 'approval.reject',
  resolve: 'incident.resolve',
  cause: 'incident.cause',
} as const;
export type CallbackId = (typeof callbackIds)[keyof typeof callbackIds];

/** Inputs of modals. Each input block holds one element, which has the block's own id. */
export const inputIds = {
  title: 'title',
  severity: 'severity',
  service: 'service',
  description: 'description',
  reason: 'reason',
  note: 'note',
  class: 'class',
  cause: 'cause',
} as const;
export type InputId = (typeof inputIds)[keyof typeof inputIds];
