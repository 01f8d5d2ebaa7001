import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  BOND_STATES,
  BREACH_DUE_STATES,
  CERTIFICATE_STATES,
  CONSULTATION_STATES,
  CONTRACT_STATES,
  CORRECTION_STATES,
  DAY_ACTS,
  DEPOSIT_STATES,
  ENDING_NOTICE_STATES,
  LISTING_STATES,
  type ListingState,
  MESSAGE_EVENTS,
  NEGOTIATION_STATES,
  OBJECTION_STATES,
  PAYMENT_ORDER_STATES,
  PHONE_CHANGE_STATES,
  REGISTRATION_STATES,
  SESSION_STATES,
  STOP_STATES,
  SUCCESSION_STATES,
  listingLifecycle,
  wordsOf,
} from '@helan/domain';
import type { OutboxTopics } from '../../kernel/outbox/outbox.js';
import { anyRows } from '../../testing/any-rows.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { OutbidWatch } from '../../trading/bidding/outbid-watch.js';
import type { MessageFor } from './index.js';
import { MessageResolvers, type Topic } from './message-resolvers.js';
import { Reminders } from './reminders.js';

/** Topics of which nobody is told, each with why. */
const SILENT: Partial<Record<Topic, string>> = {
  'notice.published': 'the step that publishes it is told of: listing.moved',
  'lot.bid': 'the room tells of bids; whoever was overtaken is told by OutbidWatch',
  'deal.signed': 'one side alone: both are told by listing.moved once both have signed',
};
/** Events that no piece of news brings but a day or a watch, each with what does. */
const BY_THE_DAY: readonly string[] = [
  'consent.asked',
  'contract.expiring',
  'deposit.soon',
  'payment.due',
  'payment.overdue',
  'session.outbid',
  'session.tomorrow',
  'work.new',
  'work.overdue',
];

const ID = '5f0c6f0e-57a0-4f2c-9f43-0d35d8f0a001';
const AT = new Date('2026-11-05T09:00:00Z');
const all = <To extends string>(states: Readonly<Record<To, unknown>>) => Object.keys(states) as To[];

/** Every step of a listing, as it is told: a project's before its notice and at it, a lot's from it on. */
const ON_PROJECT: readonly ListingState[] = [
  'DRAFT',
  'SUBMITTED',
  'VILLAGE_VERIFYING',
  'TOWN_REVIEWING',
  'CENTER_ACCEPTING',
  'CENTER_REVIEWING',
  'NOTICE_APPROVING',
  'CORRECTION',
];
const listingSteps = listingLifecycle.table.transitions.flatMap(({ from, action, to }) =>
  (typeof from === 'string' ? [from] : from).flatMap((state) =>
    (to === 'REMEMBERED' ? all(LISTING_STATES) : [to]).map((state2) => ({
      projectId: ID,
      lotId: ON_PROJECT.includes(state) ? null : ID,
      action,
      to: state2,
    })),
  ),
);
const to = <Payload extends object>(more: Payload, states: object) =>
  Object.keys(states).map((state) => ({ ...more, to: state }));

/** Every payload that a topic is told with; the compiler asks for each topic. */
const PAYLOADS: { readonly [T in Topic]: readonly OutboxTopics[T][] } = {
  'ruling.decided': ['PARAMETER', 'CALENDAR'].map((kind) => ({ rulingId: ID, kind, to: 'IN_FORCE' })),
  'listing.moved': listingSteps,
  'notice.published': [{ noticeId: ID, lotId: ID }],
  'registration.moved': to({ registrationId: ID }, REGISTRATION_STATES),
  'lot.consultation': all(CONSULTATION_STATES).map((state) => ({ state })),
  'lot.bid': [{ seq: 1 }],
  'lot.session': all(SESSION_STATES).map((state) => ({ state })),
  'deal.signed': [{ side: 'TRANSFEROR' }],
  'deal.refused': [{ side: 'TRANSFEROR' }, { side: 'TRANSFEREE' }],
  'negotiation.moved': to({ negotiationId: ID }, NEGOTIATION_STATES),
  'objection.moved': to({ objectionId: ID }, OBJECTION_STATES),
  'ending.moved': to({ noticeId: ID }, ENDING_NOTICE_STATES),
  'succession.moved': to({ successionId: ID }, SUCCESSION_STATES),
  'deposit.moved': to({ depositId: ID }, DEPOSIT_STATES),
  'payment.moved': to({ orderId: ID }, PAYMENT_ORDER_STATES),
  'bond.moved': to({ bondId: ID }, { ...BOND_STATES, CLAIMED: '', GRANTED: '', DENIED: '' }),
  'breach-due.moved': to({ dueId: ID }, BREACH_DUE_STATES),
  'day-close.moved': all(DAY_ACTS).map((act) => ({ bank: 'PRICE_BANK', day: '2026-11-03', act })),
  'plan.changed': (['WAIVER', 'QUANTITY', 'KIND_RENT', 'LATE_FEE'] as const).map((what) => ({
    contractId: ID,
    what,
  })),
  'contract.moved': to({ contractId: ID }, CONTRACT_STATES),
  'staff.odd-sign-in': [{ accountId: ID, logId: '1' }],
  'identity.linked': (['ASKED', 'LINKED', 'REFUSED'] as const).map((state) => ({
    accountId: ID,
    requestId: ID,
    to: state,
  })),
  'phone-change.moved': to({ changeId: ID, accountId: ID }, PHONE_CHANGE_STATES),
  'correction.moved': to({ correctionId: ID, partyId: ID }, CORRECTION_STATES),
  'party.number-freed': [[], [ID]].map((accountIds) => ({ partyId: ID, accountIds })),
  'party.stopped': to({ stopId: ID, partyId: ID }, STOP_STATES),
  'mandate.moved': to({ mandateId: ID, partyId: ID }, { GIVEN: '', CONFIRMED: '', ENDED: '' }),
  'mandate.used': [null, ID].map((mandateId) => ({
    accountId: ID,
    mandateId,
    step: 'POST projects/:id/submission' as const,
    id: ID,
  })),
  'privacy.viewed': [false, true].map((isMany) => ({ viewId: ID, isMany })),
  'certificate.moved': to({ certificateId: ID }, CERTIFICATE_STATES),
  'withdrawal.answered': [false, true].map((isGranted) => ({ requestId: ID, isGranted })),
  'account.changed': (['ENTERED', 'PASSWORD', 'PHONE'] as const).map((what) => ({ accountId: ID, what })),
  'question.answered': [{ questionId: ID }],
  'delivery.failed': [{ deliveryId: ID }],
};
const TOPICS = Object.keys(PAYLOADS) as Topic[];

