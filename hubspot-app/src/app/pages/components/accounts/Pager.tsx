import type { Formats } from '@attain/ui/words/formats';
import { Button, Flex, Text } from '@hubspot/ui-extensions';

type PagerProps = {
  format: Formats;
  first: number;
  shown: number;
  total: number | undefined;
  /** `undefined` = there is no such page. */
  back: (() => void) | undefined;
  on: (() => void) | undefined;
};

export function Pager({ format, first, shown, total, back, on }: PagerProps) {
  const { number } = format;
  const range = `${number(first)}-${number(first + shown - 1)}`;
  return (
    <Flex direction="row" gap="sm" align="center">
      <Text variant="microcopy">
        {total === undefined ? range : `${range} of ${number(total)}`}
      </Text>
      <Button
        size="xs"
        variant="secondary"
        testId="previous-page"
        disabled={back === undefined}
        onClick={() => back?.()}
      >
        Previous
      </Button>
      <Button
        size="xs"
        variant="secondary"
        testId="next-page"
        disabled={on === undefined}
        onClick={() => on?.()}
      >
        Next
      </Button>
    </Flex>
  );
}
