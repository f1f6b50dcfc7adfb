export type ShapeOptions = {
  /** Text and `null` are the same kind of value: a property has one or it has not. */
  textOrNull?: boolean;
};

/**
 * Where `actual` does not have the shape of `expected`: a missing key, or another kind of value.
 * Additional keys are no difference. Of lists the first items are compared.
 */
export function shapeDifferences(
  expected: unknown,
  actual: unknown,
  options: ShapeOptions = {},
  where = '',
): string[] {
  const [wanted, found] = [kindOf(expected), kindOf(actual)];
  const loose =
    options.textOrNull && [wanted, found].every((one) => ['text', 'null'].includes(one));
  if (wanted !== found && !loose) return [`${where || '.'}: ${wanted} became ${found}`];
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length === 0) return [];
    return actual.length === 0
      ? [`${where}: has no items`]
      : shapeDifferences(expected[0], actual[0], options, `${where}[0]`);
  }
  if (wanted !== 'object') return [];
  const [left, right] = [expected, actual] as [Record<string, unknown>, Record<string, unknown>];
  return Object.keys(left).flatMap((key) => {
    if (!(key in right)) return [`${where}.${key}: is missing`];
    return shapeDifferences(left[key], right[key], options, `${where}.${key}`);
  });
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' ? 'text' : typeof value;
}