/** What a row may say, beside the usual: each resolver is asked with all of them. */
const ROWS: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { nextDueAt: null, signDueAt: null, payeeId: null, facts: null },
  { resumedAt: null, pausedAt: null, lastSide: 'APPLICANT', side: 'TRANSFEROR', decision: 'VOID' },
  { subject: 'RESULT', decision: 'STANDS', lastSide: 'TRANSFEROR', side: 'TRANSFEREE' },
  { subject: 'RESULT', decision: null, typeCode: 'T01', agentKind: 'GUARDIAN' },
];

let platform: TestPlatform;
let resolvers: MessageResolvers;
beforeAll(async () => {
  platform = await TestPlatform.start();
  resolvers = platform.app.get(MessageResolvers);
}, 120_000);
afterAll(() => platform.close());

async function told(topic: Topic, rows = ROWS): Promise<MessageFor[]> {
  const messages: MessageFor[] = [];
  for (const payload of PAYLOADS[topic])
    for (const row of rows)
      messages.push(
        ...(await resolvers.of(topic, payload, anyRows(AT, row), { id: '1', subject: ID, at: AT })),
      );
  return messages;
}

async function remindedOf(): Promise<MessageFor[]> {
  const reminders = platform.app.get(Reminders);
  const messages: MessageFor[] = [];
  reminders.tell = async (finder) => {
    for (const row of [{}, { isOver: true, facts: null }, { isOver: false, facts: null }])
      messages.push(...(await finder(anyRows(AT, row), AT)));
  };
  await reminders.look();
  await platform.app.get(OutbidWatch).look();
  return messages;
}

describe('every topic', () => {
  test('of the outbox stands in the table', () => {
    const text = fs.readFileSync(new URL('../../kernel/outbox/outbox.ts', import.meta.url), 'utf8');
    const [, body = ''] = /interface OutboxTopics \{([^]*?)\n\}/.exec(text) ?? [];
    const topics = [...body.matchAll(/^ {2}'([\w.-]+)':/gm)].map(([, topic]) => topic);
    expect(topics).toEqual(expect.arrayContaining(['listing.moved', 'account.changed']));
    expect([...TOPICS].sort()).toEqual(topics.sort());
  });

  test.each(TOPICS)('%s tells somebody, or stands with its reason', async (topic) => {
    const isSilent = SILENT[topic] !== undefined;
    expect([topic, resolvers.has(topic)]).toEqual([topic, !isSilent]);
    expect([topic, (await told(topic)).length > 0]).toEqual([topic, !isSilent]);
  });

  test.each(TOPICS)(
    '%s asks the database what it can answer, and tells nobody of what is not there',
    async (topic) => {
      const news = { id: '1', subject: ID, at: AT };
      for (const payload of PAYLOADS[topic]) {
        const messages = await resolvers.of(topic, payload, platform.dataSource.manager, news);
        expect(messages.filter(({ to: { kind } }) => kind === 'PARTNER' || kind === 'HOUSEHOLD')).toEqual([]);
      }
    },
  );

  test.each(TOPICS)('%s gives each of its texts and links every value', async (topic) => {
    for (const { event, side, values } of await told(topic)) wordsOf(event, side, values);
  });
});

test('a last day that cannot be counted yet keeps nobody from hearing that there is something to sign', async () => {
  const messages = await told('listing.moved', [{ dueAt: null, signDueAt: null }]);
  for (const event of ['contract.sign', 'deal.letter'])
    expect(messages.find((message) => message.event === event)?.values).toMatchObject({
      until: '平台写明的日期',
    });
});

describe('every event of the catalogue', () => {
  const pairsOf = (messages: readonly MessageFor[]) =>
    [...new Set(messages.map(({ event, side }) => `${event} ${side}`))].sort();
  const catalogue = Object.entries(MESSAGE_EVENTS).flatMap(([event, { to: sides }]) =>
    Object.keys(sides).map((side) => `${event} ${side}`),
  );

  test('is told to each of its sides by somebody, and by the day only where that is said', async () => {
    const news: MessageFor[] = [];
    for (const topic of TOPICS) news.push(...(await told(topic)));
    const days = await remindedOf();
    for (const { event, side, values } of days) wordsOf(event, side, values);
    expect(pairsOf([...news, ...days])).toEqual(catalogue.sort());
    const byNews = new Set<string>(news.map(({ event }) => event));
    expect(
      Object.keys(MESSAGE_EVENTS)
        .filter((event) => !byNews.has(event))
        .sort(),
    ).toEqual(BY_THE_DAY);
  });
});
