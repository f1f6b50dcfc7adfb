import { WORKFLOW_ACTIONS, type WorkflowAction } from '@attain/shared/contract/workflow-actions';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';

import { actionManifests } from '../../portal/workflows/manifests.ts';

const MANIFESTS = actionManifests();
const NAMES = Object.keys(WORKFLOW_ACTIONS) as WorkflowAction[];

it('every action has a manifest, and every manifest an action', () => {
  expect([...MANIFESTS.keys()].sort()).toEqual([...NAMES].sort());
});

it('manifests have names of their own', () => {
  const uids = [...MANIFESTS.values()].map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(uids.length);
});

describe.each(NAMES)('the manifest of %s', (name) => {
  const { config } = MANIFESTS.get(name)!;
  const labels = config.labels.en;
  const shape: Readonly<Record<string, z.ZodType>> = WORKFLOW_ACTIONS[name].inputs.shape;
  const inputs = config.inputFields.map(({ typeDefinition }) => typeDefinition.name);
  const outputs = config.outputFields.map(({ typeDefinition }) => typeDefinition.name);

  it('leads to its route', () => {
    expect(new URL(config.actionUrl).pathname).toBe(`/workflow-actions/${name}`);
  });

  it('has the fields that the worker reads, and those required that it needs', () => {
    expect([...inputs].sort()).toEqual(Object.keys(shape).sort());
    for (const { typeDefinition, isRequired } of config.inputFields) {
      const isLeftOut = shape[typeDefinition.name]!.safeParse('').success;
      expect([typeDefinition.name, isRequired]).toEqual([typeDefinition.name, !isLeftOut]);
    }
  });

  it('offers the choices that the worker takes, and no others', () => {
    for (const { typeDefinition } of config.inputFields) {
      const { name: field, options = [] } = typeDefinition;
      for (const { value } of options)
        expect(shape[field]!.safeParse(value).success, `${field} ${value}`).toBe(true);
      if (options.length > 0) expect(shape[field]!.safeParse('another').success).toBe(false);
    }
  });

  it('declares the outputs that the worker answers', () => {
    expect([...outputs].sort()).toEqual([...WORKFLOW_ACTIONS[name].outputs].sort());
  });

  it('has an English label for every field, and names only its fields in its sentence', () => {
    expect(Object.keys(labels.inputFieldLabels).sort()).toEqual([...inputs].sort());
    expect(Object.keys(labels.inputFieldDescriptions).sort()).toEqual([...inputs].sort());
    expect(Object.keys(labels.outputFieldLabels).sort()).toEqual([...outputs].sort());
    const named = [...labels.actionCardContent.matchAll(/\{\{(\w+)\}\}/g)].map(
      ([, field]) => field,
    );
    expect(inputs).toEqual(expect.arrayContaining(named));
  });

  it('runs in workflows of companies, and for agents', () => {
    expect(config.objectTypes).toEqual(['COMPANY']);
    expect(config.supportedClients.map(({ client }) => client)).toEqual(['WORKFLOWS', 'AGENTS']);
  });
});
