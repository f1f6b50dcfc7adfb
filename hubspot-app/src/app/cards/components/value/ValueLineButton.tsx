import type { ValueLineView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import {
  Button,
  DescriptionList,
  DescriptionListItem,
  Link,
  Panel,
  PanelBody,
  PanelSection,
  Text,
} from '@hubspot/ui-extensions';

import { CONFIDENCE, VALUE_TYPE } from '../../words/told.ts';
import { Sentences } from '../Section.tsx';

type ValueLineProps = { line: ValueLineView; currency: string; format: Formats };

/** Opens a line to its inputs, so that a reader can redo it. */
export function ValueLineButton({ line, currency, format }: ValueLineProps) {
  return (
    <Button
      size="xs"
      variant="secondary"
      testId={`value-line-${line.id}`}
      overlay={
        <Panel id={`value-line-${line.id}`} title={line.description} width="md">
          <PanelBody>
            <PanelSection>
              <Inputs line={line} currency={currency} format={format} />
            </PanelSection>
          </PanelBody>
        </Panel>
      }
    >
      How it counts
    </Button>
  );
}

function Inputs({ line, currency, format }: ValueLineProps) {
  const { type, amount, confidence, factor, counted, annual, formula, notice } = line;
  const money = (each: number | null) => (each === null ? '–' : format.money(each, currency));
  const rows: readonly (readonly [string, string])[] = [
    ['Kind of value', VALUE_TYPE[type]],
    ['Calculation', formula],
    ['Amount in the period', money(amount)],
    ['Counted for', `${format.percent(factor * 100)} (${CONFIDENCE[confidence]})`],
    ['Counts', money(counted)],
    ['A year', money(annual)],
  ];
  const assumed = [...(line.assumptions === null ? [] : [line.assumptions])].concat(
    line.calculationAssumptions,
  );
  return (
    <>
      <DescriptionList direction="row">
        {rows.map(([label, value]) => (
          <DescriptionListItem key={label} label={label}>
            <Text>{value}</Text>
          </DescriptionListItem>
        ))}
      </DescriptionList>
      {notice !== null && <Text>{notice}</Text>}
      <Sentences label="What it assumes" list={assumed} />
      <Evidence evidence={line.evidence} />
    </>
  );
}

function Evidence({ evidence }: { evidence: string | null }) {
  if (evidence === null) {
    return (
      <Text>No evidence is recorded. Value without evidence does not stand up to a question.</Text>
    );
  }
  return (
    <Text>
      Evidence:{' '}
      {/^https:\/\//.test(evidence) ? (
        <Link href={{ url: evidence, external: true }}>{evidence}</Link>
      ) : (
        evidence
      )}
    </Text>
  );
}
