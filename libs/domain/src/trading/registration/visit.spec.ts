import { describe, expect, test } from '@jest/globals';
import { type VisitKind, visitRisk } from './visit.js';
import { type BrowserWords, agentFeatures } from './browser-words.js';

const ANDROID: BrowserWords = {
  userAgent:
    'Mozilla/5.0 (Linux; Android 14; V2303A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.6778.41 Mobile Safari/537.36',
  languages: 'zh-CN,zh;q=0.9',
  platform: '"Android"',
};

describe('a browser', () => {
  test.each<[string, BrowserWords, boolean]>([
    ['as it is', ANDROID, true],
    [
      'after a small update',
      { ...ANDROID, userAgent: ANDROID.userAgent!.replace('131.0.6778.41', '131.0.6778.200') },
      true,
    ],
    [
      'after a large one',
      { ...ANDROID, userAgent: ANDROID.userAgent!.replace('131.0.6778.41', '132.0.6834.14') },
      false,
    ],
    ['of another model', { ...ANDROID, userAgent: ANDROID.userAgent!.replace('V2303A', 'V2324A') }, false],
    ['in another language', { ...ANDROID, languages: 'en-US,en;q=0.9' }, false],
    ['on another system', { ...ANDROID, platform: '"Windows"' }, false],
    ['that sends a hint more', { ...ANDROID, brands: '"Chromium";v="131"' }, false],
  ])('%s is the same: %#', (_, agent, isSame) =>
    expect(agentFeatures(agent) === agentFeatures(ANDROID)).toBe(isSame),
  );

  test.each([undefined, '', '  '])('that says nothing of itself (%s) is like no other', (userAgent) =>
    expect(agentFeatures({ ...ANDROID, userAgent })).toBe(''),
  );
});

test.each<[VisitKind, string, string]>([
  ['DEVICE', 'RED', '报名 00000001、00000002 用过同一台设备'],
  [
    'ADDRESS',
    'YELLOW',
    '报名 00000001、00000002 用过同一个网络地址（村委会、便民大厅等多人合用网络的地方也会这样）',
  ],
  [
    'RANGE',
    'YELLOW',
    '报名 00000001、00000002 用过同一网段里特征相同的浏览器（删了浏览器的标记也看得出来，但合用网络、手机型号又相同的几个人也会这样）',
  ],
])('%s is told in %s', (kind, level, evidence) =>
  expect(visitRisk(kind, ['00000001-aaaa', '00000002-bbbb'])).toEqual({ code: 'R01', level, evidence }),
);
