import { Checkbox, Text } from '@hubspot/ui-extensions';

import { ActionForm } from '../form/ActionForm.tsx';
import { type AboutGoal, type GoalAction, GoalPanel } from '../form/GoalPanel.tsx';
import { useForm } from '../form/useForm.ts';

/** Says which milestones are done. That is free at any time; which there are, and when they are due, is part of what is signed. */
export function TickMilestones(props: GoalAction) {
  return (
    <GoalPanel {...props} as="modal" title="Milestones">
      {(about) => <Ticks {...about} />}
    </GoalPanel>
  );
}

function Ticks({ goal, panel, base, ask, format, onDone }: AboutGoal) {
  const { milestones, version } = goal;
  const form = useForm<{ done: readonly string[] }, void>({
    ask,
    initial: { done: milestones.filter(({ done }) => done).map(({ id }) => id) },
    check: () => ({}),
    fieldOf: () => null,
    async send({ done }, send) {
      const ticked = milestones.map((each) => ({ ...each, done: done.includes(each.id) }));
      const body = { milestones: ticked, version };
      await send('tick', { method: 'PATCH', path: base.path, body });
    },
    onSent() {
      panel.close();
      onDone(`The milestones of “${goal.title}” are saved.`);
    },
  });
  const { done } = form.draft;
  return (
    <ActionForm form={form} label="Save" close={panel.close} base={base}>
      {milestones.length === 0 && <Text>This goal has no milestones any more.</Text>}
      {milestones.map(({ id, title, due }) => (
        <Checkbox
          key={id}
          name={id}
          checked={done.includes(id)}
          {...(due === null ? {} : { description: `Due ${format.date(due)}` })}
          onChange={(isDone) =>
            form.set('done', isDone ? [...done, id] : done.filter((each) => each !== id))
          }
        >
          {title}
        </Checkbox>
      ))}
    </ActionForm>
  );
}
