import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TradingPlanView } from '@helan/contracts';
import { MessageRoom } from '../../testing/messages.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let room: MessageRoom;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  room = await MessageRoom.of(platform);
  story = new Story(platform);
}, 120_000);
afterAll(() => platform.close());

const unfolded = (text: string) => text.replaceAll('\r\n ', '');
/** As RFC 5545 has it: lines end in CRLF and are no longer than 75 octets, what is folded goes on behind a blank. */
function requireCalendar(text: string): void {
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[\s\S]*\r\nEND:VCALENDAR$/);
  for (const event of unfolded(text).split('BEGIN:VEVENT').slice(1))
    for (const line of [
      /\r\nUID:\S+@/,
      /\r\nDTSTAMP:\d{8}T\d{6}Z/,
      /\r\nDTSTART(;VALUE=DATE)?:\d{8}/,
      /\r\nSUMMARY:./,
    ])
      expect(event).toMatch(line);
}

test('a deal from the application to the certificate: each is told of each step, and nothing is set aside', async () => {
  const logins = ['jingmai1', 'jingmai2'];
  const { projectId, lotId, endsAt } = await story.listed();
  await room.read();
  const registrations = await story.registerAll(logins, lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  await room.read();
  for (const [index, login] of logins.entries()) await story.payDeposit(login, registrations[index]!);
  await room.read();
  await story.bothSidesAgree(lotId);
  const host = await platform.as('zuzhi');
  const { earliestStartAt } = await host.get<TradingPlanView>(`lots/${lotId}/trading`);
  await host.post(`lots/${lotId}/trading`, { startAt: earliestStartAt });
  await room.read();
  await platform.advance(Date.parse(earliestStartAt!) - 3_600_000);
  await Promise.all([room.remind(), room.remind()]);
  await room.remind();
  const file = await (await platform.as('jingmai1')).request('get', 'my/calendar.ics');
  expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
  requireCalendar(file.text);
  expect(unfolded(file.text)).toContain('SUMMARY:竞价：');
  expect((await (await platform.as('jingmai1')).request('get', `my/lots/${lotId}/calendar.ics`)).status).toBe(
    200,
  );
  expect(await (await platform.as('jingmai3')).refused('get', `my/lots/${lotId}/calendar.ics`)).toMatchObject(
    {
      status: 404,
    },
  );
  await platform.advance(Date.parse(earliestStartAt!) + 1000);
  await room.read();
  await story.bidToTheEnd(lotId);
  await room.read();
  const contract = await story.sign(lotId);
  await room.later(3 * 24 * 3_600_000);
  await room.remind();
  await story.payPrice(contract);
  await story.payOutAll();
  await room.sendAll();
  const told = async (login: string) => (await room.inbox(login)).map(({ title }) => title).reverse();
  const holder = (
    await platform.dataSource.query<{ login: string }[]>(
      'select a.login from account a join project p on p.transferor_id = a.party_id where p.id = $1',
      [projectId],
    )
  )[0]!.login;
  expect(await room.count('outbox_waiting')).toBe(0);
  expect(await told(holder)).toEqual(
    expect.arrayContaining([
      '申请已受理',
      '公告已发布',
      '竞价时间已定',
      '有了受让方',
      '请签成交确认书',
      '请签合同',
      '钱付出去了',
    ]),
  );
  expect(await told('jingmai1')).toEqual(
    expect.arrayContaining([
      '资格合格',
      '请交保证金',
      '保证金已到账',
      '请答复怎么交易',
      '竞价时间已定',
      '竞价开始了',
    ]),
  );
  const titles = [...(await told('jingmai1')), ...(await told('jingmai2'))];
  expect(titles).toEqual(expect.arrayContaining(['成交结果公示', '没有受让', '保证金已退还']));
  const titlesOf = (title: string) => titles.filter((one) => one === title).length;
  expect(titlesOf('竞价快开始了')).toBe(2);
  expect(titlesOf('快到付款日了')).toBe(1);
  expect(await told('zuzhi')).toContain('有新的工作');
  expect(room.sent.length).toBeGreaterThan(10);
  for (const { text, values } of room.sent)
    for (const [, name] of text.matchAll(/\{(\w+)\}/g)) expect(values[name!]).toMatch(/\S/);
}, 240_000);
