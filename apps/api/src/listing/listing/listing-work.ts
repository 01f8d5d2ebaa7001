import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Permission } from '@helan/contracts';
import {
  type ListingAction,
  type ListingState,
  PROPERTY_TYPES,
  listingLifecycle,
  turnOf,
} from '@helan/domain';
import type { Actor } from '../../kernel/auth/index.js';
import { type Bind, type WorkRows, WorkSources, inHisRegions } from '../../kernel/desk/index.js';
import { MANDATED } from './project-list.js';
import { REVIEW_STEPS } from './review.service.js';

interface DeskStep {
  readonly state: ListingState;
  readonly action: ListingAction;
  readonly name: string;
  readonly permission: Permission;
  /** Each village or township its own. */
  readonly isRegional?: true;
}

/** Which step of a listing waits at whose desk, by the state in which it does. */
export const DESK_STEPS: readonly DeskStep[] = [
  {
    state: 'VILLAGE_VERIFYING',
    action: 'verify',
    name: '实地核实',
    permission: 'verifySite',
    isRegional: true,
  },
  {
    state: 'TOWN_REVIEWING',
    action: 'passTownship',
    name: '乡镇审核',
    permission: 'reviewAsTownship',
    isRegional: true,
  },
  { state: 'CENTER_ACCEPTING', action: 'accept', name: '受理', permission: 'acceptApplication' },
  { state: 'CENTER_REVIEWING', action: 'passReview', name: '审核', permission: 'reviewApplication' },
  { state: 'NOTICE_APPROVING', action: 'publish', name: '批准发布', permission: 'publishNotice' },
  { state: 'SUSPENDED', action: 'resume', name: '中止待恢复', permission: 'resumeListing' },
  { state: 'REG_CLOSED', action: 'openTrading', name: '安排交易', permission: 'hostTrading' },
  { state: 'DEAL_CONFIRMED', action: 'sendContract', name: '发送合同', permission: 'sendContract' },
  { state: 'CERTIFIED', action: 'close', name: '登记交接', permission: 'closeProject' },
  { state: 'CLOSED', action: 'archive', name: '归档', permission: 'archiveProject' },
];

/**
 * States that are staff's by the table of steps, and wait for something of its own: a certificate for its draft, its review
 * and its issue; a settlement for money that comes and goes.
 */
export const WAIT_ELSEWHERE: readonly ListingState[] = ['SETTLED', 'SETTLING'];

/** Traded on another platform: the center records the result, and nobody plans a session. */
const RELAYED = PROPERTY_TYPES.filter(({ isRelay }) => isRelay).map(({ code }) => code);

const LISTED_ROW = {
  from: 'from listing_row r',
  id: 'r.id',
  title: "coalesce(nullif(r.title, ''), '（未命名的草稿）')",
  number: 'r.no',
  region: 'r.village_code',
  since: 'r.state_since',
  due: 'r.due_at',
} as const;
const PROJECT_PAGE = "'/console/projects/' || r.project_id";

/** Steps of listings that wait for staff, and what somebody does in the name of whoever has no account. */
@Injectable()
export class ListingWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    for (const step of DESK_STEPS)
      this.sources.add({
        kind: `STEP_${step.state}`,
        name: step.name,
        desk: '/console',
        permission: step.permission,
        rows: (actor, bind) => rowsOf(step, actor, bind),
      });
    this.sources.add(
      {
        kind: 'RELAY_RESULT',
        name: '登记场外结果',
        desk: '/console',
        permission: 'recordRelay',
        rows: (_, bind) => ({
          ...LISTED_ROW,
          where: `r.state = 'REG_CLOSED' and r.type_code = any(${bind(RELAYED)})`,
          path: PROJECT_PAGE,
        }),
      },
      {
        kind: 'FILING',
        name: '代办申请',
        desk: '/console/filings',
        permission: 'fileForVillager',
        isKnown: true,
        rows: ({ accountId }, bind) => ({
          ...LISTED_ROW,
          from: 'from listing_row r join party t on t.id = r.transferor_id',
          title: `t.name || '：' || ${LISTED_ROW.title}`,
          where: `r.filed_by = ${bind(accountId)} and r.state = any(${bind(MANDATED)})`,
          path: "'/console/filings/' || r.project_id",
        }),
      },
      {
        kind: 'PERMISSION',
        name: '监管意见',
        desk: '/console',
        permission: 'permitPurchase',
        rows: () => ({
          from: 'from project p',
          where:
            "p.supervisor_permission is not null and jsonb_typeof(p.supervisor_permission->'decision') = 'null'",
          id: 'p.id',
          title: "coalesce(p.application->>'title', '')",
          number: 'p.no',
          region: 'p.village_code',
          since: "(p.supervisor_permission->>'askedAt')::timestamptz",
          path: "'/console/projects/' || p.id",
        }),
      },
    );
  }
}

function rowsOf({ state, action, isRegional }: DeskStep, actor: Actor, bind: Bind): WorkRows {
  const conditions = [`r.state = '${state}'`];
  if (isRegional) conditions.push(inHisRegions(actor, 'r.village_code', bind));
  if (REVIEW_STEPS.includes(action) && action !== 'publish') conditions.push(isFreeFor(actor, action, bind));
  // What both sides are asked first is nobody's turn at the desk.
  if (state === 'REG_CLOSED')
    conditions.push(`coalesce(r.asking, 'CLOSED') = 'CLOSED' and r.type_code <> all(${bind(RELAYED)})`);
  return { ...LISTED_ROW, where: conditions.join(' and '), path: PROJECT_PAGE };
}

/**
 * Whoever wrote the application, or took another step of its review, leaves this one to somebody else. Asked of one row
 * after the other (`offset 0`): what somebody has done in years is more than what waits.
 */
function isFreeFor({ accountId }: Actor, action: ListingAction, bind: Bind): string {
  const me = `${bind(accountId)}::uuid`;
  const writer = action === 'verify' ? 'p.created_by = %me and not p.is_mandated' : 'p.created_by = %me';
  return `not exists (select from project p where p.id = r.project_id and ${writer.replace('%me', me)} offset 0)
    and not exists (select from listing_event e where e.project_id = r.project_id and e.actor_id = ${me}
      and e.action = any(${bind(REVIEW_STEPS.filter((step) => step !== action))}) offset 0)`;
}

/** Every state that is some staff's turn is a step at a desk, or waits as something of its own. */
export function statesWithoutDesk(): ListingState[] {
  const known = [...DESK_STEPS.map(({ state }) => state), ...WAIT_ELSEWHERE];
  const others = ['SYSTEM', 'TRANSFEROR', 'TRANSFEREE'];
  return listingLifecycle.states.filter((state) => {
    const turn = turnOf(state);
    return turn !== undefined && !others.includes(turn) && !known.includes(state);
  });
}
