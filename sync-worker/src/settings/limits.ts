import { z } from 'zod';

import { configurationSchema } from '../config/configuration.ts';
import type { KeyPath } from './tree.ts';

/** What a value of a setting may be, for forms: the schema that checks it has the last word. */
export type Limits = {
  kind: 'number' | 'boolean' | 'text' | 'choice' | 'list' | 'table';
  whole?: boolean;
  least?: number;
  most?: number;
  choices?: string[];
  nullable?: boolean;
  meaning?: string;
};

type Node = {
  type?: string;
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  anyOf?: readonly Node[];
  enum?: readonly string[];
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  description?: string;
};

let root: Node | undefined;

/** Read off the schema of the configuration. */
export function limitsAt(path: KeyPath): Limits {
  root ??= z.toJSONSchema(configurationSchema, { io: 'input' }) as Node;
  let node: Node | undefined = root;
  for (const step of path) node = node && stepInto(node, step);
  if (node === undefined) return { kind: 'table' };
  const { anyOf = [], description } = node;
  const nullable = anyOf.some(({ type }) => type === 'null');
  const of = anyOf.find(({ type }) => type !== 'null') ?? node;
  return {
    ...kindOf(of),
    ...(nullable ? { nullable } : {}),
    ...(description === undefined ? {} : { meaning: description }),
  };
}

function stepInto({ properties, additionalProperties }: Node, step: string): Node | undefined {
  const named = properties && Object.hasOwn(properties, step) ? properties[step] : undefined;
  if (named !== undefined) return named;
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

function kindOf({ type, enum: choices, minimum, exclusiveMinimum, maximum }: Node): Limits {
  const least = minimum ?? exclusiveMinimum;
  switch (type) {
    case 'number':
    case 'integer':
      return {
        kind: 'number',
        ...(type === 'integer' ? { whole: true } : {}),
        ...(least === undefined ? {} : { least }),
        ...(maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? {} : { most: maximum }),
      };
    case 'boolean':
      return { kind: 'boolean' };
    case 'array':
      return { kind: 'list' };
    case 'object':
      return { kind: 'table' };
    case undefined:
    default:
      return choices === undefined ? { kind: 'text' } : { kind: 'choice', choices: [...choices] };
  }
}
