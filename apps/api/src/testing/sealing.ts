import { Sealers } from '../../../../tools/deal/sealers.js';
import type { TestPlatform } from './test-platform.js';

/** Holders and bidders of a platform under test. */
export function sealersOf(platform: TestPlatform): Sealers {
  return new Sealers(async (login) => {
    const person = await platform.as(login);
    return {
      get: (route) => person.get(route),
      post: (route, body = {}, headers = {}) => person.post(route, body, undefined, headers),
    };
  });
}
