import { Inject, Injectable } from '@nestjs/common';
import {
  DEPOSIT_STATES,
  type DepositState,
  LISTING_STATES,
  type ListingState,
  type PartyKind,
  REGISTRATION_STATES,
  REVIEW_TIERS,
  type RegistrationState,
  type ReviewTier,
  getPropertyType,
  mayRegisterAnew,
  priorityOrder,
  registrationLifecycle,
} from '@helan/domain';
import type { LotTermsView, OwnStandingView, PageView, RegistrationView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { type Actor, inScope, projectsOf } from '../../kernel/auth/index.js';
import { ACCOUNT_NAMES, type CenterBank } from '../../kernel/center.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { isBeforeClose } from '../../listing/listing/index.js';
import { HAS_LEFT, IS_OPENED_SINCE } from './own-places.js';
import { Partners } from './partners.js';
import { RegistrationPapers } from './registration-papers.js';
import { reviewNeedOf } from './social-review.service.js';
import type { RegistrationForm } from './registration.entity.js';
import { awaitsRound, isOpenWhileListed, sessionBegins } from './session-begins.js';

interface OwnRow {
  id: string;
  lot_id: string;
  lot_no: string;
  lot_title: string;
  lot_state: ListingState;
  remembered_state: ListingState | null;
  state: RegistrationState;
  form: RegistrationForm;
  form_version: number;
  paddle: string | null;
  claim_rank: number | null;
  claim_reason: string;
  claim_decided_at: Date | null;
  decision_reason: string;
  amount_fen: string | null;
  deposit_state: DepositState;
  sub_account: string;
  due_at: Date;
  price_unit: string;
  terms: LotTermsView;
  kind: PartyKind;
  tier: ReviewTier | null;
  review_due_at: Date | null;
  is_approved: boolean | null;
  asked_until: Date | null;
  session_start_at: Date | null;
  is_bidding: boolean;
  clashes: { projectId: string; lotTitle: string; startAt: string }[] | null;
  is_held_again: boolean;
  succeed_until: Date | null;
  upheld_at: Date | null;
  correction_items: string[] | null;
  correct_until: Date | null;
  changes: { noticeId: string; title: string; publishedAt: string }[] | null;
}

interface StandingRow {
  is_own: boolean;
  id: string | null;
  state: RegistrationState | null;
  terms: LotTermsView;
  hasPaddle: boolean;
  isOpenedSince: boolean;
}

const OWN_COLUMNS = `r.id, r.lot_id, l.no as lot_no, l.terms->>'title' as lot_title, l.state as lot_state, l.remembered_state, r.state, r.form, r.form_version,
  r.paddle, r.claim_rank, r.claim_reason, r.claim_decided_at, r.decision_reason,
  r.correction_items, r.next_due_at as correct_until, l.terms->'price'->>'unit' as price_unit,
  (select jsonb_agg(jsonb_build_object('noticeId', n.id, 'title', n.title, 'publishedAt', n.published_at)
     order by n.published_at) from notice n
   where n.lot_id = l.id and n.kind = 'CHANGE' and n.published_at > r.created_at) as changes,
  (select c.due_at from consultation c
   where c.lot_id = l.id and c.round = l.round and c.state = 'ASKING' and r.state = 'ADMITTED'
     and not exists (select 1 from consultation_answer a
                     where a.consultation_id = c.id and a.registration_id = r.id)) as asked_until,
  case when b0.state in ('SCHEDULED', 'READY') or ${awaitsRound('b0')}
    or b0.state = 'FREE' and ${isOpenWhileListed('b0')}
    then ${sessionBegins('b0')} end as session_start_at,
  coalesce(r.state = 'ADMITTED' and b0.state in ('FREE', 'LIMITED'), false) as is_bidding,
  (select jsonb_agg(jsonb_build_object('projectId', ol.project_id, 'lotTitle', ol.terms->>'title',
       'startAt', ${sessionBegins('ob')})
     order by ${sessionBegins('ob')})
   from registration o join lot ol on ol.id = o.lot_id
   join bidding_session ob on ob.lot_id = o.lot_id and ob.is_current
   where r.state = 'ADMITTED' and o.party_id = r.party_id and o.id <> r.id and o.state = 'ADMITTED'
     and ol.state = 'TRADING' and b0.ended_at is null and ob.ended_at is null
     and ${sessionBegins('ob')} < b0.end_at and ${sessionBegins('b0')} < ob.end_at) as clashes,
  l.state = 'TRADING' and exists (select 1 from bidding_session b
    where b.lot_id = l.id and b.is_current and b.state in ('CANCELLED', 'WON')) as is_held_again,
  (select s.due_at from succession s where s.registration_id = r.id and s.state = 'ASKED') as succeed_until,
  (select max(c.decided_at) from reconsideration c where c.subject = 'REGISTRATION' and c.subject_id = r.id
     and not c.is_granted and c.decided_at > r.decided_at and r.state = 'DISQUALIFIED') as upheld_at,
  d.amount_fen, d.state as deposit_state, d.sub_account, d.due_at, l.terms, p.kind,
  s.tier, s.due_at as review_due_at, s.is_approved`;
const OWN = `from registration r join lot l on l.id = r.lot_id
  left join bidding_session b0 on b0.lot_id = l.id and b0.is_current and l.state = 'TRADING'
  left join deposit d on d.registration_id = r.id
  join party p on p.id = r.party_id left join social_review s on s.registration_id = r.id and s.is_needed`;

/** Registrants see their own file only. */
@Injectable()
export class RegistrationQueries {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly papers: RegistrationPapers,
    private readonly partners: Partners,
  ) {}

  /** The newest first. */
  async listOwn(actor: Actor, at: string | undefined): Promise<PageView<RegistrationView>> {
    const params: unknown[] = [actor.partyId];
    const project = '(select o.project_id from lot o where o.id = r.lot_id)';
    const scope = inScope(actor, project, (value) => `$${params.push(value)}`);
    const { rows, place } = await readPage<OwnRow>(
      this.dataSource,
      {
        columns: OWN_COLUMNS,
        from: OWN,
        counted: 'from registration r',
        where: `r.party_id = $1 and ${scope}`,
        order: [
          { sql: 'r.created_at', type: 'timestamptz', isDescending: true },
          { sql: 'r.id', type: 'uuid' },
        ],
        params,
      },
      at,
    );
    return { items: await this.views(actor, rows), ...place };
  }

  async showOwn(actor: Actor, id: string): Promise<RegistrationView> {
    const rows: OwnRow[] = await this.dataSource.query(
      `select ${OWN_COLUMNS} ${OWN} where r.party_id = $1 and r.id = $2`,
      [actor.partyId, id],
    );
    const [view] = await this.views(actor, rows);
    if (!view) throw refused('resource.not-found');
    return view;
  }

  /** Whether a lot is the actor's own, his registration on it, where there is one, and what keeps him from beginning one. */
  async standing({ partyId, standing }: Actor, lotId: string): Promise<OwnStandingView> {
    const rows: StandingRow[] = await this.dataSource.query(
      `select p.transferor_id is not distinct from $2::uuid as is_own, r.id, r.state,
              l.terms, r.paddle is not null as "hasPaddle", ${IS_OPENED_SINCE} as "isOpenedSince"
       from lot l join project p on p.id = l.project_id
       left join registration r on r.lot_id = l.id and r.party_id = $2 where l.id = $1
       order by ${HAS_LEFT}, r.created_at desc, r.id desc limit 1`,
      [lotId, partyId],
    );
    const row = rows[0];
    if (!row) throw refused('resource.not-found');
    const { id, state } = row;
    const need = standing && reviewNeedOf(row.terms, [standing.partyKind]);
    const refusal = need === 'UNSET' ? 'registration.social-review' : null;
    if (!id || !state) return { isOwn: row.is_own, refusal, registration: null };
    const registration = { id, state, stateName: REGISTRATION_STATES[state] };
    return {
      isOwn: row.is_own,
      refusal,
      registration: { ...registration, mayBeginAnew: mayRegisterAnew(state, row) },
    };
  }

  private async views(actor: Actor, rows: readonly OwnRow[]): Promise<RegistrationView[]> {
    const projectIds = projectsOf(actor);
    const ids = rows.map(({ id }) => id);
    const [partnersOf, documentsOf] = [await this.partners.viewsOf(ids), await this.papers.listsOf(ids)];
    return rows.map((row) => {
      const partners = partnersOf(row.id);
      const kinds = [row.kind, ...partners.map(({ kind }) => kind)];
      return {
        ...toView(row, this.config.center.banks.DEPOSIT_BANK),
        clashes: (row.clashes ?? [])
          .filter(({ projectId }) => projectIds?.includes(projectId) ?? true)
          .map(({ lotTitle, startAt }) => ({ lotTitle, startAt: new Date(startAt).toISOString() })),
        reviewNeed: reviewNeedOf(row.terms, kinds) ?? null,
        partners,
        documents: documentsOf(row.id),
      };
    });
  }
}

