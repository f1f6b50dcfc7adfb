import { config as uiExtensions } from '@hubspot/eslint-config-ui-extensions';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noClockNoChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the instant as a parameter; the domain never reads the clock.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Take the instant as a parameter; the domain never reads the clock.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Take the number as a parameter.',
  },
];

const environmentReadOnce = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'The environment is read in config/environment.ts only, once, by a schema.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/build/**',
      '**/dist/**',
      '*.cjs',
      '*.js',
      'sync-worker/bin/**',
      'tests/fixtures/**',
    ],
  },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-depth': ['error', 4],
    },
  },
  {
    files: ['shared/src/domain/**'],
    rules: { 'no-restricted-syntax': ['error', ...noClockNoChance] },
  },
  {
    files: ['sync-worker/src/**'],
    ignores: ['sync-worker/src/config/environment.ts'],
    rules: { 'no-restricted-syntax': ['error', ...environmentReadOnce] },
  },
  {
    files: ['hubspot-app/**'],
    extends: [uiExtensions, reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
