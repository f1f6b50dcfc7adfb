import { ReasonForm } from '../form/ReasonForm.tsx';
import { type LineAction, LinePanel } from './LinePanel.tsx';

/** Settles a double count: a line that repeats another is left out, or comes back (C05). */
export function ExcludeValue(props: LineAction) {
  return (
    <LinePanel {...props} title="Count a line or leave it out">
      {(line, panel, base) => {
        const { description, excluded } = line;
        return (
          <ReasonForm
            {...{ panel, base, onDone: props.onDone }}
            step="/exclusion"
            more={{ excluded: !excluded }}
            says={
              excluded
                ? `“${description}” is left out. It can be counted again.`
                : `“${description}” stays in sight, and counts nowhere.`
            }
            label={excluded ? 'Count it again' : 'Leave it out'}
            isRequired={true}
            hint="Such as: the hours are in the other line already."
            done={excluded ? `“${description}” counts again.` : `“${description}” is left out.`}
          />
        );
      }}
    </LinePanel>
  );
}
