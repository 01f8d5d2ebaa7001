import fs from 'node:fs';
import { MESSAGE_EVENTS, type MessageEvent } from '@helan/domain';
import { expect, test } from '@jest/globals';
import { readCapacity } from '../../apps/api/src/kernel/limits/capacity.js';
import { LIMITS } from '../../apps/api/src/kernel/limits/limit-table.js';

const TEXT = fs.readFileSync('docs/operations.md', 'utf8');
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

test.each([
  ...Object.entries(LIMITS).map(([name, { most, seconds }]) => [
    `LIMIT_${name.replace('.', '_').toUpperCase()}`,
    `${most}/${seconds}`,
  ]),
  ...Object.entries(readCapacity({})).map(([name, count]) => [snake(name), String(count ?? 'by cores')]),
])('the settings of an operator name %s and what holds without it', (name, figure) => {
  expect(TEXT).toMatch(new RegExp(`\\| \`${name}\` +\\| ${figure} +\\|`));
});

/** Templates with their texts, as the paper lists them. */
const LISTED = Object.fromEntries(
  [...fs.readFileSync('docs/short-messages.md', 'utf8').matchAll(/^\| `([\w.-]+)` +\| (.+?) +\|$/gm)].map(
    ([, name, text]) => [name, text],
  ),
);
const BY_THE_DOOR = ['login-code', 'window-code', 'phone-changed'];

test('every short message that there is stands in the paper of templates, with its text, and no other', () => {
  const events: [string, MessageEvent][] = Object.entries(MESSAGE_EVENTS);
  const sent = events.filter(([, { by }]) => by.includes('SMS')).map(([name, { text }]) => [name, text]);
  const { 'login-code': code, 'window-code': atWindow, 'phone-changed': changed, ...others } = LISTED;
  expect(others).toEqual(Object.fromEntries(sent));
  const sender = fs.readFileSync('apps/api/src/people/account/code-sender.ts', 'utf8');
  for (const name of BY_THE_DOOR) expect(sender).toContain(`template: '${name}'`);
  for (const text of [code, atWindow, changed]) expect(sender).toContain(`'${text}'`);
});

const SETTINGS = [
  'apps/api/src/kernel/config.ts',
  'apps/api/src/kernel/center.ts',
  'apps/api/src/kernel/issuer-settings.ts',
  'apps/api/src/kernel/push-settings.ts',
  'apps/api/src/kernel/sms/sms-settings.ts',
];

test.each(SETTINGS)('what %s takes from its surroundings stands among the settings', (file) => {
  const text = fs.readFileSync(file, 'utf8');
  const taken = [
    ...text.matchAll(/env\['([A-Z_]+)'\]|(?:need|secret|url|say|orDefault|isOpen)\('([A-Z_]+)'/g),
    ...text.matchAll(/readSecret\(env, '([A-Z_]+)'/g),
  ].map(([, one, other]) => one ?? other!);
  expect(taken.length).toBeGreaterThan(2);
  expect([...new Set(taken)].filter((name) => !TEXT.includes(`\`${name}\``))).toEqual([]);
});
