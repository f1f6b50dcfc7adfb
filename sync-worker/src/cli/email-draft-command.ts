import type { EmailDraft, EmailKind } from '@attain/shared/emails/email-draft';
import { emailDraft } from '@attain/shared/emails/email-drafts';
import { Argument, Command } from 'commander';

import { emailSources } from '../emails/email-sources.ts';
import { NAMELESS, type OwnerNames } from '../ports/owner-names.ts';
import { UserError } from '../ports/errors.ts';
import { knownPortal } from './known-portal.ts';
import { namedCompany } from './named-company.ts';
import { type Session, withSession } from './session.ts';

type Flags = { to?: string; json?: true };

/** As people type them. */
const KINDS: Readonly<Record<string, EmailKind>> = {
  welcome: 'welcome',
  'check-in': 'check_in',
  renewal: 'renewal',
};

export function emailDraftCommand(): Command {
  return new Command('email-draft')
    .description('Write an e-mail to a customer from the record, for a person to read and send.')
    .addArgument(
      new Argument('<kind>', 'welcome, check-in, or renewal reminder').choices(Object.keys(KINDS)),
    )
    .argument(
      '<company-id>',
      'HubSpot record id, or an id of the product that is mapped to one company',
    )
    .option('--to <first-name>', 'first name of the contact; it is kept nowhere')
    .option('--json', 'print one JSON object on standard output')
    .action(async (kind: string, company: string, flags: Flags) => {
      const draft = await written(KINDS[kind] ?? 'check_in', company, flags);
      process.stdout.write(flags.json ? `${JSON.stringify(draft)}\n` : inWords(draft));
      if (!flags.json)
        for (const note of draft.notes) process.stderr.write(`Before you send it: ${note}\n`);
    });
}

function written(kind: EmailKind, named: string, { to }: Flags): Promise<EmailDraft> {
  return withSession({ quiet: true }, async (session) => {
    const store = await session.store();
    const { portalId } = await knownPortal(session, store);
    const ofPortal = store.forPortal(portalId);
    const companyId = await namedCompany(ofPortal, named);
    const sources = await emailSources(companyId, to?.trim() || null, {
      store: ofPortal,
      configuration: await session.configurationOf(ofPortal),
      owners: ownersOf(session),
    });
    if (sources === undefined)
      throw new UserError(
        `There are no figures for company ${companyId} yet: it is no customer, or the next sync scores it.`,
      );
    return emailDraft(kind, sources);
  });
}

/** Names are HubSpot's: where it cannot be asked the draft is unsigned, and its notes say so. */
function ownersOf({ environment, crm, log }: Session): OwnerNames {
  if (environment.accessToken === undefined) return NAMELESS;
  return {
    async names() {
      try {
        return new Map((await crm().ownerNames()).map(({ id, name }) => [id, name]));
      } catch (error) {
        log.warn({ err: error }, 'the names of owners could not be read: the draft is unsigned');
        return new Map();
      }
    },
  };
}

function inWords({ subject, body }: EmailDraft): string {
  return `Subject: ${subject}\n\n${body}\n`;
}
