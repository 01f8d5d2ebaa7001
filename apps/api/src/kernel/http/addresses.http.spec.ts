import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Problem } from '@helan/contracts';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
  await platform.app.listen(0, '127.0.0.1');
});
afterAll(() => platform.close());

/** As it is written: a client of its own would put a broken address right. */
function ask(path: string): Promise<{ status: number; type: string; problem: Problem }> {
  const { port } = platform.app.getHttpServer().address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = http.get({ port, path }, (response) => {
      let text = '';
      response.on('data', (bytes: Buffer) => (text += bytes.toString()));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          type: response.headers['content-type']!,
          problem: JSON.parse(text) as Problem,
        }),
      );
    });
    request.on('error', reject);
  });
}

test.each([
  ['/api/%', 400, 'request.bad-address'],
  ['/api/%E0%A4%A', 400, 'request.bad-address'],
  ['/api/notices/%E0%A4%A', 400, 'request.bad-address'],
  ['/api/notices/%zz/poster', 400, 'request.bad-address'],
  ['/api/nothing', 404, 'resource.not-found'],
  ['/api/', 404, 'resource.not-found'],
  ['/api/notices/11111111-1111-4111-8111-111111111111', 404, 'resource.not-found'],
  ['/api/notices/no-id', 404, 'resource.not-found'],
  ['/api/lots/11111111-1111-4111-8111-111111111111/room', 404, 'resource.not-found'],
])('%s is %i, as a problem', async (path, status, code) => {
  const answer = await ask(path);
  expect(answer).toMatchObject({
    status,
    type: 'application/problem+json; charset=utf-8',
    problem: { status, code },
  });
  expect(answer.problem.title).toMatch(/。$/);
});
