import { type ReactNode, useId } from 'react';

export type FieldProps = {
  label?: string;
  name?: string;
  required?: boolean;
  readOnly?: boolean;
  description?: string;
  tooltip?: string;
  placeholder?: string;
  error?: boolean;
  validationMessage?: string;
};

/** What every input has around it: its label, what it is for, and what is wrong with it. */
export function Field({
  field: { label, required, description, error, validationMessage },
  children,
}: {
  field: FieldProps;
  children: (
    id: string,
    described: { 'aria-invalid'?: true; 'aria-describedby'?: string },
  ) => ReactNode;
}) {
  const id = useId();
  const says = validationMessage !== undefined && validationMessage !== '';
  return (
    <div className={`field${error === true ? ' field--error' : ''}`}>
      {label !== undefined && (
        <label htmlFor={id}>
          {label}
          {required === true && <span aria-hidden="true"> *</span>}
        </label>
      )}
      {description !== undefined && <small>{description}</small>}
      {children(id, {
        ...(error === true ? { 'aria-invalid': true as const } : {}),
        ...(says ? { 'aria-describedby': `${id}-says` } : {}),
      })}
      {says && (
        <small
          id={`${id}-says`}
          className="field__says"
          {...(error === true ? { role: 'alert' } : {})}
        >
          {validationMessage}
        </small>
      )}
    </div>
  );
}
