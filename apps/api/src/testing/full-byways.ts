import { randomUUID } from 'node:crypto';
import type { PageView, PaymentOrderView } from '@helan/contracts';
import { BankDesk, bankTable } from './bank-files.js';
import type { Story } from './story.js';
import type { TestPlatform } from './test-platform.js';

/** Lots whose results stand already: their sessions are put back to where one waits for people. */
export interface ByLots {
  readonly traded: readonly [string, string, string];
  /** With somebody who has not been qualified yet. */
  readonly registering: string;
  /** A session that came to nothing. */
  readonly failed: string;
}

/** What leaves the straight way and waits for somebody there: by people where they can, by hand where it takes days. */
export async function fillByways(platform: TestPlatform, story: Story, lots: ByLots): Promise<void> {
  await fillObjections(platform, story);
  await fillReconsiderations(platform, lots.registering);
  await fillMoney(platform);
  await fillSessions(platform, lots);
  await fillPapers(platform);
  await fillOversight(platform);
}

const post = async <T = unknown>(platform: TestPlatform, login: string, route: string, body: object = {}) =>
  (await platform.as(login)).post<T>(route, body);

/** One that is looked into, one that the supervisor decides. */
async function fillObjections(platform: TestPlatform, story: Story): Promise<void> {
  for (const answer of [undefined, 'uphold']) {
    const { lotId } = await story.listed();
    const text = '公告写的四至和实地不一样';
    const { id } = await post<{ id: string }>(platform, 'jingmai1', `lots/${lotId}/objections`, { text });
    await post(platform, 'fuzeren', `objections/${id}/acceptance`, { stops: false });
    if (answer) await post(platform, 'fuzeren', `objections/${id}/reply`, { answer, text: '界线有出入' });
  }
}

async function fillReconsiderations(platform: TestPlatform, lotId: string): Promise<void> {
  const [row] = await platform.asOwner<{ id: string }>(
    "select id from registration where lot_id = $1 and state = 'QUALIFYING' order by submitted_at limit 1",
    [lotId],
  );
  const refusal = { isQualified: false, reason: '材料不符' };
  await post(platform, 'shenhe', `registrations/${row!.id}/qualification`, refusal);
  await post(platform, 'shenhe', `registrations/${row!.id}/reconsideration`, { reason: '材料后来看清了' });
  await platform.asOwner(
    `insert into social_review (registration_id, tier, opened_at, village_code)
     select r.id, 'TOWN', platform_now(), l.terms->>'villageCode' from registration r join lot l on l.id = r.lot_id
     where r.lot_id = $1 and r.state = 'QUALIFYING' order by r.submitted_at desc limit 1`,
    [lotId],
  );
}

/** Receipts and orders of which one has proposed something, and those about which somebody has to. */
async function fillMoney(platform: TestPlatform): Promise<void> {
  const { items } = await (
    await platform.as('chuna')
  ).get<PageView<PaymentOrderView>>('finance/payment-orders?state=CONFIRMED');
  const [told, back] = items
    .filter(({ kind }) => kind !== 'TRANSFER')
    .map(({ id }) => `finance/payment-orders/${id}`);
  for (const [index, order] of [told!, back!].entries())
    await post(platform, 'chuna', `${order}/return`, { reason: '账户已销户', flowNo: `TH2026110${index}` });
  await post(platform, 'fuhe', `${back!}/decision/answer`, { agrees: true, reason: '对着网银看过' });
  const receipts: string[] = [];
  for (const flowNo of ['DJ20261101', 'DJ20261102', 'DJ20261103', 'DJ20261104'])
    receipts.push(
      (
        await post<{ id: string }>(platform, 'chuna', 'finance/receipts', {
          ...{ bank: 'PRICE_BANK', flowNo, subAccount: '64012200000000000000', payerName: '不知是谁' },
          ...{ payerAccount: '29010201049998', amountYuan: '100', arrivedAt: await platform.minute() },
        })
      ).id,
    );
  const [proposed, held, pooled, wrong] = receipts;
  await post(platform, 'fuhe', `finance/receipts/${wrong}/send-back`, { reason: '付款人抄错' });
  await post(platform, 'chuna', `finance/receipts/${proposed}/decision`, {
    ...{ isHis: false, isNotOurs: true, reason: '银行串户' },
  });
  await platform.asOwner(
    `update bank_receipt set state = case id when $1 then 'HELD' else 'POOLED' end, held_at = platform_now()
     where id in ($1, $2)`,
    [held, pooled],
  );
  await fillBank(platform);
}

