/** A browser to start, and what its environment needs. */
export type Executable = { executablePath: string; env: Record<string, string> };
