import {
  Alert,
  Button,
  NumberInput,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

import { faultOf } from '../../data/trouble.ts';
import { HEALTH_PARTS, type HealthModel, rescaled, totalOf } from '../../words/health-parts.ts';
import type { Editing } from '../SettingField.tsx';

const ALL_POINTS = 100;

type Props = {
  modelKey: string;
  model: HealthModel;
  editing: Editing;
  /** The part whose curve is shown below. */
  selected: string;
  select: (part: string) => void;
};

/** What each part of the score is worth; together 100. */
export function ModelPoints({ modelKey, model, editing, selected, select }: Props) {
  const { draft, format, isReadOnly, trouble } = editing;
  const stored = draft.setting(modelKey)?.value as HealthModel | undefined;
  const total = totalOf(model);
  const fault = trouble && faultOf(modelKey, trouble);
  return (
    <>
      <Table bordered={true} density="condensed">
        <TableHead>
          <TableRow>
            <TableHeader>Part of the score</TableHeader>
            <TableHeader>Points</TableHeader>
            <TableHeader align="right">Curve</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {HEALTH_PARTS.map(({ key, label }) => {
            const part = model[key];
            if (part === undefined) return null;
            return (
              <TableRow key={key}>
                <TableCell>
                  <Text format={{ fontWeight: key === selected ? 'bold' : 'regular' }}>
                    {label}
                  </Text>
                </TableCell>
                <TableCell>
                  <NumberInput
                    label={`Points of ${label}`}
                    name={`points-${key}`}
                    testId={`points-${key}`}
                    min={0}
                    max={ALL_POINTS}
                    readOnly={isReadOnly}
                    value={part.points}
                    onChange={(next) => {
                      if (!Number.isFinite(next)) return;
                      const changed = rescaled(stored?.[key], part, Math.max(0, next));
                      draft.set(modelKey, { ...model, [key]: changed });
                    }}
                  />
                </TableCell>
                <TableCell align="right">
                  <Button
                    size="xs"
                    variant="secondary"
                    testId={`curve-${key}`}
                    onClick={() => select(key)}
                  >
                    Edit curve
                  </Button>
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
        <TableFooter>
          <TableRow>
            <TableCell>Together</TableCell>
            <TableCell>
              <Text format={{ fontWeight: 'bold' }}>{format.number(total)}</Text>
            </TableCell>
            <TableCell> </TableCell>
          </TableRow>
        </TableFooter>
      </Table>
      {total !== ALL_POINTS && (
        <Alert title={`The points add up to ${format.number(total)}, not 100`} variant="warning">
          Change others until they do: nothing is previewed or saved before.
        </Alert>
      )}
      {fault !== undefined && fault !== null && (
        <Alert title="This model cannot be saved" variant="error">
          {fault}
        </Alert>
      )}
    </>
  );
}
