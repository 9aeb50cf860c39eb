import tseslint from 'typescript-eslint';

const NO_ENVIRONMENT = {
  object: 'process',
  property: 'env',
  message: 'Only src/platform/config reads the environment.',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'src/**/assets/**'] },
  {
    files: ['src/**/*.{ts,tsx}', 'migrations/**/*.ts', 'test/**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/unbound-method': 'off',
      // Rows satisfy shapes structurally: a plain object may stand where a class is named.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/**/*.spec.{ts,tsx}'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-depth': ['error', 3],
      complexity: ['error', 12],
    },
  },
  {
    // Nest injects through the constructor, where many parameters are wiring and not a call that a person writes.
    files: ['src/**/*.{ts,tsx}'],
    ignores: [
      'src/**/*.spec.{ts,tsx}',
      'src/**/*.{service,controller,repository,processor,importer,runner,worker,queue,sweeper}.ts',
    ],
    rules: { '@typescript-eslint/max-params': ['error', { max: 4 }] },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/platform/config/**', 'src/**/*.spec.{ts,tsx}'],
    rules: { 'no-restricted-properties': ['error', NO_ENVIRONMENT] },
  },
  {
    files: ['**/*.spec.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['it', 'test', 'describe'].flatMap((object) =>
          ['only', 'skip', 'todo'].map((property) => ({ object, property, message: 'No focused or forgotten tests.' })),
        ),
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // A test says itself what shape of answer it expects.
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-exports': 'off',
    },
  },
);
