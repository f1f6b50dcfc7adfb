import { isTree, type KeyPath, leavesOf, valueAt } from './tree.ts';

/**
 * The parts of the configuration that may be saved in the portal. The others say how this worker runs (schedule, store,
 * sources and their secrets) or change what was already counted or signed by them: they stay with whoever runs it, in the file.
 */
const SAVEABLE = [
  'mapping.customers',
  'mapping.company',
  'mapping.deals',
  'mapping.tickets',
  'mapping.surveys',
  'mapping.meetings',
  'usage.keyFeatures',
  'agreements',
  'tasks',
  'roles',
  'settings',
] as const;

/** Usage is kept and cut into sessions by these as it comes in. */
const FILE_ONLY = ['settings.usage'] as const;

/** Tables and groups that hold together: they are set as a whole. */
const WHOLE: ReadonlySet<string> = new Set([
  'mapping.company.onboarding',
  'mapping.company.advocacy',
  'mapping.company.healthOverride',
  'mapping.surveys.csatScale',
  'settings.health.modelBySegment',
]);

/** Each model is set as a whole, since its points must add up. */
const MODELS = 'settings.health.models';
const MODEL_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/** What changes nothing that is computed of a company, and so needs no scoring. */
const NO_FIGURES = ['agreements', 'tasks', 'roles'] as const;

/** `settings.bands.health.healthy`: how a key is written. */
export function nameOf(path: KeyPath): string {
  return path.join('.');
}

/** The other way round: a name is cut at its dots. */
export function pathOf(name: string): KeyPath {
  return name.split('.');
}

/** Every key of a configuration, or of a part of it, that can be saved. */
export function saveableKeys(configuration: object): readonly KeyPath[] {
  const tree = configuration as Readonly<Record<string, unknown>>;
  return SAVEABLE.flatMap((part) => {
    const above = pathOf(part);
    const value = valueAt(tree, above);
    if (isTree(value)) return leavesOf(value, isLeaf, above);
    return value === undefined ? [] : [above];
  }).filter((path) => !isWithin(nameOf(path), FILE_ONLY));
}

/** Keys of a saved document that can be saved no more. */
export function strangeKeys(document: object): readonly KeyPath[] {
  const known = new Set(saveableKeys(document).map(nameOf));
  return leavesOf(document as Readonly<Record<string, unknown>>, isLeaf).filter(
    (path) => !known.has(nameOf(path)),
  );
}

/** Whether a key that no configuration has yet may come into being: a further health model. */
export function isNewModel(name: string): boolean {
  return name.startsWith(`${MODELS}.`) && MODEL_NAME.test(name.slice(MODELS.length + 1));
}

/** Whether a change of the key changes what is computed of companies. */
export function changesFigures(name: string): boolean {
  return !isWithin(name, NO_FIGURES);
}

export function isWithin(name: string, parts: readonly string[]): boolean {
  return parts.some((part) => name === part || name.startsWith(`${part}.`));
}

function isLeaf(path: KeyPath, value: unknown): boolean {
  const name = nameOf(path);
  return !isTree(value) || WHOLE.has(name) || nameOf(path.slice(0, -1)) === MODELS;
}
