import { Injectable } from '@nestjs/common';
import {
  CERTIFICATE_STATES,
  type CertificateAction,
  type CertificateState,
  certificateLifecycle,
  foldLine,
  foldNumber,
  foldText,
  readCertificateName,
} from '@helan/domain';
import type {
  CertificateRowView,
  CertificateTaskView,
  PageView,
  Role,
  VerificationView,
} from '@helan/contracts';
import { DataSource } from 'typeorm';
import { ContractQueries } from '../contract/index.js';
import { type Actor, ConsentDoor, inScope } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { type ListPart, type SortKey, likeText, readPage, wordsQuery } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { CertificateBook } from './certificate-book.js';
import { CERTIFIED_STATES, CertificateEntity } from './certificate.entity.js';
import { VERDICTS, type WithheldNames, publicFacts, verdictOf } from './public-facts.js';
import { TO_BE_DRAFTED } from './to-be-drafted.js';

export const STAFF: readonly Role[] = [
  'CERT_CLERK',
  'CENTER_REVIEW',
  'CENTER_APPROVE',
  'ARCHIVIST',
  'SUPERVISOR',
];

/** Those that somebody has still to do something about, as the list's index has it. */
const IS_OPEN = "c.state in ('DRAFT', 'REVIEWED')";
const NEWEST_FIRST: readonly SortKey[] = [{ sql: 'c.code', type: 'text', isDescending: true }];
const OPEN_FIRST: readonly SortKey[] = [
  { sql: IS_OPEN, type: 'boolean', isDescending: true },
  { sql: `case when ${IS_OPEN} then c.code else '' end`, type: 'text' },
  ...NEWEST_FIRST,
];

export interface CertificateFilter {
  readonly search?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly at?: string | undefined;
}

interface Row {
  id: string;
  lot_id: string;
  no: string;
  code: string;
  state: CertificateState;
  file_id: string | null;
  title: string;
  drafted_by: string;
  reviewed_by: string | null;
  issued_at: Date | null;
  end_reason: string | null;
  ended_at: Date | null;
  ended_why: string | null;
}

/** What is looked for: each part by an index of words, and the same of one row. */
interface Looked {
  readonly search: string;
  readonly near: string;
  readonly parts: readonly ListPart[];
}

interface TaskRow {
  id: string;
  project_id: string;
  no: string;
  title: string;
  since: Date;
  due_at: Date | null;
  is_overdue: boolean | null;
  replaces_no: string | null;
}

@Injectable()
export class CertificateQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly book: CertificateBook,
    private readonly contracts: ContractQueries,
    private readonly files: FileStore,
    private readonly consents: ConsentDoor,
  ) {}

  /**
   * Staff see all, the two sides their own, once issued. What waits comes in the order in which it was drafted, what is
   * done the newest first.
   */
  async list(actor: Actor, { search, isOpen, at }: CertificateFilter): Promise<PageView<CertificateRowView>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const conditions = [inScope(actor, '(select o.project_id from lot o where o.id = c.lot_id)', bind)];
    if (isOpen !== undefined) conditions.push(`${isOpen ? '' : 'not '}(${IS_OPEN})`);
    const looked = search ? lookedUp(search, bind) : undefined;
    const isStaff = actor.roles.some((role) => STAFF.includes(role));
    if (looked && !isStaff) conditions.push(`(${looked.near})`);
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `c.id, c.lot_id, c.no, c.code, c.state, c.file_id, l.terms->>'title' as title, c.drafted_by, c.reviewed_by,
                  c.issued_at, coalesce(c.revoked_reason, c.discarded_reason) as end_reason,
                  d.ended_at, d.ended_why`,
        from: 'from certificate c join lot l on l.id = c.lot_id left join deal d on d.lot_id = l.id',
        counted: 'from certificate c',
        where: conditions.join(' and '),
        ...(isStaff ? looked : { parts: ownOf(bind(actor.partyId)) }),
        order: isStaff ? OPEN_FIRST : NEWEST_FIRST,
        params,
      },
      at,
    );
    return { items: rows.map((row) => toRowView(actor, row)), ...place };
  }

  /** Settled lots without a certificate, and those whose certificate was revoked; who came first comes first. */
  async waiting({ search, at }: CertificateFilter): Promise<PageView<CertificateTaskView>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const conditions = [TO_BE_DRAFTED.where, ...(search ? [searched(search, bind)] : [])];
    const { rows, place } = await readPage<TaskRow>(
      this.dataSource,
      {
        columns: `l.id, l.project_id, l.no, l.terms->>'title' as title, ${TO_BE_DRAFTED.since} as since,
                  l.step_due_at as due_at, l.step_due_at < platform_now() as is_overdue, v.no as replaces_no`,
        from: TO_BE_DRAFTED.from,
        where: conditions.join(' and '),
        parts: [
          { where: "l.state = 'SETTLED'" },
          {
            where: `l.state <> 'SETTLED' and l.state = any(${bind(CERTIFIED_STATES)})
              and l.id in (select lot_id from certificate where state = 'REVOKED')`,
          },
        ],
        order: [
          { sql: TO_BE_DRAFTED.since, type: 'timestamptz' },
          { sql: 'l.no', type: 'text' },
        ],
        params,
      },
      at,
    );
    const items = rows.map((row) => ({
      lotId: row.id,
      projectId: row.project_id,
      lotNo: row.no,
      title: row.title,
      since: row.since.toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      isOverdue: row.is_overdue ?? false,
      replacesNo: row.replaces_no,
    }));
    return { items, ...place };
  }

  async file(actor: Actor, id: string): Promise<StoredFile> {
    const certificate = await this.dataSource.manager.findOneBy(CertificateEntity, { id });
    if (!certificate) throw refused('resource.not-found');
    await this.contracts.readable(actor, certificate.lotId);
    return this.files.get(certificate.fileId);
  }

  /** By number or machine code, however it is written; the first part of the fingerprint, where the paper gave it, must agree. */
  async verify(text: string, fingerprint?: string): Promise<VerificationView> {
    const checkedAt = (await this.clock.now()).toISOString();
    const name = readCertificateName(text);
    const certificate = name && (await this.dataSource.manager.findOneBy(CertificateEntity, name));
    const isIssued = certificate?.state === 'ISSUED' || certificate?.state === 'REVOKED';
    const print = foldLine(fingerprint ?? '')
      .replace(/\s/g, '')
      .toLowerCase();
    if (!certificate || !isIssued || !certificate.factsHash.startsWith(print)) {
      const verdict = name ? 'UNKNOWN' : 'INCOMPLETE';
      return {
        verdict,
        verdictName: VERDICTS[verdict],
        no: null,
        code: null,
        facts: [],
        fingerprint: null,
        checkedAt,
        revokedReason: null,
      };
    }
    const facts = this.book.open(certificate);
    const verdict = certificate.state === 'REVOKED' ? 'REVOKED' : verdictOf(facts, Date.parse(checkedAt));
    return {
      verdict,
      verdictName: VERDICTS[verdict],
      no: certificate.no,
      code: certificate.code,
      facts: publicFacts(facts, certificate.issuedAt!, await this.withheld(certificate)),
      fingerprint: certificate.factsHash,
      checkedAt,
      revokedReason: await this.whyRevoked(certificate),
    };
  }

  /** Whose name is not told: he had taken his consent back before it was issued. */
  private async withheld({
    transferorId,
    transfereeId,
    issuedAt,
  }: CertificateEntity): Promise<WithheldNames> {
    const ids = [transferorId, transfereeId].filter((id) => id !== null);
    const withheld = await this.consents.beforePublic.withheldFrom(ids, issuedAt!);
    return {
      transferor: transferorId !== null && withheld.includes(transferorId),
      transferee: transfereeId !== null && withheld.includes(transfereeId),
    };
  }

  /** With the number of the one that stands in its place now, where one does. */
  private async whyRevoked({ id, revokedReason }: CertificateEntity): Promise<string | null> {
    const next = await this.dataSource.manager.findOneBy(CertificateEntity, {
      replacesId: id,
      state: 'ISSUED',
    });
    return next ? `${revokedReason}（已换发 ${next.no}）` : revokedReason;
  }
}

