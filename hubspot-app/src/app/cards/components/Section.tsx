import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';

type SectionProps = { title: string; children: ReactNode };

/** A part of a view under its heading. */
export function Section({ title, children }: SectionProps) {
  return (
    <Flex direction="column" gap="xs">
      <Heading>{title}</Heading>
      {children}
    </Flex>
  );
}

/** A few sentences under a name in bold; nothing where there are none. */
export function Sentences({ label, list }: { label: string; list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <Flex direction="column" gap="flush">
      <Text format={{ fontWeight: 'demibold' }}>{label}</Text>
      {list.map((each) => (
        <Text key={each}>{each}</Text>
      ))}
    </Flex>
  );
}