export function toForm(form: RegistrationForm): RegistrationView['form'] {
  return {
    intendedUse: form.intendedUse ?? '',
    capability: form.capability ?? '',
    quoteYuan: form.quoteYuan ?? '',
    hasPromised: form.hasPromised ?? false,
    ownShare: form.ownShare ?? '',
    claimGround: form.claimGround ?? '',
    relation: form.relation ?? 'NONE',
    heldShares: form.heldShares ?? '',
    hasOnlyThisHome: form.hasOnlyThisHome ?? false,
  };
}

function toView(
  row: OwnRow,
  bank: CenterBank,
): Omit<RegistrationView, 'clashes' | 'documents' | 'partners' | 'reviewNeed'> {
  return {
    id: row.id,
    lotId: row.lot_id,
    lotNo: row.lot_no,
    lotTitle: row.lot_title,
    lotState: row.lot_state,
    lotStateName: LISTING_STATES[row.lot_state],
    state: row.state,
    stateName: REGISTRATION_STATES[row.state],
    form: toForm(row.form),
    formVersion: row.form_version,
    paddle: row.paddle,
    isBuying: row.terms.isBuying,
    isOpenForBids: row.terms.trading?.mode === 'DYNAMIC',
    isNegotiated: Boolean(row.terms.negotiation),
    isTopping: Boolean(row.terms.negotiation?.isContestable) && row.lot_state === 'RESULT_PUBLICITY',
    claimOrder:
      row.terms.trading?.priority ??
      row.terms.receiving?.priority ??
      priorityOrder(getPropertyType(row.terms.typeCode)),
    receiving: row.terms.receiving ?? null,
    claim: row.claim_decided_at === null ? null : { rank: row.claim_rank, reason: row.claim_reason },
    decisionReason: row.decision_reason,
    priceUnit: row.price_unit,
    review:
      row.tier === null
        ? null
        : {
            tierName: REVIEW_TIERS[row.tier],
            dueAt: row.review_due_at?.toISOString() ?? null,
            isApproved: row.is_approved,
          },
    askedUntil: row.asked_until?.toISOString() ?? null,
    sessionStartAt: row.session_start_at?.toISOString() ?? null,
    isBidding: row.is_bidding,
    correction:
      row.correction_items === null
        ? null
        : { items: row.correction_items, dueAt: row.correct_until?.toISOString() ?? null },
    succeedUntil: row.succeed_until?.toISOString() ?? null,
    upheldAt: row.upheld_at?.toISOString() ?? null,
    canWithdraw:
      (isBeforeClose({ state: row.lot_state, rememberedState: row.remembered_state }) || row.is_held_again) &&
      registrationLifecycle.find(row.state, 'withdraw') !== undefined,
    changes: (row.changes ?? []).map((change) => ({
      ...change,
      publishedAt: new Date(change.publishedAt).toISOString(),
    })),
    deposit:
      row.amount_fen === null
        ? null
        : {
            amountFen: row.amount_fen,
            state: row.deposit_state,
            stateName: DEPOSIT_STATES[row.deposit_state],
            subAccount: row.sub_account,
            accountName: ACCOUNT_NAMES.DEPOSIT_BANK,
            ...bank,
            dueAt: row.due_at.toISOString(),
          },
  };
}
