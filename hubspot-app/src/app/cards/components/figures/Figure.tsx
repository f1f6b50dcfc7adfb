import { Flex, Heading, StatusTag, Text, Tile } from '@hubspot/ui-extensions';

type FigureProps = {
  label: string;
  /** Ready to show; `null` where there is none. */
  value: string | null;
  tag: { label: string; variant: 'danger' | 'warning' | 'info' | 'success' | 'default' } | null;
  notes: readonly (string | null)[];
};

/** One figure with its standing and what belongs beside it. A figure that is not known is a dash, never a zero. */
export function Figure({ label, value, tag, notes }: FigureProps) {
  return (
    <Tile compact={true}>
      <Flex direction="column" gap="xs">
        <Text variant="microcopy">{label}</Text>
        <Flex direction="row" gap="sm" align="center" wrap={true}>
          <Heading inline={true}>{value ?? '–'}</Heading>
          {tag && <StatusTag variant={tag.variant}>{tag.label}</StatusTag>}
        </Flex>
        {notes
          .filter((note) => note !== null)
          .map((note) => (
            <Text key={note} variant="microcopy">
              {note}
            </Text>
          ))}
      </Flex>
    </Tile>
  );
}
