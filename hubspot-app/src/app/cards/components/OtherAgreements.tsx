import type { OtherAgreementView } from '@attain/shared/contract/account-view';
import { Text } from '@hubspot/ui-extensions';

import { AGREEMENT_STATE } from '@attain/ui/words/standing';

/** Agreements that are not in force, so that a person knows of them; no figure counts them. */
export function OtherAgreements({ agreements }: { agreements: readonly OtherAgreementView[] }) {
  if (agreements.length === 0) return null;
  return (
    <>
      <Text format={{ fontWeight: 'bold' }}>Not in force</Text>
      {agreements.map(({ goalId, title, state }) => (
        <Text key={goalId} variant="microcopy">
          {title} · {AGREEMENT_STATE[state]}
        </Text>
      ))}
    </>
  );
}
