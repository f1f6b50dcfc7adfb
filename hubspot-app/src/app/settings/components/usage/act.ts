/** Does something with a source: what it is, so that a repeat is the same request, and how it is asked. */
export type Act = (content: string, ask: (requestId: string) => Promise<unknown>) => void;
