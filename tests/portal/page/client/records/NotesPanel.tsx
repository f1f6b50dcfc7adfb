import type { RecordType } from '../../portal-records.ts';
import type { Note } from '../../record-notes.ts';
import { day } from '../words.ts';
import { usePolled } from './use-polled.ts';

/** The newest notes of a record, as its timeline shows them; a file opens in a tab of its own. */
export function NotesPanel({ type, id }: { type: RecordType; id: string }) {
  const notes = usePolled<Note>(`/page/${type}/${id}/notes`);
  if (notes.length === 0) return null;
  return (
    <details className="panel" data-testid="notes" open={notes.some(hasFile)}>
      <summary>Newest notes ({notes.length})</summary>
      <ul className="tasks">
        {notes.map((note) => (
          <li key={note.id}>
            <small>{day(note.at)}</small>
            <p>{note.body}</p>
            {note.attachments.map((file) => (
              <a key={file.id} href={`/page/files/${file.id}`} target="_blank" rel="noreferrer">
                {file.name}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

const hasFile = ({ attachments }: Note) => attachments.length > 0;
