import { expect, test } from '@jest/globals';
import { isPushAddress } from './push-address.js';

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc:DEF_-9', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/gAAAA', true],
  ['https://wns2-sg2p.notify.windows.com/w/?token=BQ%3d', true],
  ['https://web.push.apple.com/QF', true],
  ['http://fcm.googleapis.com/fcm/send/abc', false],
  ['https://fcm.googleapis.com.example.org/x', false],
  ['https://example.org/fcm.googleapis.com', false],
  ['https://fcm.googleapis.com:8443/x', false],
  ['https://user@fcm.googleapis.com/x', false],
  ['https://127.0.0.1/x', false],
  ['https://notify.windows.com.evil.test/', false],
  ['', false],
])('%s: %s', (address, isKnown) => {
  expect(isPushAddress(address)).toBe(isKnown);
});
