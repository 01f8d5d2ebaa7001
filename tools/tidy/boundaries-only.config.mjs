import tseslint from 'typescript-eslint';
import whole from '../../eslint.config.mjs';

/** The boundary rule of the whole configuration alone, for files that exist only in a test. */
const withRule = whole.find((part) => part.rules?.['@nx/enforce-module-boundaries']);

export default [
  {
    files: ['**/*.ts'],
    plugins: { '@nx': withRule.plugins['@nx'] },
    languageOptions: { parser: tseslint.parser },
    rules: { '@nx/enforce-module-boundaries': withRule.rules['@nx/enforce-module-boundaries'] },
  },
];
