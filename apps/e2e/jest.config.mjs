import base from '../../jest.config.mjs';

/** Journeys against a built platform in processes of its own: one after the other, each on its own database. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/apps/e2e/src'],
  testTimeout: 180_000,
  maxWorkers: 1,
};
