/** Steps into the configuration, from its root. */
export type KeyPath = readonly string[];

type Tree = Readonly<Record<string, unknown>>;

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path; `undefined` = nothing does. */
export function valueAt(tree: unknown, path: KeyPath): unknown {
  let at: unknown = tree;
  for (const step of path) {
    if (!isTree(at) || !Object.hasOwn(at, step)) return undefined;
    at = at[step];
  }
  return at;
}

/** The tree with a value at a path; what is not on the way is shared. */
export function withValue(tree: Tree, [step, ...rest]: KeyPath, value: unknown): Tree {
  if (step === undefined) return isTree(value) ? value : tree;
  const inner = tree[step];
  const next = rest.length === 0 ? value : withValue(isTree(inner) ? inner : {}, rest, value);
  return { ...tree, [step]: next };
}

/** The tree without what stands at a path, nor the branches that are empty then. */
export function withoutValue(tree: Tree, [step, ...rest]: KeyPath): Tree {
  if (step === undefined || !Object.hasOwn(tree, step)) return tree;
  const { [step]: inner, ...others } = tree;
  if (rest.length === 0 || !isTree(inner)) return others;
  const left = withoutValue(inner, rest);
  return Object.keys(left).length === 0 ? others : { ...others, [step]: left };
}

/** Every path of a tree that `isLeaf` says is one; an empty branch is none. */
export function leavesOf(
  tree: Tree,
  isLeaf: (path: KeyPath, value: unknown) => boolean,
  above: KeyPath = [],
): readonly KeyPath[] {
  return Object.entries(tree).flatMap(([step, value]) => {
    const path = [...above, step];
    if (isLeaf(path, value)) return [path];
    return isTree(value) ? leavesOf(value, isLeaf, path) : [];
  });
}
