import { COMPONENT_NAME } from '@attain/shared/domain/basics/plain-words';
import type { HealthComponentView } from '@attain/shared/contract/account-view';
import { Accordion, StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import type { Formats } from '@attain/ui/words/formats';
import { COMPONENT_STATE } from '@attain/ui/words/standing';
import { ListTable } from './ListTable.tsx';

type HealthComponentsProps = {
  components: readonly HealthComponentView[];
  insufficient: boolean;
  format: Formats;
};

/** What the health score is made of, and what is missing from it. Open at once where there is no score. */
export function HealthComponents({ components, insufficient, format }: HealthComponentsProps) {
  const fresh = components.filter((component) => component.state === 'fresh').length;
  return (
    <Accordion
      title={`Health: ${fresh} of ${components.length} components measured`}
      defaultOpen={insufficient}
      size="sm"
    >
      <ListTable columns={['Component', ['Points', 'right'], 'Input', 'What was measured']}>
        {components.map((component) => (
          <ComponentRow key={component.key} component={component} format={format} />
        ))}
      </ListTable>
    </Accordion>
  );
}

function ComponentRow({ component, format }: { component: HealthComponentView; format: Formats }) {
  const { key, points, maxPoints, state, lowConfidence, detail } = component;
  const tag = COMPONENT_STATE[state];
  return (
    <TableRow>
      <TableCell>{COMPONENT_NAME[key]}</TableCell>
      <TableCell align="right">
        {points === null ? '–' : format.number(points)} of {format.number(maxPoints)}
      </TableCell>
      <TableCell>
        <StatusTag variant={tag.variant}>{tag.label}</StatusTag>
        {lowConfidence && <Text variant="microcopy">Few answers</Text>}
      </TableCell>
      <TableCell>
        <Text variant="microcopy">{detail}</Text>
      </TableCell>
    </TableRow>
  );
}
