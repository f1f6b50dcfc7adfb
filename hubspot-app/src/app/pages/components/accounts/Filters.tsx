import { Button, Flex, SearchInput, Select } from '@hubspot/ui-extensions';

import type { Choice, Counts } from '../../data/choice.ts';
import { optionsOf, type Option } from '../../words/filter-options.ts';

type FiltersProps = {
  choice: Choice;
  choose: (choice: Choice) => void;
  counts: Counts | undefined;
  typed: string;
  search: (text: string) => void;
  clear: () => void;
};

const LISTS = ['owner', 'segment', 'band', 'quarter', 'play', 'escalation', 'check'] as const;
const LABELS: Readonly<Record<(typeof LISTS)[number], string>> = {
  owner: 'Owner',
  segment: 'Segment',
  band: 'Health',
  quarter: 'Renews in',
  play: 'Renewal play',
  escalation: 'Escalation',
  check: 'Daily check',
};

/** What chooses among the accounts; each value says how many it would leave. */
export function Filters({ choice, choose, counts, typed, search, clear }: FiltersProps) {
  const chosen = Object.keys(choice).length > 0 || typed !== '';
  return (
    <Flex direction="row" gap="sm" wrap="wrap" align="end">
      <SearchInput
        name="search"
        label="Company name"
        placeholder="Part of the name"
        value={typed}
        onChange={search}
        onInput={search}
      />
      {LISTS.map((list) => (
        <Select
          key={list}
          testId={`filter-${list}`}
          name={list}
          label={LABELS[list]}
          options={[...optionsOf(list, counts, choice[list])]}
          value={optionOf(choice[list])}
          onChange={(value) => choose(changed(choice, list, String(value)))}
        />
      ))}
      {chosen && (
        <Button variant="transparent" size="sm" testId="clear-filters" onClick={clear}>
          Clear all
        </Button>
      )}
    </Flex>
  );
}

/** A Select has no value that is nothing, so every choice is written with a sign before it. */
function optionOf(value: string | undefined): Option['value'] {
  return value === undefined ? 'all' : `=${value}`;
}

function changed(choice: Choice, list: keyof Choice, option: string): Choice {
  const { [list]: _, ...others } = choice;
  return option === 'all' ? others : { ...others, [list]: option.slice(1) };
}
