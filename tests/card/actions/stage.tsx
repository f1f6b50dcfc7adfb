import type { AccountView } from '@attain/shared/contract/account-view';
import type { GoalRecord } from '@attain/shared/contract/goal-record';
import {
  Alert,
  Button,
  Checkbox,
  CurrencyInput,
  DateInput,
  Dropdown,
  Form,
  Input,
  LoadingButton,
  NumberInput,
  Select,
  TextArea,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import type { ReactElement } from 'react';
import { expect } from 'vitest';

import { toInputDate } from '../../../hubspot-app/src/app/cards/actions/form/input-values.ts';
import type { Answer, Ask, Call, Slot } from '../../../hubspot-app/src/app/cards/actions/slots.ts';
import type { ApiServer } from '../../integration/api-server.ts';
import { someFormat } from '../builders.ts';
import { textOf } from '../text-of.ts';

const INPUTS = {
  line: Input,
  text: TextArea,
  number: NumberInput,
  money: CurrencyInput,
  day: DateInput,
  choice: Select,
} as const;

export type Sent = Call & { body?: Readonly<Record<string, unknown>> };

type AskOptions = {
  userId?: string;
  /** What the card is told instead of the worker's answer. */
  instead?: (call: Call, answer: Answer<unknown>) => Answer<unknown> | undefined;
};

/** Asks the real worker as a card does, and remembers what was written. */
export function askOf(api: ApiServer, { userId = '7', instead }: AskOptions = {}) {
  const writes: Sent[] = [];
  const ask: Ask = async <Body,>(call: Call): Promise<Answer<Body>> => {
    const { method, path, body } = call;
    if (method !== 'GET') writes.push(call);
    const reply = await api.call(method, path, { userId, ...(body && { body }) });
    const answer = answerOf(reply.status, reply.body);
    return (instead?.(call, answer) ?? answer) as Answer<Body>;
  };
  return { ask, writes };
}

function answerOf(status: number, body: unknown): Answer<unknown> {
  if (status < 300) return { kind: 'done', status, body };
  const error = body as Partial<Extract<Answer<unknown>, { kind: 'refused' }>>;
  const { code = '', message = '', details = [], rule = null, currentVersion = null } = error;
  return { kind: 'refused', status, code, message, details, rule, currentVersion };
}

/** A customer of the real worker with a goal, scored; what the card shows of it is what the worker answers. */
export async function aCustomer(api: ApiServer, order: object = {}) {
  const companyId = await api.addCustomer({ name: 'Acme' });
  const { body } = await api.post(`/api/intelligence/success-metrics/${companyId}/goals`, {
    title: 'Faster reporting',
    targetDate: '2026-12-31',
    metrics: [{ name: 'Hours per report', unit: 'hours', baseline: 4, target: 2 }],
    ...order,
  });
  const goal = body as GoalRecord;
  const at = `/api/companies/${companyId}`;
  return {
    companyId,
    goal,
    at,
    goalAt: `${at}/goals/${goal.id}`,
    metric: goal.metrics[0]!,
    async stored(): Promise<GoalRecord> {
      return (await api.get(`${at}/goals/${goal.id}`)).body as GoalRecord;
    },
    async view(): Promise<AccountView> {
      await api.score([companyId]);
      return (await api.get(`${at}/summary`)).body as AccountView;
    },
  };
}
export type Customer = Awaited<ReturnType<typeof aCustomer>>;

/** What every place is given, with what it says when it is done. */
export function slotOf(customer: Customer, view: AccountView, ask: Ask) {
  const done: string[] = [];
  const slot: Slot = {
    companyId: customer.companyId,
    view,
    ask,
    format: someFormat,
    onDone: (message) => done.push(message),
  };
  return { slot, done };
}

const SARAH = {
  toObjectId: 901,
  associationTypes: [],
  properties: { firstname: 'Sarah', lastname: 'Chen', jobtitle: 'VP Operations' },
};

/** The contacts of the company as HubSpot hands them to a card. */
export function associated(results: (typeof SARAH)[]) {
  return {
    results,
    error: null,
    isLoading: false,
    isRefetching: false,
    refetch: async () => {},
    pagination: {
      hasNextPage: false,
      hasPreviousPage: false,
      currentPage: 1,
      pageSize: 50,
      nextPage: () => {},
      previousPage: () => {},
      reset: () => {},
    },
  };
}

/** A surface with what is drawn, and hands to use it like a person. */
export function drawn(element: ReactElement) {
  const surface = createRenderer('crm.record.tab');
  surface.mocks.useAssociations.willCall(() => associated([SARAH]));
  surface.render(element);
  const trigger = (id: string) =>
    surface.maybeFind(Button, { testId: id }) ?? surface.find(Dropdown.ButtonItem, { testId: id });
  return {
    ...surface,
    text: () => textOf(surface.getRootNode()),
    /** Of menus. */
    items: () => surface.findAll(Dropdown.ButtonItem).map((item) => textOf(item)),
    buttons: () => surface.findAll(Button).map((button) => textOf(button)),
    /** Opens a panel by its button, and waits until its form or what stands for it is there. */
    open(id: string) {
      trigger(id).trigger('onClick');
      return overlayOf(() => trigger(id).props.overlay, surface.waitFor);
    },
  };
}

type WaitFor = ReturnType<typeof createRenderer>['waitFor'];

function overlayOf(node: () => unknown, waitFor: WaitFor) {
  // A fragment has the same queries as the whole surface.
  const overlay = () => node() as ReturnType<typeof createRenderer>;
  const input = (kind: keyof typeof INPUTS, name: string) =>
    overlay().find(INPUTS[kind] as typeof Input, { name });
  const hands = {
    overlay,
    input,
    text: () => textOf(overlay()),
    /** Waits for what is loaded first. */
    async ready() {
      await waitFor(() => expect(overlay().find(Form)).toBeTruthy());
      return hands;
    },
    async says(words: string) {
      try {
        await waitFor(() => expect(textOf(overlay())).toContain(words));
      } catch {
        throw new Error(`"${words}" is not in: ${textOf(overlay())}`);
      }
      return hands;
    },
    type(kind: keyof typeof INPUTS, name: string, value: string | number | null) {
      const given = kind === 'day' && typeof value === 'string' ? toInputDate(value) : value;
      input(kind, name).trigger('onChange', given as never);
      return hands;
    },
    tick(name: string, isChecked: boolean) {
      overlay()
        .find(Checkbox, { name })
        .trigger('onChange', isChecked as never);
    },
    isTicked: (name: string) => overlay().find(Checkbox, { name }).props.checked,
    submit: () => void overlay().find(Form).trigger('onSubmit', undefined),
    isSending: () => overlay().find(LoadingButton).props.loading,
    click(label: string) {
      const button = overlay()
        .findAll(Button)
        .find((each) => textOf(each) === label);
      if (button === undefined) throw new Error(`no button "${label}" in: ${textOf(overlay())}`);
      button.trigger('onClick');
      return hands;
    },
    alert: () => overlay().find(Alert),
    /** A modal that opens from this panel. */
    open(id: string) {
      const trigger = () => overlay().find(Button, { testId: id });
      trigger().trigger('onClick');
      return overlayOf(() => trigger().props.overlay, waitFor);
    },
    /** The message under each field that has one. */
    faults: () =>
      Object.fromEntries(
        Object.values(INPUTS).flatMap((each) =>
          overlay()
            .findAll(each as typeof Input)
            .filter(({ props }) => props.validationMessage !== undefined)
            .map(({ props }) => [props.name, props.validationMessage]),
        ),
      ),
  };
  return hands;
}
