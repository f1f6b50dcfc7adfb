import type { EmailSources } from '@attain/shared/emails/email-draft';

import type { Configuration } from '../config/configuration.ts';
import type { OwnerNames } from '../ports/owner-names.ts';
import type { PortalStore } from '../ports/store.ts';
import { templateChooser } from '../reports/template-chooser.ts';

type Around = {
  store: Pick<PortalStore, 'companies' | 'scoring'>;
  configuration: Pick<Configuration, 'reports' | 'mapping'>;
  owners: OwnerNames;
};

/**
 * What drafts of e-mails to a customer are filled from.
 *
 * @param companyId as the mirror has it
 * @param firstName of the contact; it is passed through, and kept nowhere
 * @returns `undefined` where the company has no figures
 */
export async function emailSources(
  companyId: string,
  firstName: string | null,
  { store, configuration, owners }: Around,
): Promise<EmailSources | undefined> {
  const { mapping, reports } = configuration;
  const snapshot = await store.scoring.snapshot(companyId);
  if (snapshot === undefined) return undefined;
  const [company] = await store.companies.rows([companyId]);
  const ownerId = company?.properties[mapping.company.owner];
  const names = ownerId === undefined ? new Map<string, string>() : await owners.names();
  const industry = company?.properties[mapping.company.industry] ?? null;
  return {
    snapshot,
    firstName,
    ownerName: names.get(ownerId ?? '') ?? null,
    sender: reports.sender,
    words: templateChooser(configuration)(industry).words,
  };
}
