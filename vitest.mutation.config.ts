import { defineConfig } from 'vitest/config';

/** The tests that hold the rules, for mutation testing: pure, in one process, quick to repeat thousands of times. */
export default defineConfig({
  test: {
    include: ['tests/unit/domain/**/*.test.ts'],
    isolate: false,
    env: { PROPERTY_RUNS: '40' },
  },
});
