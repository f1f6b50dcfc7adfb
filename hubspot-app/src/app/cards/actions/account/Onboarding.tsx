import type { OnboardingItemRecord } from '@attain/shared/contract/person-input-routes';
import { ONBOARDING_ITEMS } from '@attain/shared/domain/lifecycle/inputs';
import { ONBOARDING_ITEM_TITLES } from '@attain/shared/domain/lifecycle/onboarding-plan';
import { Alert, Button, Checkbox, Flex, Text } from '@hubspot/ui-extensions';

import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import type { Slot } from '../slots.ts';
import { useTicks } from './useTicks.ts';

/** The onboarding checklist, ticked by hand where usage and meetings do not show it (A09). */
export function Onboarding({ id, label, look, ...slot }: Slot & Trigger & { id: string }) {
  const path = `/api/companies/${slot.companyId}/onboarding-items`;
  return (
    <ActionPanel
      id={id}
      label={label}
      title="Onboarding checklist"
      {...(look === undefined ? {} : { look })}
    >
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
  const { format, onDone } = slot;
  // The card draws itself anew once, and not under the hand that ticks.
  const whenStored = () => panel.whenClosed(() => onDone('The onboarding checklist is saved.'));
  const ticks = useTicks(slot, records, whenStored);
  return (
    <Flex direction="column" gap="sm">
      <Text>
        Tick what is done. What product usage and meetings show of it counts by itself, without a
        tick.
      </Text>
      {ONBOARDING_ITEMS.map((item) => {
        const tick = ticks.tickOf(item);
        return (
          <Checkbox
            key={item}
            testId={`onboarding-${item}`}
            name={item}
            value={item}
            checked={ticks.isTicked(item)}
            {...(tick === undefined
              ? {}
              : { description: `${format.date(tick.doneOn)}, ${tick.recordedBy}` })}
            onChange={(isChecked) => ticks.toggle(item, isChecked)}
          >
            {ONBOARDING_ITEM_TITLES[item]}
          </Checkbox>
        );
      })}
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
