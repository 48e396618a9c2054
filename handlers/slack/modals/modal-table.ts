import { cause } from './cause.ts';
import { declare } from './declare.ts';
import type { ModalForm } from './modal-form.ts';
import { reject } from './reject.ts';
import { resolve } from './resolve.ts';

/** Every form. */
export const modalTable: readonly ModalForm[] = [declare, reject, resolve, cause];
