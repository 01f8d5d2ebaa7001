import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PageView, SecurityEventView, SignInView } from '@helan/contracts';
import { COUNTY, STAFF_PASSWORD, StaffDesk } from '../../testing/staff-desk.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let desk: StaffDesk;
let system: TestPerson;
let security: TestPerson;
beforeAll(async () => {
  platform = await TestPlatform.start();
  desk = await StaffDesk.of(platform);
  ({ system, security } = desk);
});
afterAll(() => platform.close());

describe('who signed in', () => {
  test('stands in the log, with the device as its owner knows it, for himself and for the auditor', async () => {
    const farmer = await platform.as('nonghu');
    const { items } = await farmer.get<PageView<SignInView>>('my/sign-ins');
    expect(items[0]).toMatchObject({ login: 'nonghu', wayName: '账号密码', isNewDevice: true, isOdd: false });
    expect(items.every(({ login }) => login === 'nonghu')).toBe(true);
    const auditor = await platform.as('shenji');
    const all = await auditor.get<PageView<SignInView>>('sign-ins?search=nonghu');
    expect(all.items[0]).toMatchObject({ login: 'nonghu' });
    const rows: { text: string }[] = await platform.dataSource.query(
      'select l::text as text from sign_in_log l',
    );
    expect(rows.some(({ text }) => text.includes('127.0.0.1'))).toBe(false);
  });

  test('R24: at night on a new device it is told to the security administrator, who says what she found', async () => {
    await desk.ready('yejian', ['ARCHIVIST']);
    await platform.advance('2026-11-03T16:30:00Z');
    await TestPerson.signIn(platform.app, 'yejian', STAFF_PASSWORD);
    const clerk = await security.get<PageView<SecurityEventView>>('security-events?open=true');
    const event = clerk.items.find(({ login }) => login === 'yejian')!;
    expect(event).toMatchObject({ kind: 'ODD_SIGN_IN', isOpen: true, mayClose: true });
    await security.post(`security-events/${event.id}/closing`, { finding: '本人加班，已电话核实' });
    expect(
      await security.refused('post', `security-events/${event.id}/closing`, { finding: '再说一次' }),
    ).toMatchObject({ code: 'lifecycle.not-now' });
    const told: unknown[] = await platform.dataSource.query(
      "select 1 from outbox where topic = 'staff.odd-sign-in'",
    );
    expect(told.length).toBeGreaterThan(0);
  });
});

test('contacts are kept with their history, and the center’s stand wherever it is shown', async () => {
  const editor = await platform.as('xuanchuan');
  const { items } = await editor.get<PageView<{ regionCode: string; version: number }>>('kept-contacts');
  const center = items.find(({ regionCode }) => regionCode === COUNTY)!;
  const said = { phone: '0951-8060000', address: '政务服务中心三楼', hours: '工作日 9:00—17:00' };
  await editor.put(`kept-contacts/${COUNTY}`, { ...said, version: center.version });
  expect(
    await editor.refused('put', `kept-contacts/${COUNTY}`, { ...said, version: center.version }),
  ).toMatchObject({ code: 'form.saved-meanwhile' });
  expect(await platform.nobody().get('center')).toMatchObject({
    hotline: expect.stringContaining('8060000'),
    address: '政务服务中心三楼',
  });
  await system.put('kept-contacts/640122102', { phone: '0951-8060001', address: '', hours: '' });
  const shown = await platform.nobody().get<{ regionCode: string }[]>('contacts');
  expect(shown.map(({ regionCode }) => regionCode)).toEqual([COUNTY, '640122102']);
});

test('the auditor sees that the record of changes holds, the finance office figures alone', async () => {
  expect(await (await platform.as('shenji')).get('audit-state')).toMatchObject({ faults: [] });
  await (await platform.as('jinrong')).get('risk-figures');
});
