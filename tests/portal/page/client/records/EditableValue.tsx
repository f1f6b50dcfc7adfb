import { useEffect, useState } from 'react';

import type { PropertyDefinition } from '../../portal-records.ts';

type EditableValueProps = {
  definition: PropertyDefinition;
  value: string;
  save: (value: string) => Promise<void>;
};

/** A property that a person edits in place: saved on leaving the field, and put back when the portal refuses it. */
export function EditableValue({ definition, value, save }: EditableValueProps) {
  const [draft, setDraft] = useState(value);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => setDraft(value), [value]);

  const commit = (next: string) => {
    if (next === value) return;
    setDraft(next);
    save(next).then(
      () => setFailure(null),
      (error: unknown) => {
        setDraft(value);
        setFailure(error instanceof Error ? error.message : String(error));
      },
    );
  };

  const { label, type, options } = definition;
  return (
    <>
      {options.length > 0 ? (
        <select aria-label={label} value={draft} onChange={(event) => commit(event.target.value)}>
          <option value="">–</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          aria-label={label}
          type={type === 'date' ? 'date' : 'text'}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={(event) => commit(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      )}
      {failure === null ? null : <small role="alert">{failure}</small>}
    </>
  );
}
