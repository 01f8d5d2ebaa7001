import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const SIZES = {
  'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 70 }],
  'no-restricted-syntax': [
    'error',
    {
      selector: ':matches(FunctionDeclaration, ArrowFunctionExpression)[params.length>4]',
      message: 'at most four parameters; else one object',
    },
    {
      selector: 'MethodDefinition[kind!="constructor"] > FunctionExpression[params.length>4]',
      message: 'at most four parameters; else one object',
    },
    {
      selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>8]',
      message: 'at most eight injected dependencies',
    },
  ],
};

const BOUNDARIES = {
  '@nx/enforce-module-boundaries': [
    'error',
    {
      allow: [],
      depConstraints: [
        { sourceTag: 'layer:domain', onlyDependOnLibsWithTags: ['layer:domain'], allowedExternalImports: [] },
        {
          sourceTag: 'layer:sealing',
          onlyDependOnLibsWithTags: ['layer:sealing'],
          allowedExternalImports: ['@noble/curves/*'],
        },
        {
          sourceTag: 'layer:contracts',
          onlyDependOnLibsWithTags: ['layer:domain', 'layer:contracts'],
          allowedExternalImports: ['class-validator', 'class-transformer'],
        },
        {
          sourceTag: 'layer:api',
          onlyDependOnLibsWithTags: ['layer:domain', 'layer:contracts', 'layer:sealing', 'layer:api'],
          bannedExternalImports: ['@angular/*'],
        },
        {
          sourceTag: 'layer:web',
          onlyDependOnLibsWithTags: ['layer:domain', 'layer:contracts', 'layer:sealing', 'layer:web'],
          bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', 'class-validator', 'class-transformer'],
        },
        { sourceTag: 'layer:tools', onlyDependOnLibsWithTags: ['*'] },
      ],
    },
  ],
};

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', 'out', 'var', '.nx', '.angular', 'tools/tidy/fixtures'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: {
      parserOptions: {
        project: [
          'libs/*/tsconfig.json',
          'apps/api/tsconfig.json',
          'apps/web/tsconfig.app.json',
          'apps/web/tsconfig.spec.json',
          'apps/e2e/tsconfig.json',
          'tools/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      ...SIZES,
      ...BOUNDARIES,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Nest reads the types of constructor parameters at run time, so that they must be imported as values.
    files: ['apps/api/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // What a request brings is named parameter by parameter.
    files: ['**/*.controller.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['apps/web/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // The journeys drive the tools and the built platform by their paths.
    files: ['apps/e2e/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      '@nx/enforce-module-boundaries': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  prettier,
);
