import { Button, Flex, Form, LoadingButton } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';

import type { Slot } from '../slots.ts';
import { ProblemAlert } from './ProblemAlert.tsx';
import type { FormState } from './useForm.ts';
import { WhatChanged } from './WhatChanged.tsx';

/** The stored version that a form rests on. */
export type Base = Pick<Slot, 'ask' | 'format'> & {
  path: string;
  version: number;
  /** Loads it again. */
  again: () => void;
};

type ActionFormProps<Draft> = {
  form: FormState<Draft>;
  /** What its one primary button does: "Add reading". */
  label: string;
  close: () => void;
  /** Where another editor may have been quicker. */
  base?: Base | undefined;
  /** It takes something away. */
  isDestructive?: boolean;
  children: ReactNode;
};

/** A form with its buttons at the bottom. While it is sent its button is out of reach. */
export function ActionForm<Draft>(props: ActionFormProps<Draft>) {
  const { form, label, close, base, isDestructive = false, children } = props;
  const lookAgain = () => {
    base?.again();
    form.forgetProblem();
  };
  const conflict = base && <WhatChanged {...base} since={base.version} lookAgain={lookAgain} />;
  return (
    <Form onSubmit={form.submit} preventDefault={true}>
      <Flex direction="column" gap="md">
        {children}
        <ProblemAlert problem={form.problem} conflict={conflict} />
        <Flex gap="sm">
          <LoadingButton
            variant={isDestructive ? 'destructive' : 'primary'}
            type="submit"
            loading={form.isSending}
            disabled={form.isSending}
          >
            {label}
          </LoadingButton>
          <Button variant="secondary" onClick={close}>
            Cancel
          </Button>
        </Flex>
      </Flex>
    </Form>
  );
}