/** Of those that wait: by the number of lot or project, or by name, however it is typed. */
function searched(text: string, bind: (value: unknown) => string): string {
  const no = bind(likeText(foldNumber(text)));
  const title = bind(likeText(foldText(text)));
  return `(l.no ilike ${no} or p.no ilike ${no} or l.terms->>'title' ilike ${title})`;
}

/** The two sides' own, once issued. */
function ownOf(party: string): ListPart[] {
  const issued = "c.state in ('ISSUED', 'REVOKED')";
  return [
    { where: `c.transferor_id = ${party} and ${issued}` },
    { where: `c.transferee_id = ${party} and c.transferor_id is distinct from ${party} and ${issued}` },
  ];
}

/** By words of the name, or by a number: of the project, of the certificate, or its machine code. */
function lookedUp(text: string, bind: (value: unknown) => string): Looked | undefined {
  const words = wordsQuery(text);
  if (!words)
    return foldText(text) === '' ? undefined : { search: 'true', near: 'false', parts: [{ where: 'false' }] };
  const query = `to_tsquery('simple', ${bind(words)})`;
  const ofPaper = `to_tsvector('simple', cjk_grams(c.no || ' ' || c.code)) @@ ${query}`;
  const ofListing = `c.lot_id in (select w.id from listing_row w where w.words @@ ${query})`;
  return {
    search: 'true',
    near: `${ofPaper} or (select w.words from listing_row w where w.id = c.lot_id) @@ ${query}`,
    parts: [{ where: ofPaper }, { where: `${ofListing} and not ${ofPaper}` }],
  };
}

function toRowView(actor: Actor, row: Row): CertificateRowView {
  return {
    id: row.id,
    lotId: row.lot_id,
    no: row.no,
    code: row.code,
    title: row.title,
    state: row.state,
    stateName: CERTIFICATE_STATES[row.state],
    fileId: row.file_id,
    issuedAt: row.issued_at?.toISOString() ?? null,
    endReason: row.end_reason,
    ended: row.ended_at && { at: row.ended_at.toISOString(), why: row.ended_why ?? '' },
    actions: actionsOf(actor, row),
  };
}

/** Steps of the actor's roles; whoever had a hand in it before does not take the next one. */
function actionsOf({ accountId, roles }: Actor, row: Row): CertificateAction[] {
  const earlier: Partial<Record<CertificateAction, readonly (string | null)[]>> = {
    review: [row.drafted_by],
    issue: [row.drafted_by, row.reviewed_by],
  };
  return certificateLifecycle
    .transitionsFrom(row.state)
    .filter(({ by }) => by.some((doer) => (roles as readonly string[]).includes(doer)))
    .map(({ action }) => action)
    .filter((action) => !earlier[action]?.includes(accountId));
}
