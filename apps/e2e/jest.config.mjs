import base from '../../jest.config.mjs';

/** Journeys against a built platform in processes of its own, each on its own database: two at a time, since each waits often. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/apps/e2e/src'],
  testTimeout: 180_000,
  maxWorkers: 2,
};
