import type { OpenTask } from '../../record-tasks.ts';
import { day, labelled } from '../words.ts';
import { usePolled } from './use-polled.ts';

const SHOWN = 10;

/** The open tasks of a company, as the timeline of a record shows them. */
export function TasksPanel({ companyId }: { companyId: string }) {
  const tasks = usePolled<OpenTask>(`/page/companies/${companyId}/tasks`);
  if (tasks.length === 0) return null;
  const more = tasks.length - SHOWN;
  return (
    <details className="panel" open data-testid="tasks">
      <summary>Open tasks ({tasks.length})</summary>
      <ul className="tasks">
        {tasks.slice(0, SHOWN).map(({ id, subject, body, due, priority, ownerId }) => (
          <li key={id}>
            <strong>{subject}</strong>
            <p>{body}</p>
            <small>
              Due {day(due)} · {labelled(priority.toLowerCase())} ·{' '}
              {ownerId === null ? 'nobody' : `owner ${ownerId}`}
            </small>
          </li>
        ))}
      </ul>
      {more > 0 && <small>{`and ${more} more`}</small>}
    </details>
  );
}
