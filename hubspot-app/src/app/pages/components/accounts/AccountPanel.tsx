import {
  Button,
  Heading,
  List,
  Panel,
  PanelBody,
  PanelSection,
  Text,
} from '@hubspot/ui-extensions';

import { recordAddress } from '../../data/page.ts';
import type { AccountProps } from './AccountRow.tsx';

/** Why an account stands as it does, and what to do about it. */
export function AccountPanel({ account, portalId, format }: AccountProps) {
  const { companyId, name, why, goalsAtRisk, actions } = account;
  return (
    <Panel id={`account-${companyId}`} title={name ?? `Company ${companyId}`} width="md">
      <PanelBody>
        <PanelSection>
          <Heading>What to do</Heading>
          {actions.length === 0 ? (
            <Text>Nothing is due now.</Text>
          ) : (
            <List variant="ordered">
              {actions.map(({ text, reason }) => (
                <Text key={text}>
                  <Text format={{ fontWeight: 'demibold' }}>{text}</Text>
                  <Text variant="microcopy">{reason}</Text>
                </Text>
              ))}
            </List>
          )}
        </PanelSection>
        <PanelSection>
          <Heading>Why</Heading>
          {why.length === 0 ? (
            <Text>There is not enough fresh data to say what moved the score.</Text>
          ) : (
            <List>
              {why.map((reason) => (
                <Text key={reason}>{reason}</Text>
              ))}
            </List>
          )}
        </PanelSection>
        {goalsAtRisk.length > 0 && (
          <PanelSection>
            <Heading>Goals at risk</Heading>
            <List>
              {goalsAtRisk.map((goal) => (
                <Text key={goal}>{goal}</Text>
              ))}
            </List>
          </PanelSection>
        )}
        <PanelSection>
          <Button variant="primary" href={recordAddress(portalId, companyId)}>
            Open the company
          </Button>
          <Text variant="microcopy">{`Figures of ${format.moment(account.scoredAt)}`}</Text>
        </PanelSection>
      </PanelBody>
    </Panel>
  );
}
