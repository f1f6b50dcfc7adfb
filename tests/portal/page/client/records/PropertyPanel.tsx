import type { PropertyDefinition } from '../../portal-records.ts';
import type { Properties } from '../protocol.ts';
import { shown } from '../words.ts';
import { EditableValue } from './EditableValue.tsx';

/** A date may be told with its time, which a date field does not take. */
const LONGEST: Readonly<Record<string, number>> = { date: 'YYYY-MM-DD'.length };

type PropertyPanelProps = {
  title: string;
  definitions: readonly PropertyDefinition[];
  values: Properties;
  /** Makes the values editable. */
  save?: (property: string, value: string) => Promise<void>;
};

/** A group of a record's properties, folded away by its title. */
export function PropertyPanel({ title, definitions, values, save }: PropertyPanelProps) {
  if (definitions.length === 0) return null;
  return (
    <details className="panel" open>
      <summary>{title}</summary>
      <dl className="properties">
        {definitions.map((definition) => (
          <div key={definition.name} data-property={definition.name}>
            <dt title={definition.name}>{definition.label}</dt>
            <dd>
              {save ? (
                <EditableValue
                  definition={definition}
                  value={(values[definition.name] ?? '').slice(0, LONGEST[definition.type])}
                  save={(value) => save(definition.name, value)}
                />
              ) : (
                shown(definition, values[definition.name])
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
