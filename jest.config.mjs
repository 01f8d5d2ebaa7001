/** Specs of domain, contracts, api, web and tools: ES modules, compiled by swc, on a real PostgreSQL where they need one. */
export default {
  rootDir: '.',
  roots: ['<rootDir>/libs', '<rootDir>/apps/api/src', '<rootDir>/apps/web/src', '<rootDir>/tools'],
  testMatch: ['**/*.spec.ts', '**/*.spec.mjs'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@helan/domain$': '<rootDir>/libs/domain/src/index.ts',
    '^@helan/domain/samples$': '<rootDir>/libs/domain/src/samples/index.ts',
    '^@helan/sealing$': '<rootDir>/libs/sealing/src/index.ts',
    '^@helan/contracts$': '<rootDir>/libs/contracts/src/index.ts',
    '^@helan/contracts/requests$': '<rootDir>/libs/contracts/src/requests/index.ts',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  transformIgnorePatterns: ['node_modules'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/libs/.*/dist', '<rootDir>/var', '<rootDir>/out'],
  globalSetup: '<rootDir>/tools/test/start-database.mjs',
  testTimeout: 60_000,
  maxWorkers: 3,
  // Modules of a file that is done are never let go of; a worker that has grown so large spends its time looking at them.
  workerIdleMemoryLimit: '1500MB',
};
