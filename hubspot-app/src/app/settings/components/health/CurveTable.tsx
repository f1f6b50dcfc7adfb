import {
  Button,
  Flex,
  Heading,
  LineChart,
  NumberInput,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

import { type CurvePoint, HEALTH_PARTS, type HealthModel } from '../../words/health-parts.ts';
import type { Editing } from '../SettingField.tsx';

type Props = { modelKey: string; model: HealthModel; part: string; editing: Editing };

/** The curve of one part: what an input earns, straight between the points, flat outside. */
export function CurveTable({ modelKey, model, part, editing }: Props) {
  const { draft, isReadOnly } = editing;
  const about = HEALTH_PARTS.find(({ key }) => key === part);
  const { points, curve } = model[part] ?? { points: 0, curve: [] };
  const put = (next: readonly CurvePoint[]) =>
    draft.set(modelKey, { ...model, [part]: { points, curve: next } });
  const change = (index: number, changed: Partial<{ input: number; earned: number }>) =>
    put(
      curve.map(([input, earned], at) =>
        at === index ? [changed.input ?? input, changed.earned ?? earned] : [input, earned],
      ),
    );
  const [lastInput, lastPoints] = curve.at(-1) ?? [0, 0];

  return (
    <Flex direction="column" gap="sm">
      <Heading>{`Curve of ${about?.label ?? part}`}</Heading>
      <LineChart
        data={curve.map(([input, earned]) => ({ input, points: earned }))}
        axes={{
          x: { field: 'input', fieldType: 'linear', label: about?.input ?? '' },
          y: { field: 'points', fieldType: 'linear', label: 'Points' },
        }}
      />
      <Table bordered={true} density="condensed">
        <TableHead>
          <TableRow>
            <TableHeader>{about?.input ?? 'Input'}</TableHeader>
            <TableHeader>{`Points, at most ${points}`}</TableHeader>
            <TableHeader> </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {curve.map(([input, earned], index) => (
            <TableRow key={index}>
              <TableCell>
                <NumberInput
                  label={`Input ${index + 1}`}
                  name={`input-${index}`}
                  readOnly={isReadOnly}
                  value={input}
                  {...faultAt(curve, index)}
                  onChange={(next) => change(index, { input: next ?? 0 })}
                />
              </TableCell>
              <TableCell>
                <NumberInput
                  label={`Points ${index + 1}`}
                  name={`earned-${index}`}
                  testId={`earned-${index}`}
                  min={0}
                  max={points}
                  readOnly={isReadOnly}
                  value={earned}
                  onChange={(next) => change(index, { earned: next ?? 0 })}
                />
              </TableCell>
              <TableCell align="right">
                <Button
                  size="xs"
                  variant="secondary"
                  disabled={isReadOnly || curve.length === 1}
                  onClick={() => put(curve.filter((_, at) => at !== index))}
                >
                  Remove
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Button
        size="sm"
        variant="secondary"
        disabled={isReadOnly}
        onClick={() => put([...curve, [lastInput + 1, lastPoints]])}
      >
        Add a point
      </Button>
      <Text variant="microcopy">
        Between two points it is a straight line; outside them it stays as at the nearest one.
      </Text>
    </Flex>
  );
}

function faultAt(curve: readonly CurvePoint[], index: number) {
  const before = curve[index - 1];
  const at = curve[index];
  if (before === undefined || at === undefined || at[0] > before[0]) return {};
  return { error: true, validationMessage: `Write more than ${before[0]}` };
}
