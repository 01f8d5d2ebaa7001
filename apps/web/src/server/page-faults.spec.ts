import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { logFault } from './page-faults';

let written: string;
beforeEach(() => {
  written = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => void jest.restoreAllMocks());

const asked = '身份证 640122199001011234';

test('of what went wrong the kind and the place are written, never what somebody asked', () => {
  logFault(new RangeError(asked));
  expect(JSON.parse(written)).toMatchObject({ level: 50, type: 'RangeError' });
  expect((JSON.parse(written) as { at: string[] }).at[0]).toMatch(/^at .*page-faults\.spec\.ts/);
  expect(written).not.toContain('6401');
});

test('nor where the message has lines that look like places', () => {
  logFault(new Error(`x\n    at ${asked}`));
  expect(written).not.toContain('6401');
});

test.each([asked, { asked }, undefined, null])('whatever is thrown: %#', (thrown) => {
  logFault(thrown);
  expect(written).toMatch(/^\{"level":50,.*\}\n$/);
  expect(written).not.toContain('6401');
});
