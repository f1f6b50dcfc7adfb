import type { Formats } from '@attain/ui/words/formats';
import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@hubspot/ui-extensions';

import type { Draft } from '../../hooks/useDraft.ts';
import { fieldOf } from '../../words/labels.ts';
import { changeInWords } from '../../words/values.ts';

/** Each change from what holds to what is wanted, and the way back. */
export function ChangeList({ draft, format }: { draft: Draft; format: Formats }) {
  return (
    <Table bordered={true} density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>Setting</TableHeader>
          <TableHeader>Now</TableHeader>
          <TableHeader>Then</TableHeader>
          <TableHeader> </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {draft.changes.map(({ key }) => {
          const { label, unit } = fieldOf(key);
          const words = changeInWords(draft.setting(key)?.value, draft.value(key), format, unit);
          return (
            <TableRow key={key}>
              <TableCell>{label}</TableCell>
              <TableCell>{words.from}</TableCell>
              <TableCell>{words.to}</TableCell>
              <TableCell align="right">
                <Button size="xs" variant="secondary" onClick={() => draft.forget(key)}>
                  Undo
                </Button>
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
