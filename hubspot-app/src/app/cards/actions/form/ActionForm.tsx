import { Button, Flex, Form, LoadingButton } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';

import { ProblemAlert } from './ProblemAlert.tsx';
import type { FormState } from './useForm.ts';

type ActionFormProps<Draft> = {
  form: FormState<Draft>;
  /** What its one primary button does: "Add reading". */
  label: string;
  close: () => void;
  /** See {@link ProblemAlert}. */
  conflict?: ReactNode;
  children: ReactNode;
};

/** A form with its buttons at the bottom. While it is sent its button is out of reach. */
export function ActionForm<Draft>(props: ActionFormProps<Draft>) {
  const { form, label, close, conflict = null, children } = props;
  return (
    <Form onSubmit={form.submit} preventDefault={true}>
      <Flex direction="column" gap="md">
        {children}
        <ProblemAlert problem={form.problem} conflict={conflict} />
        <Flex gap="sm">
          <LoadingButton
            variant="primary"
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
