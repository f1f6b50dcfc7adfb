import type { ValueLineRecord } from '@attain/shared/contract/value-routes';
import type { ReactNode } from 'react';

import type { Base } from '../form/ActionForm.tsx';
import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { Loaded } from '../form/Loaded.tsx';
import type { Slot } from '../slots.ts';

export type LineAction = Slot & Trigger & { id: string; lineId: string };

type LinePanelProps = LineAction & {
  title: string;
  children: (line: ValueLineRecord, panel: PanelControl, base: Base) => ReactNode;
};

/** A panel about a value line as it is stored, which has the version that a decision rests on. */
export function LinePanel({ id, label, look, title, lineId, children, ...slot }: LinePanelProps) {
  const { ask, format } = slot;
  const path = `/api/companies/${slot.companyId}/value-lines/${lineId}`;
  return (
    <ActionPanel id={id} label={label} title={title} look={look}>
      {(panel) => (
        <Loaded<ValueLineRecord> ask={ask} path={path} what="the value line">
          {(line, again) =>
            children(line, panel, { ask, format, path, version: line.version, again })
          }
        </Loaded>
      )}
    </ActionPanel>
  );
}
