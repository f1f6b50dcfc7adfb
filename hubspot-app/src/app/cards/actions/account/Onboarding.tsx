import type { OnboardingItemRecord } from '@attain/shared/contract/person-input-routes';
import { ONBOARDING_ITEMS, type OnboardingItem } from '@attain/shared/domain/lifecycle/inputs';
import { ONBOARDING_ITEM_TITLES } from '@attain/shared/domain/lifecycle/onboarding-plan';
import { Alert, Button, Checkbox, Flex, Text } from '@hubspot/ui-extensions';

import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import type { Slot } from '../slots.ts';
import { type Ticks, useTicks } from './useTicks.ts';

/** The onboarding checklist, ticked by hand where usage and meetings do not show it (A09). */
export function Onboarding({ id, label, look, ...slot }: Slot & Trigger & { id: string }) {
  const path = `/api/companies/${slot.companyId}/onboarding-items`;
  return (
    <ActionPanel id={id} label={label} title="Onboarding checklist" look={look}>
      {(panel) => (
        <Loaded<{ records: readonly OnboardingItemRecord[] }>
          ask={slot.ask}
          path={path}
          what="the checklist"
        >
          {({ records }) => <Checklist {...slot} panel={panel} records={records} />}
        </Loaded>
      )}
    </ActionPanel>
  );
}

type ChecklistProps = Slot & { panel: PanelControl; records: readonly OnboardingItemRecord[] };

function Checklist({ panel, records, ...slot }: ChecklistProps) {
  const { onDone } = slot;
  // The card draws itself anew once, and not under the hand that ticks.
  const whenStored = () => panel.whenClosed(() => onDone('The onboarding checklist is saved.'));
  const ticks = useTicks(slot, records, whenStored);
  return (
    <Flex direction="column" gap="sm">
      <Text>
        Tick what is done. What product usage and meetings show of it is ticked by itself.
      </Text>
      {ONBOARDING_ITEMS.map((item) => (
        <ChecklistItem key={item} item={item} slot={slot} ticks={ticks} />
      ))}
      {ticks.problem !== null && (
        <Alert title="The last tick was not saved" variant="danger">
          {ticks.problem}
        </Alert>
      )}
      <Flex>
        <Button variant="secondary" onClick={panel.close}>
          Done
        </Button>
      </Flex>
    </Flex>
  );
}

type ChecklistItemProps = { item: OnboardingItem; slot: Slot; ticks: Ticks };

function ChecklistItem({ item, slot, ticks }: ChecklistItemProps) {
  const { view, format } = slot;
  const shown = view.onboarding?.items.find((each) => each.item === item);
  const tick = ticks.tickOf(item);
  // What the data show is not for a person to take back.
  const isSeen = shown?.source === 'derived' && tick === undefined;
  const description = isSeen
    ? shown.doneOn && `Shown by the data, ${format.date(shown.doneOn)}`
    : tick
      ? `${format.date(tick.doneOn)}, ${tick.recordedBy}`
      : shown && `${shown.overdue ? 'Overdue since' : 'Due'} ${format.date(shown.dueOn)}`;
  return (
    <Checkbox
      testId={`onboarding-${item}`}
      name={item}
      value={item}
      checked={isSeen || ticks.isTicked(item)}
      readOnly={isSeen}
      {...(description ? { description } : {})}
      onChange={(isChecked) => {
        if (!isSeen) ticks.toggle(item, isChecked);
      }}
    >
      {ONBOARDING_ITEM_TITLES[item]}
    </Checkbox>
  );
}
