import { UserError } from '../ports/errors.ts';

/** There is nothing to report: the sentence says why, and what to do. */
export class NotReportable extends UserError {
  override readonly name = 'NotReportable';
  readonly code: 'no_figures' | 'day_to_come';

  constructor(code: NotReportable['code'], message: string) {
    super(message);
    this.code = code;
  }
}
