import type { DeliveryResult } from './parcel.ts';

/** What Slack shows when the app does not take a command; null when it took it. */
export function commandProblem(command: string, result: DeliveryResult): string | null {
  switch (result.outcome) {
    case 'acked':
      return null;
    case 'timeout':
      return `${command} failed with the error "operation_timeout"`;
    case 'http_error':
    case 'connection_failed':
      return `${command} failed with the error "dispatch_failed"`;
  }
}

/** The words behind the warning triangle beside a button or a menu. */
export function actionProblem(result: DeliveryResult): string | null {
  switch (result.outcome) {
    case 'acked':
      return null;
    case 'timeout':
      return 'This app did not respond in time (operation_timeout).';
    case 'http_error':
      return `This app responded with status code ${result.status}.`;
    case 'connection_failed':
      return 'This app could not be reached.';
  }
}

/** What a modal says when its submission did not arrive or its answer made no sense. */
export const modalTrouble = 'We had some trouble connecting. Try again?';

/** What a required input says that was left empty. */
export const requiredField = 'Please complete this required field.';
