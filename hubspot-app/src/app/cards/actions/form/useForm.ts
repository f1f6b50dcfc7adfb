import { useRef, useState } from 'react';

import type { Ask } from '../slots.ts';
import type { Faults } from './checks.ts';
import { type Problem, problemOf } from './problem.ts';
import { newRequestId } from './request-id.ts';
import { type Send, sender, Stopped } from './sending.ts';

export type FormPlan<Draft, Result> = {
  ask: Ask;
  /** What the fields show until somebody types; it follows a record that is loaded again. */
  initial: Draft;
  /** What is wrong, before anything is sent. */
  check: (draft: Draft) => Faults;
  /** The form's field for one of the API; `null`: it has none. */
  fieldOf: (apiField: string, draft: Draft) => string | null;
  /** @throws {Stopped} where the worker refuses */
  send: (draft: Draft, send: Send) => Promise<Result>;
  onSent: (result: Result) => void;
};

export type FormState<Draft> = {
  draft: Draft;
  set: <Name extends keyof Draft & string>(name: Name, value: Draft[Name]) => void;
  faults: Faults;
  problem: Problem | null;
  isSending: boolean;
  submit: () => void;
  /** After a conflict, once the record was loaded again. */
  forgetProblem: () => void;
};

/** One opened form: what was typed, what is wrong with it, and one wish that is sent at most once at a time. */
export function useForm<Draft extends object, Result>(
  plan: FormPlan<Draft, Result>,
): FormState<Draft> {
  const [requestId] = useState(newRequestId);
  const [typed, setTyped] = useState<Partial<Draft>>({});
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSending, setSending] = useState(false);
  // A second click arrives before the button is drawn as disabled.
  const isUnderWay = useRef(false);
  const draft: Draft = { ...plan.initial, ...typed };

  async function send(): Promise<void> {
    const found = plan.check(draft);
    setFaults(found);
    setProblem(Object.keys(found).length > 0 ? { kind: 'faulty' } : null);
    if (Object.keys(found).length > 0 || isUnderWay.current) return;
    isUnderWay.current = true;
    setSending(true);
    try {
      plan.onSent(await plan.send(draft, sender(plan.ask, requestId)));
    } catch (error) {
      const stopped = error instanceof Stopped ? error : new Stopped({ kind: 'unanswered' });
      const told = problemOf(stopped, (apiField) => plan.fieldOf(apiField, draft));
      setFaults(told.faults);
      setProblem(told.problem);
    } finally {
      isUnderWay.current = false;
      setSending(false);
    }
  }

  return {
    draft,
    faults,
    problem,
    isSending,
    submit: () => void send(),
    forgetProblem: () => setProblem(null),
    set: (name, value) => {
      setTyped((before) => ({ ...before, [name]: value }));
      setFaults((before) => without(before, name));
    },
  };
}

/** What was typed anew is not called wrong any more, nor what is inside it. */
function without(faults: Faults, name: string): Faults {
  const isLeft = (field: string) => field !== name && !field.startsWith(`${name}[`);
  return Object.fromEntries(Object.entries(faults).filter(([field]) => isLeft(field)));
}
