import type { ContractView, NoticeView, ProjectView } from '@helan/contracts';
import { getPropertyType, isSealedMode } from '@helan/domain';
import { archive, close, issue } from '../deal/acts/certificate.js';
import { askBothSides } from '../deal/acts/consultation.js';
import {
  type Listed,
  accept,
  draft,
  publish,
  review,
  reviewAsTownship,
  send,
  verifySite,
} from '../deal/acts/listing.js';
import { negotiate } from '../deal/acts/negotiation.js';
import { type Registered, applyFor, payDeposits, qualifyAll } from '../deal/acts/registration.js';
import {
  findWinner,
  payOut,
  payPrice,
  sendContract,
  sign,
  signConfirmation,
  waitOutPublicity,
} from '../deal/acts/settlement.js';
import { planSession, trade } from '../deal/acts/trading.js';
import { SAMPLE_PDF } from '../deal/sample-papers.js';
import { type Stage, later, waitUntil } from '../deal/stage.js';
import { bidInTurns, bidToTheEnd } from './bids.js';
import { bringHouseholds } from './households.js';
import { householdRowsOf } from './listing-facts.js';
import type { Row, StepName } from './recipe.js';

/** A listing as far as it has been played. */
export interface Play {
  readonly row: Row;
  stage: Stage;
  projectId: string;
  /** From its publication on. */
  listed: Listed;
  registered: readonly Registered[];
  startAt: string;
  contract: ContractView;
}

type Step = (play: Play) => Promise<unknown>;

const PAPER_FIELD = /^documents\./;

/** What whoever's turn it is does; how a lot is traded is its own. */
export const ACTS: Readonly<Record<StepName, Step>> = {
  draft: async (play) => {
    play.projectId = await draft(play.stage);
  },
  apply: (play) => (play.row.households ? applyWithHouseholds(play) : send(play.stage, play.projectId)),
  verify: ({ stage, projectId }) => verifySite(stage, projectId),
  township: ({ stage, projectId }) => reviewAsTownship(stage, projectId),
  accept: ({ stage, projectId }) => accept(stage, projectId),
  review: ({ stage, projectId }) => review(stage, projectId),
  publish: async (play) => {
    play.listed = await publish(play.stage, play.projectId);
    await askQuestions(play);
  },
  register: async (play) => {
    play.registered = await applyFor(play.stage, play.listed);
  },
  'end of registration': ({ stage, listed }) =>
    waitUntil(stage, later(listed.notice.registrationEndsAt, 1000)),
  qualify: ({ stage, registered }) => qualifyAll(stage, registered),
  'pay deposits': ({ stage, registered }) => payDeposits(stage, registered),
  consult: async (play) => {
    if (isOpen(play)) await askBothSides(play.stage, play.listed, play.registered);
  },
  plan: async (play) => {
    if (isOpen(play)) play.startAt = await planSession(play.stage, play.listed.lotId);
  },
  begin: async (play) => {
    if (!isOpen(play)) return;
    await waitUntil(play.stage, later(play.startAt, 1000));
    await bidInTurns(play.stage, play.listed.lotId, { among: play.registered, from: 0, to: firstBids(play) });
  },
  result: async (play) => {
    const { stage, listed, registered } = play;
    if (isOpen(play))
      await bidToTheEnd(stage, listed.lotId, { among: registered, from: firstBids(play), to: bidsOf(play) });
    else if (play.row.change?.method === 'NEGOTIATION') await negotiate(stage, listed, registered);
    else await trade(stage, listed, registered);
  },
  confirmation: ({ stage, listed }) => waitOutPublicity(stage, listed),
  letter: async ({ stage, listed, registered }) =>
    signConfirmation(stage, listed.lotId, await findWinner(registered)),
  contract: ({ stage, listed }) => sendContract(stage, listed.lotId),
  sign: async (play) => {
    play.contract = await sign(play.stage, play.listed.lotId, await findWinner(play.registered));
  },
  pay: async ({ stage, contract, registered }) => payPrice(stage, contract, await findWinner(registered)),
  'pay out': ({ stage, listed }) => payOut(stage, listed.lotId),
  certificate: ({ stage, listed }) => issue(stage, listed.lotId),
  close: ({ stage, listed }) => close(stage, listed.lotId),
  archive: ({ stage, listed }) => archive(stage, listed.lotId),
};

/** Bid for in the open, with prices that rise or fall. */
function isOpen({ row }: Play): boolean {
  const mode = row.change?.trading?.mode;
  return row.change?.method !== 'NEGOTIATION' && !(mode && isSealedMode(mode));
}

function bidsOf({ row, registered }: Play): number {
  return Math.max(row.bids ?? registered.length + 3, registered.length);
}

/** Two thirds of them while everybody is free to think. */
function firstBids(play: Play): number {
  return Math.max(Math.ceil((bidsOf(play) * 2) / 3), play.registered.length);
}

/** The table first: what is asked depends on it. */
async function applyWithHouseholds({ row, stage, projectId }: Play): Promise<void> {
  const { transferor } = stage.cast;
  await bringHouseholds(transferor, projectId, householdRowsOf(row));
  const { missing } = await transferor.get<ProjectView>(`projects/${projectId}`);
  for (const { field = '' } of missing.filter((one) => PAPER_FIELD.test(one.field ?? '')))
    await transferor.upload(
      `projects/${projectId}/documents`,
      field.replace(PAPER_FIELD, ''),
      '材料.pdf',
      SAMPLE_PDF,
    );
  await transferor.post(`projects/${projectId}/submission`);
}

async function askQuestions({ row, stage, listed }: Play): Promise<void> {
  const { cast } = stage;
  const { id: noticeId }: NoticeView = listed.notice;
  const isMembers = getPropertyType(row.type).isMembersOnly;
  for (const { by, text, answer } of row.questions ?? []) {
    const asker = cast.bidders.find(({ login }) => login === by);
    if (!asker) throw new Error(`${by} 不在报名的人里，不能替他提问`);
    const subject = isMembers ? { typeCode: row.type } : { noticeId };
    const { id } = await asker.post<{ id: string }>('questions', { ...subject, text });
    if (answer !== undefined)
      await cast.staff.acceptor.post(`questions/${id}/answer`, { answer, isPublished: true });
  }
}
