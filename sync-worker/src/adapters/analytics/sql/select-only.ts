import { codeOf, type Dialect } from './sql-text.ts';
import { parametersIn, PARAMETERS } from './parameters.ts';

/** What changes something in any of the dialects. As the name of a column such a word has to be quoted. */
const CHANGES =
  /\b(insert|update|delete|merge|create|alter|drop|truncate|grant|revoke|call|copy|execute|exec|into|lock|vacuum|attach|put|remove|unload|export)\b/i;

/**
 * What is wrong with a query of the configuration; `null` = nothing. One SELECT, with named parameters that exist. This
 * keeps mistakes out; against malice there is only a user who may not write.
 */
export function queryFault(query: string, dialect: Dialect): string | null {
  const code = codeOf(query, dialect).trim().replace(/;\s*$/, '');
  if (code.includes(';')) return 'has several statements: write one SELECT';
  if (!/^\(*\s*(select|with)\b/i.test(code)) return 'is no SELECT: it may only read';
  const change = CHANGES.exec(code)?.[1];
  if (change !== undefined) {
    return `has the word ${change.toUpperCase()}, and it may only read: quote it where it is a name`;
  }
  const stranger = parametersIn(query, dialect).find((name) => !Object.hasOwn(PARAMETERS, name));
  if (stranger !== undefined) {
    const known = Object.keys(PARAMETERS).map((name) => `:${name}`);
    return `has the unknown parameter :${stranger}: there are ${known.join(', ')}`;
  }
  return null;
}

/** Whether a query asks for the days of one question, and not for everything each time. */
export function asksForDays(query: string, dialect: Dialect): boolean {
  const used = new Set(parametersIn(query, dialect));
  return (used.has('from') || used.has('from_day')) && (used.has('to') || used.has('to_day'));
}
