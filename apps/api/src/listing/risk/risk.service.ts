import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ANSWERED_CODES,
  type ListingAction,
  type Risk,
  type RiskOutcome,
  RISK_RULES,
  TRADING_CODES,
  findRisks,
} from '@helan/domain';
import { type EntityManager, In, Not } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, eachFound, lockRow } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { ListingMoves, LotEntity, ProjectEntity, lockVisibleProject } from '../listing/index.js';
import { AlertBook } from './alert-book.js';
import { type AlertOutcome, RiskAlertEntity } from './risk-alert.entity.js';
import { RiskFactsReader } from './risk-facts.js';
import { RiskHolds } from './risk-holds.js';

/** Steps that change nothing anybody would have to look into. */
const OVER: readonly ListingAction[] = ['reject', 'withdraw', 'lapse', 'requestCorrection'];
/** Steps that an open red alert stands in the way of, and a finding that has to be answered. Source: rules §11.3, §21 A4. */
const FORWARD: readonly ListingAction[] = ['passReview', 'publish'];

const projectOf = eachFound(ProjectEntity, 'id');
/** Of a listing itself, dealt with or not. */
const alertsOf = eachFound(RiskAlertEntity, 'projectId', { where: { code: Not(In(TRADING_CODES)) } });

/** Looks at a listing with every step, and keeps what it finds until somebody has dealt with it. */
@Injectable()
export class RiskService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly book: AlertBook,
    private readonly moves: ListingMoves,
    private readonly facts: RiskFactsReader,
    private readonly holds: RiskHolds,
  ) {}

  onModuleInit(): void {
    this.moves.whenProjectMoves(async (tx, { project, action }) => {
      if (OVER.includes(action)) return;
      const known = await this.findOpen(tx, project.id);
      const open = await this.watch(tx, project, null);
      const blocking = action === 'publish' ? open : open.filter((alert) => has(known, alert));
      const red = blocking.find((alert) => alert.level === 'RED');
      if (red && FORWARD.includes(action))
        throw refused('risk.red-open', { name: RISK_RULES[red.code], evidence: red.evidence });
      if (FORWARD.includes(action)) requireAnswered(blocking);
    });
    this.moves.whenLotMoves(async (tx, { lot, action }) => {
      if (action !== 'amend' && action !== 'closeRegistration') return;
      const known = await this.findOpen(tx, lot.projectId);
      const [project] = (await projectOf(tx, lot.projectId)) as [ProjectEntity];
      const open = await this.watch(tx, project, lot);
      if (action === 'amend') requireAnswered(open.filter((alert) => has(known, alert)));
    });
  }

  /**
   * Finds what a change would bring that has to be answered before it is published. `changed` is the project as it would
   * be. Source: rules §21 A4, A5.
   */
  async watchProposal(tx: EntityManager, changed: ProjectEntity): Promise<void> {
    const risks = findRisks(changed.application, await this.facts.of(tx, changed, null));
    await this.raiseNew(
      tx,
      changed.id,
      risks.filter(({ code }) => ANSWERED_CODES.includes(code)),
    );
  }

  /** Of a change that is not made nothing is left to be answered. */
  async forgetProposal(tx: EntityManager, project: ProjectEntity): Promise<void> {
    const risks = findRisks(project.application, await this.facts.of(tx, project, null));
    await this.closeGone(tx, (await this.findOpen(tx, project.id)).filter(isToBeAnswered), risks);
  }

  /** What has to be answered and is not yet, each as a sentence. */
  async listUnanswered(tx: EntityManager, projectId: string): Promise<string[]> {
    const open = await this.findOpen(tx, projectId);
    return open.filter(isToBeAnswered).map(({ evidence }) => evidence);
  }

  /** Says what was found; a red alert is the supervisor's alone. */
  async close(actor: Actor, id: string, outcome: RiskOutcome, finding: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(RiskAlertEntity, { id });
      if (!found) throw refused('resource.not-found');
      const isSupervisor = actor.roles.includes('SUPERVISOR');
      if (isTrading(found) && !isSupervisor) throw refused('resource.not-found');
      if (found.projectId) await lockVisibleProject(tx, actor, found.projectId);
      await this.holds.free(tx, found.projectId);
      const alert = await lockRow(tx, RiskAlertEntity, { id });
      if (alert.closedAt) throw refused('lifecycle.not-now');
      if (alert.level === 'RED' && !isSupervisor) throw refused('risk.red-supervisor');
      await this.settle(tx, alert, { outcome, finding, closedBy: actor.accountId });
    });
  }

  /** New facts are kept, vanished ones closed; what somebody has dealt with is not raised again. */
  private async watch(
    tx: EntityManager,
    project: ProjectEntity,
    lot: LotEntity | null,
  ): Promise<RiskAlertEntity[]> {
    const risks = findRisks(project.application, await this.facts.of(tx, project, lot));
    await this.closeGone(tx, await this.findOpen(tx, project.id), risks);
    await this.raiseNew(tx, project.id, risks);
    return this.findOpen(tx, project.id);
  }

  /** How often a notice was changed stays a fact. */
  private async closeGone(
    tx: EntityManager,
    open: readonly RiskAlertEntity[],
    risks: readonly Risk[],
  ): Promise<void> {
    const gone = open.filter((alert) => !risks.some((risk) => isSame(alert, risk)));
    for (const alert of gone.filter(({ code }) => code !== 'R13'))
      await this.settle(tx, alert, { outcome: 'GONE', finding: '', closedBy: null });
  }

  private async raiseNew(tx: EntityManager, projectId: string, risks: readonly Risk[]): Promise<void> {
    const before = await alertsOf(tx, projectId);
    const isSettled = (risk: Risk) =>
      before.some((alert) => isSame(alert, risk) && (!alert.closedAt || alert.outcome !== 'GONE'));
    for (const risk of risks.filter((one) => !isSettled(one))) await this.book.raise(tx, projectId, risk);
  }

  private async findOpen(tx: EntityManager, projectId: string): Promise<RiskAlertEntity[]> {
    return (await alertsOf(tx, projectId)).filter(({ closedAt }) => closedAt === null);
  }

  private async settle(
    tx: EntityManager,
    alert: RiskAlertEntity,
    result: { outcome: AlertOutcome; finding: string; closedBy: string | null },
  ): Promise<void> {
    Object.assign(alert, result, { closedAt: await this.clock.now(tx) });
    await tx.save(RiskAlertEntity, alert);
  }
}

/** Throws for the first of them that somebody has to answer. */
function requireAnswered(open: readonly RiskAlertEntity[]): void {
  const found = open.find(isToBeAnswered);
  if (!found) return;
  throw refused('risk.unanswered', { name: RISK_RULES[found.code], evidence: found.evidence });
}

const isToBeAnswered = ({ code }: RiskAlertEntity) => ANSWERED_CODES.includes(code);
const isSame = (alert: RiskAlertEntity, risk: Risk) =>
  alert.code === risk.code && alert.evidence === risk.evidence;
const has = (alerts: readonly RiskAlertEntity[], { id }: RiskAlertEntity) =>
  alerts.some((alert) => alert.id === id);
const isTrading = ({ code }: RiskAlertEntity) => (TRADING_CODES as readonly string[]).includes(code);
