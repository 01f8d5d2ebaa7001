import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { answerProblem } from './problem.filter.js';

let platform: TestPlatform;
let lotId: string;
let projectId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  const story = new Story(platform);
  projectId = await story.submitted();
  ({ lotId } = await story.trading(['jingmai1', 'jingmai2']));
}, 120_000);
afterAll(() => platform.close());

/** The status that whoever asked is answered with after a failure of the database. */
function statusOf(error: Error): number {
  let status = 0;
  const response = {
    headersSent: false,
    end: () => undefined,
    setHeader: () => undefined,
    writeHead: (given: number) => (status = given),
  };
  answerProblem(error, { id: 'a', method: 'GET', url: '/api/x' } as never, response as never);
  return status;
}

describe('a number that no column holds', () => {
  test.each(['99999999999', '1e9', '-1', 'Infinity', 'x', ''])('is no line of a log: %s', async (after) => {
    const problem = await platform.nobody().refused('get', `lots/${lotId}/bids?after=${after}`);
    expect(problem).toMatchObject({ status: 422, code: 'request.invalid', faults: [{ field: 'after' }] });
  });

  test.each(['22003', '22007', '22008'])('and no day, is no fault of the platform: %s', (code) => {
    expect(statusOf(Object.assign(new Error('out of range'), { code }))).toBe(422);
  });
});

describe('a moment', () => {
  test.each([
    ['of a week', '2026-W45-1'],
    ['of a day of the year', '2026-306'],
    ['without a zone', '2026-12-01T09:00:00'],
    ['without an hour', '2026-12-01'],
    ['of a day that there is not', '2026-02-30T09:00:00Z'],
    ['in a zone that there is not', '2026-12-01T09:00:00+99:00'],
    ['of five figures', '+12026-12-01T09:00:00Z'],
  ])('%s is none', async (_, to) => {
    expect(await platform.nobody().refused('post', 'demo/clock', { to })).toMatchObject({ status: 422 });
    const host = await platform.as('zuzhi');
    expect(await host.refused('post', `lots/${lotId}/trading`, { startAt: to })).toMatchObject({
      status: 422,
      faults: [{ field: 'startAt' }],
    });
  });
});

describe('where somebody stood', () => {
  test.each([
    ['latitude', '38.638'],
    ['longitude', '106.402'],
  ])('%s is a number, no text', async (field, value) => {
    const check = {
      measured: '120',
      latitude: 38.638,
      longitude: 106.402,
      gpsErrorMetres: 5,
      isUndisputed: true,
    };
    const liaison = await platform.as('cunji');
    const problem = await liaison.refused('post', `projects/${projectId}/verification`, {
      ...check,
      [field]: value,
    });
    expect(problem).toMatchObject({ status: 422, faults: [{ code: 'request.invalid', field }] });
  });
});
