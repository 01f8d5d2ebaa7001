import type { ObjectionView, PageView, ProjectView } from '@helan/contracts';
import { findWinner, payOut } from '../deal/acts/settlement.js';
import { recordElsewhere } from '../deal/acts/relay.js';
import { later, waitUntil } from '../deal/stage.js';
import type { EventName } from './recipe.js';
import type { Play } from './steps.js';

type Event = (play: Play) => Promise<unknown>;

/** What does not go as it usually does. */
export const MISHAPS: Readonly<Record<EventName, Event>> = {
  correction: ({ stage, projectId }) =>
    stage.cast.staff.acceptor.post(`projects/${projectId}/correction-request`, {
      items: ['地块示意图上没有标出北侧四至，请补标', '村民代表会议决议缺第二页，请补齐'],
    }),
  rejection: ({ stage, projectId }) =>
    stage.cast.staff.reviewer.post(`projects/${projectId}/rejection`, {
      code: 'DISPUTED',
      reason: '相邻农户对地界有异议，正在乡镇调解，调解结果出来以前不受理。',
    }),
  'end of notice': ({ stage, listed }) => waitUntil(stage, later(listed.notice.registrationEndsAt, 60_000)),
  'relay result': ({ stage, listed }) => recordElsewhere(stage, listed),
  relisting,
  'notice withdrawn': async ({ stage, listed }) => {
    const reason = '家里老人回村，今年自己种，不再出租。';
    await stage.cast.transferor.post(`lots/${listed.lotId}/withdrawal-request`, { reason });
    await stage.cast.staff.approver.post(`lots/${listed.lotId}/withdrawal`, {
      reason: '转出方申请撤牌，经核实同意。',
    });
  },
  change: async ({ stage, listed }) => {
    const { reviewer, approver } = stage.cast.staff;
    const { id } = await reviewer.post<{ id: string }>(`lots/${listed.lotId}/change`, {
      change: { viewing: '公告期内每天 9:00 到 18:00，联系村级信息联络员带看。' },
      reason: '看样时间延长，周末也可以看。',
    });
    await approver.post(`changes/${id}/publication`);
  },
  suspension: ({ stage, listed }) =>
    stage.cast.staff.approver.post(`lots/${listed.lotId}/suspension`, {
      reason: 'FORCE_MAJEURE',
      note: '沟渠清淤施工封了进地的路，没有办法看样，路通以后恢复。',
    }),
  objection,
  'objection dismissed': async (play) => {
    const id = await objection(play);
    await decide(play, id, 'STANDS', '调取了全部出价记录和号牌，时间、金额连续，异议不成立，成交结果有效。');
  },
  'result void': async (play) => {
    const id = await objection(play);
    await decide(play, id, 'VOID', '经查，受让方提供的设备发票系伪造，异议成立，成交结果无效。');
    await payOut(play.stage, play.listed.lotId);
  },
  termination: ({ stage, listed }) =>
    stage.cast.staff.approver.post(`lots/${listed.lotId}/termination`, {
      reason: 'RIGHT_GONE',
      note: '地块列入沟道整治范围，已依法征收。',
    }),
  breach: async ({ stage, listed, registered }) => {
    const winner = await findWinner(registered);
    await winner.post(`lots/${listed.lotId}/confirmation/refusal`, { reason: '资金没有落实，不再受让。' });
    await stage.cast.staff.approver.post(`lots/${listed.lotId}/breach`, {
      side: 'TRANSFEREE',
      ground: 'REFUSED',
      note: '受让方书面表示不签成交确认书。',
    });
  },
  'next in rank': async ({ stage, listed, registered }) => {
    for (const { bidder } of registered) {
      const { succession } = await bidder.get<{ succession: unknown }>(`lots/${listed.lotId}/succession`);
      if (succession) await bidder.post(`lots/${listed.lotId}/succession/answer`, { accepts: true });
    }
    await payOut(stage, listed.lotId);
  },
};

/** Whoever bid and did not win objects to the result. */
async function objection({ listed, registered }: Play): Promise<string> {
  const states = await Promise.all(
    registered.map(({ bidder, registrationId }) =>
      bidder.get<{ state: string }>(`my/registrations/${registrationId}`),
    ),
  );
  const loser = registered.find((_, index) => states[index]!.state !== 'WON')!;
  const { id } = await loser.bidder.post<{ id: string }>(`lots/${listed.lotId}/objections`, {
    text: '最后一次出价以后页面一直在转，没有给我再出价的机会，请查一查记录。',
  });
  return id;
}

async function decide({ stage }: Play, id: string, decision: string, text: string): Promise<void> {
  const { supervisor } = stage.cast.staff;
  const { items } = await supervisor.get<PageView<ObjectionView>>('objections?open=true');
  if (!items.some((one) => one.id === id)) throw new Error('监管没有看到这件异议');
  await supervisor.post(`objections/${id}/decision`, { decision, text });
}

/** What failed is listed anew, a tenth cheaper; the play goes on with the new listing. */
async function relisting(play: Play): Promise<void> {
  const { stage, projectId } = play;
  const { transferor } = stage.cast;
  const { id } = await transferor.post<{ id: string }>(`projects/${projectId}/relisting`);
  const { application } = await transferor.get<ProjectView>(`projects/${id}`);
  const startPriceYuan = String(Math.round(Number(application.startPriceYuan) * 0.9));
  const changed = { ...application, startPriceYuan, isDeclared: true };
  await transferor.put(`projects/${id}/application`, changed);
  play.projectId = id;
  play.stage = { ...stage, facts: { ...stage.facts, application: changed } };
}