/** A file of the bank that waits to be looked at, one that waits for its second person, and a proposal about a bank. */
async function fillBank(platform: TestPlatform): Promise<void> {
  const desk = new BankDesk(platform);
  await desk.settle('DEPOSIT_BANK');
  await desk.propose('PRICE_BANK');
  const day = new Date((await platform.time()) + 8 * 3_600_000).toISOString().slice(0, 10);
  await desk.read(bankTable([{ day, flowNo: 'YH1', yuan: 100 }]));
  const chosen = await desk.read(bankTable([{ day, flowNo: 'YH2', yuan: 200 }]));
  await platform.asOwner(
    `update bank_statement set state = 'CHOSEN', payment_lines = 1, chosen_by = uploaded_by, chosen_at = platform_now()
     where id = $1`,
    [chosen.id],
  );
}

/** About one somebody has to propose something, about one to decide; one waits for scores, one is to be held again. */
async function fillSessions(platform: TestPlatform, { traded, failed }: ByLots): Promise<void> {
  const [asked, proposed, scored] = traded;
  const of = 'where is_current and lot_id = any($1)';
  await platform.asOwner(`update bidding_session set state = 'PAUSED', question = 'GO_ON' ${of}`, [
    [asked, proposed],
  ]);
  await platform.asOwner(
    `insert into session_decision (id, session_id, kind, reason, proposed_by, proposed_at)
     select gen_random_uuid(), s.id, 'GO_ON', '平台已经恢复', a.id, platform_now()
     from bidding_session s, account a where s.is_current and s.lot_id = $1 and a.login = 'zuzhi'`,
    [proposed],
  );
  await platform.asOwner(
    `update bidding_session set state = 'OPENING', rules = rules || '{"mode": "WEIGHTED"}' ${of}`,
    [[scored]],
  );
  await platform.asOwner(`update bidding_session set state = 'CANCELLED' ${of}`, [[failed]]);
}

/** A scan of what was signed by hand; a mandate that nobody has seen. */
async function fillPapers(platform: TestPlatform): Promise<void> {
  await platform.asOwner(
    `insert into paper_scan (id, lot_id, kind, paper_no, side, file_hash, scan_file_id, handed_in_by, handed_in_at)
     select gen_random_uuid(), d.lot_id, 'LETTER', 'QR-2026-1', 'TRANSFEROR', repeat('0', 64), d.file_id, a.id, platform_now()
     from (select l.id as lot_id, d.file_id from lot l join project_document d on d.project_id = l.project_id
       where d.kind = 'SITE_PHOTO' limit 1) d, account a where a.login = 'cunji'`,
  );
  await platform.asOwner(
    `update project set is_mandated = true, created_by = (select id from account where login = 'cunji')
     where id = (select id from project where state = 'CENTER_ACCEPTING' limit 1)`,
  );
  await platform.asOwner(
    `insert into project_document (id, project_id, kind, file_id, uploaded_by, uploaded_at)
     select gen_random_uuid(), p.id, 'PAPER_MANDATE', f.id, a.id, platform_now()
     from (select id from project where state = 'CENTER_ACCEPTING' limit 1) p,
       (select id from stored_file limit 1) f, account a where a.login = 'cunji'`,
  );
}

/** What the supervisor is asked, and was told too late; days that go on; a deadline that could not be applied. */
async function fillOversight(platform: TestPlatform): Promise<void> {
  await platform.asOwner(
    `update project set supervisor_permission = jsonb_build_object('askedAt', platform_now(), 'decision', null)
     where id = (select id from project where state = 'REJECTED' limit 1)`,
  );
  await platform.asOwner(
    'update risk_alert set told_at = platform_now() where id = (select id from risk_alert where closed_at is null limit 1)',
  );
  const first = randomUUID();
  await platform.asOwner(
    `insert into stand_in (id, account_id, stand_in_id, from_day, until_day, reason, set_by, set_at, renews)
     select d.id, a.id, b.id, t.day + d.from_in, t.day + d.until_in, '住院', c.id, platform_now(), d.renews
     from (values ($1::uuid, -20, -1, null::uuid), ($2::uuid, 0, 10, $1::uuid)) d (id, from_in, until_in, renews),
       account a, account b, account c, (select (platform_now() at time zone 'Asia/Shanghai')::date as day) t
     where a.login = 'shenhe' and b.login = 'shenhe2' and c.login = 'fuzeren'`,
    [first, randomUUID()],
  );
  await platform.asOwner(
    `insert into due_rest (table_name, row_id, due_at, failures, error, first_failed_at, failed_at, rest_until)
     select 'lot', id::text, next_due_at, 1, 'server.fault', t.now, t.now, t.now + interval '1 hour'
     from lot, (select platform_now() as now) t where next_due_at is not null and state = 'LISTED' limit 1`,
  );
}
