import type { UsageAccount } from '../ports/usage.ts';

/** What a person does so that an account that leads to no company finds its own. */
export function matchAdvice(
  { ref: { by, value }, claims }: Pick<UsageAccount, 'ref' | 'claims'>,
  accountKeyProperty: string,
): string {
  if (claims > 1)
    return `${claims} companies answer to "${value}": take it away from all but the right one.`;
  switch (by) {
    case 'account_key':
      return `Write "${value}" into ${accountKeyProperty} of its company, beside other keys after a semicolon.`;
    case 'domain':
      return `Give its company the domain ${value}, or write the key that your product sends into ${accountKeyProperty}.`;
    case 'company_id':
      return `There is no company with the record id ${value}: correct it where the product sends it.`;
    case 'user':
      return 'Send a group call that puts the user into an account.';
  }
}
