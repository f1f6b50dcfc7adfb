import type { ReportLinksView } from '@attain/shared/contract/report-link-routes';
import { Flex, Heading, List, Text } from '@hubspot/ui-extensions';

import { ActionPanel, type PanelControl } from '../form/ActionPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { REPORT_KIND } from '../../words/told.ts';
import type { Slot } from '../slots.ts';
import { ReportForm } from './ReportForm.tsx';
import { TakeBack } from './TakeBack.tsx';

type SharedProps = Slot & { id: string; panel: PanelControl };

/** Reports that the customer reads by a link, and a new one. */
export function SharedReports(props: SharedProps) {
  const { id, panel, ...slot } = props;
  const path = `/api/companies/${slot.companyId}/report-links`;
  return (
    <Loaded<ReportLinksView> ask={slot.ask} path={path} what="shared reports">
      {(shared, again) => (
        <Flex direction="column" gap="sm">
          <Heading>Reports that were shared</Heading>
          {shared.links.length === 0 && <Text>No report was shared yet.</Text>}
          {shared.links.map((link) => (
            <SharedReport key={link.id} {...{ ...props, path, link, again }} />
          ))}
          <Flex>
            <ActionPanel
              id={`${id}-report`}
              as="modal"
              label="Share a report"
              title="Share a report"
            >
              {(modal) => <ReportForm {...{ ...slot, panel, modal, shared, again, path }} />}
            </ActionPanel>
          </Flex>
        </Flex>
      )}
    </Loaded>
  );
}

type Link = ReportLinksView['links'][number];

const STATES: Readonly<Record<Link['state'], string>> = {
  open: 'Good',
  code_waits: 'Its code waits to be typed',
  code_used: 'Opened with its code',
  locked: 'Locked: too many wrong codes',
  expired: 'Over',
  revoked: 'Taken back',
};

const ANSWERS: Readonly<Record<Link['answers'][number]['what'], string>> = {
  signed: 'Signed',
  asked_for_change: 'Asked for a change of',
  confirmed: 'Confirmed',
  disputed: 'Disputed',
};

function SharedReport(props: SharedProps & { path: string; link: Link; again: () => void }) {
  const { id, link, path, format, ask, onDone, panel, again } = props;
  const { opened, downloaded, answers } = link;
  const isOver = link.state === 'expired' || link.state === 'revoked';
  const title = `${REPORT_KIND[link.kind]}, ${format.date(link.day)}`;
  const times = (what: string, count: number) =>
    `${what} ${count === 1 ? 'once' : `${count} times`}`;
  return (
    <Flex direction="column" gap="flush">
      <Text format={{ fontWeight: 'bold' }}>{title}</Text>
      <List>
        {`${STATES[link.state]}, until ${format.moment(link.revokedAt ?? link.expiresAt)}`}
        {opened.last === null
          ? 'Not opened yet'
          : `${times('Opened', opened.times)}, last ${format.moment(opened.last)}`}
        {downloaded.times > 0 && times('Taken along', downloaded.times)}
        {answers.map(({ what, about, at }) => `${ANSWERS[what]} “${about}” ${format.moment(at)}`)}
      </List>
      {!isOver && (
        <Flex>
          <TakeBack
            {...{ ask, again, onDone, panel }}
            id={`${id}-report-${link.id}`}
            path={`${path}/${link.id}/revoke`}
            says="The customer can no longer open the report. A file that they saved stays with them."
            done={`${title} is taken back.`}
          />
        </Flex>
      )}
    </Flex>
  );
}
