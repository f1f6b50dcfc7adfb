import type { SignOffLinkView } from '@attain/shared/contract/sign-off-link-routes';
import { Flex, StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import type { PanelControl } from '../form/ActionPanel.tsx';
import { CopyButton } from '../form/CopyButton.tsx';
import type { Slot } from '../slots.ts';
import { subjectInWords } from './share-subject.ts';
import { TakeBack } from './TakeBack.tsx';
import { ListTable } from '../../components/ListTable.tsx';

type LinksProps = Slot & {
  id: string;
  panel: PanelControl;
  links: readonly SignOffLinkView[];
  again: () => void;
};

/** Who has a link, to what and until when; one that went astray is made invalid. */
export function Links({ links, ...props }: LinksProps) {
  if (links.length === 0) return <Text>No link was made yet.</Text>;
  return (
    <ListTable columns={['Contact', 'Shows', 'State', ['Actions', 'right']]}>
      {links.map((link) => (
        <LinkRow key={link.id} {...props} link={link} />
      ))}
    </ListTable>
  );
}

type LinkRowProps = Omit<LinksProps, 'links'> & { link: SignOffLinkView };

function LinkRow({ link, ...props }: LinkRowProps) {
  const { contact, goals, valueLineIds, expiresAt, revokedAt, url } = link;
  const { format } = props;
  return (
    <TableRow>
      <TableCell>{contact}</TableCell>
      <TableCell>{subjectInWords({ goals: goals.length, lines: valueLineIds.length })}</TableCell>
      <TableCell>
        <Flex direction="column" gap="flush">
          <StatusTag variant={url === null ? 'default' : 'success'}>
            {revokedAt !== null ? 'Taken back' : url === null ? 'Over' : 'Good'}
          </StatusTag>
          <Text variant="microcopy">
            {revokedAt === null
              ? `until ${format.moment(expiresAt)}`
              : `on ${format.moment(revokedAt)}`}
          </Text>
        </Flex>
      </TableCell>
      <TableCell align="right">
        {url !== null && (
          <Flex gap="xs" justify="end">
            <CopyButton what="link" text={url} size="xs" />
            <Revoke {...props} link={link} />
          </Flex>
        )}
      </TableCell>
    </TableRow>
  );
}

function Revoke({ id, link, companyId, ask, again, onDone, panel }: LinkRowProps) {
  const { contact } = link;
  return (
    <TakeBack
      {...{ ask, again, onDone, panel }}
      id={`${id}-revoke-${link.id}`}
      path={`/api/companies/${companyId}/sign-off-links/${link.id}/revocation`}
      says={`${contact} can no longer open the page. What they signed or confirmed already stays.`}
      done={`The link of ${contact} is taken back.`}
    />
  );
}
