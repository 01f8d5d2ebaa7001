import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { listGuardedRoutes } from '../../kernel/auth/index.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.close());

/** What everybody may read, typed by hand: whatever is added here is seen by the whole world. */
const PUBLIC =
  `calendar/working-days calendar/years center clock contacts demo/phone feed.atom feed.json health home lots/:id/bids lots/:id/feed
  lots/:id/frame lots/:id/heads lots/:id/record lots/:id/room notices notices/:id notices/:id/broadcast notices/:id/poster
  notices/:id/proof notices/:id/publication-proof parameters public-days questions/published regions session session/ways sessions
  verification`.split(/\s+/);

test('what the public may read is in the table', () => {
  const routes = listGuardedRoutes(platform.app.get(DiscoveryService), platform.app.get(Reflector));
  const reading = routes.filter((route) => route.requirement === 'PUBLIC' && route.method === 'GET');
  expect(reading.map(({ path }) => path.slice(1)).sort()).toEqual([...PUBLIC].sort());
});

test.each(PUBLIC)('%s asks nobody to sign in, and of what is not there says so', async (path) => {
  const asked = path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
  const { status } = await platform.nobody().request('get', asked);
  const isThere = !path.includes(':') || path === 'lots/:id/bids';
  // From which day on working days are counted has to be said.
  expect(status).toBe(isThere ? (path === 'calendar/working-days' ? 422 : 200) : 404);
});
