import type { SettingsPreviewView } from '@attain/shared/contract/settings-preview-route';
import type { Formats } from '@attain/ui/words/formats';
import { HEALTH_BAND } from '@attain/ui/words/standing';
import {
  Flex,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

const SHOWN = 10;

type Mover = SettingsPreviewView['movers'][number];

/** Whose health moves most. */
export function Movers({ movers, format }: { movers: readonly Mover[]; format: Formats }) {
  if (movers.length === 0) return <Text>Nobody&apos;s health moves.</Text>;
  return (
    <Table bordered={true} density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>Moves most</TableHeader>
          <TableHeader>Now</TableHeader>
          <TableHeader>Then</TableHeader>
          <TableHeader align="right">Points</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {movers.slice(0, SHOWN).map(({ companyId, name, before, after, points }) => (
          <TableRow key={companyId}>
            <TableCell>{name ?? `Company ${companyId}`}</TableCell>
            <TableCell>
              <Side health={before} format={format} />
            </TableCell>
            <TableCell>
              <Side health={after} format={format} />
            </TableCell>
            <TableCell align="right">{pointsInWords(points, format)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Side({ health, format }: { health: Mover['before']; format: Formats }) {
  if (health === null) return <Text>does not count</Text>;
  const { label, variant } = HEALTH_BAND[health.band];
  return (
    <Flex direction="row" gap="xs">
      <StatusTag variant={variant}>{label}</StatusTag>
      {health.score !== null && <Text inline={true}>{format.number(health.score)}</Text>}
    </Flex>
  );
}

function pointsInWords(points: number | null, format: Formats): string {
  if (points === null) return '';
  return points > 0 ? `+${format.number(points)}` : format.number(points);
}
