import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  LINKED_CHANGES,
  type StaffChangeKind,
  type StaffPost,
  readLoginName,
  refuseStaffChange,
} from '@helan/domain';
import type { StaffDecidedView, StaffProposedView } from '@helan/contracts';
import type {
  ChangeStaffAccountRequest,
  ChangePostRequest,
  OpenAccountRequest,
} from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { Transactions, isUnique } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { AccountLinks } from './account-links.js';
import { AppliedChanges } from './applied-changes.js';
import type { ChangeRow } from './change-row.js';
import { mintOpeningCode, mintToken } from './link-secrets.js';
import { StaffPersons } from './staff-persons.js';
import { type LockedAccount, lockAccount } from './staff-accounts.js';

interface Proposal {
  readonly kind: StaffChangeKind;
  readonly account: LockedAccount | null;
  readonly login: string;
  readonly name: string;
  readonly asked: StaffPost | null;
  readonly reason: string;
  readonly idNumber?: string | undefined;
}

const LOGIN = /^[a-z][a-z0-9.-]{2,39}$/;

/**
 * What becomes of an account of the staff: one administrator proposes it, another confirms it. Whoever is to set a
 * password gets two halves of his way in, a link from who confirms and a code from who proposes, so that neither of
 * them alone can go in as him. Source: rules §5.2.
 */
@Injectable()
export class StaffChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: AccountLinks,
    private readonly applied: AppliedChanges,
    private readonly persons: StaffPersons,
  ) {}

  async proposeOpening(actor: Actor, request: OpenAccountRequest): Promise<StaffProposedView> {
    const login = readLoginName(request.login);
    if (!LOGIN.test(login)) throw refused('staff.login-unfit', undefined, 'login');
    return this.propose(actor, async (tx) => {
      await requireFree(tx, login);
      const asked = await this.readPost(tx, request);
      const { name, reason, idNumber } = request;
      return { kind: 'OPEN', account: null, login, name, asked, reason, idNumber };
    });
  }

  async proposePost(actor: Actor, request: ChangePostRequest): Promise<StaffProposedView> {
    return this.propose(actor, async (tx) => {
      const account = await lockAccount(tx, request.accountId);
      const asked = await this.readPost(tx, request);
      const { reason, idNumber } = request;
      return { kind: 'ROLES', account, ...account, asked, reason, idNumber };
    });
  }

  async proposeOther(
    actor: Actor,
    { accountId, kind, reason }: ChangeStaffAccountRequest,
  ): Promise<StaffProposedView> {
    return this.propose(actor, async (tx) => {
      const account = await lockAccount(tx, accountId);
      return { kind, account, ...account, asked: null, reason };
    });
  }

  /** By whoever proposed it, before anybody has decided. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const change = await this.lockOpen(tx, id);
      if (change.proposed_by !== actor.accountId) throw refused('resource.not-found');
      await this.decide(tx, actor, { id, outcome: 'WITHDRAWN', grounds: '' });
    });
  }

  async refuse(actor: Actor, id: string, grounds: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const change = await this.lockOpen(tx, id);
      requireOtherPerson(actor, [change.proposed_by]);
      if (change.account_id === actor.accountId) throw refused('staff.oneself');
      await this.decide(tx, actor, { id, outcome: 'REFUSED', grounds });
    });
  }

  /** Judged once more as things stand now, and done. The link is given once, and kept as a hash. */
  async confirm(actor: Actor, id: string): Promise<StaffDecidedView> {
    const token = mintToken();
    let isMade = false;
    await this.transactions.run(async (tx) => {
      const change = await this.lockOpen(tx, id);
      requireOtherPerson(actor, [change.proposed_by]);
      const account = change.account_id ? await lockAccount(tx, change.account_id) : null;
      const { kind, asked: post, display_name: name } = change;
      const hashes = [change.id_number_hash, change.id_number_hash_even] as const;
      const others = await this.persons.othersOf(tx, { accountId: change.account_id, name, hashes });
      requireNone(refuseStaffChange({ kind, actorId: actor.accountId, account, post, others }));
      const accountId = await this.applied.apply(tx, change);
      await tx.query('update staff_change set account_id = $2 where id = $1', [id, accountId]);
      const purpose = PURPOSES[kind];
      if (purpose) await this.links.make(tx, { accountId, purpose, token, codeHash: change.code_hash });
      await this.decide(tx, actor, { id, outcome: 'CONFIRMED', grounds: '' });
      isMade = purpose !== undefined;
    });
    return { id, link: isMade ? this.links.addressOf(token) : null };
  }

  private async propose(
    actor: Actor,
    read: (tx: EntityManager) => Promise<Proposal>,
  ): Promise<StaffProposedView> {
    const code = mintOpeningCode();
    let isMade = false;
    const id = await this.transactions.run(async (tx) => {
      const proposal = await read(tx);
      const { kind, account, name, asked: post } = proposal;
      await this.persons.requireNumber(tx, proposal.idNumber);
      const hashes = this.persons.hashesOf(proposal.idNumber);
      const others = await this.persons.othersOf(tx, { accountId: account?.id ?? null, name, hashes });
      requireNone(refuseStaffChange({ kind, actorId: actor.accountId, account, post, others }));
      isMade = LINKED_CHANGES.includes(kind);
      return this.insert(tx, actor, proposal, isMade ? code : null);
    });
    return { id, openingCode: isMade ? code : null };
  }

  private async insert(
    tx: EntityManager,
    actor: Actor,
    { kind, account, login, name, asked, reason, idNumber }: Proposal,
    code: string | null,
  ): Promise<string> {
    const id = randomUUID();
    const stood = account && {
      roles: account.roles,
      regionCode: account.regionCode,
      department: account.department,
    };
    try {
      await tx.query(
        `insert into staff_change (id, kind, account_id, login, display_name, stood, asked, reason, code_hash,
           proposed_by, id_number_enc, id_number_hash, id_number_hash_even, proposed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, platform_now())`,
        [
          id,
          kind,
          account?.id ?? null,
          login,
          name,
          stood && JSON.stringify(stood),
          asked && JSON.stringify(asked),
          reason,
          code && this.links.hashOfCode(login, code),
          actor.accountId,
          ...this.persons.sealed(idNumber),
        ],
      );
    } catch (error) {
      if (isUnique(error)) throw refused('staff.asked-already');
      throw error;
    }
    return id;
  }

  private async readPost(
    tx: EntityManager,
    { roles, regionCode, department }: Pick<OpenAccountRequest, 'roles' | 'regionCode' | 'department'>,
  ): Promise<StaffPost> {
    const known: unknown[] = await tx.query('select 1 from region where code = $1', [regionCode]);
    if (known.length === 0) throw refused('staff.unfit-region', undefined, 'regionCode');
    const distinct = [...new Set(roles)];
    return {
      roles: distinct,
      regionCode,
      department: distinct.includes('DEPT_USER') ? (department ?? null) : null,
    };
  }

  private async lockOpen(tx: EntityManager, id: string): Promise<ChangeRow> {
    const rows: ChangeRow[] = await tx.query('select * from staff_change where id = $1 for no key update', [
      id,
    ]);
    if (!rows[0]) throw refused('resource.not-found');
    if (rows[0].outcome !== null) throw refused('staff.decided-already');
    return rows[0];
  }

  private async decide(
    tx: EntityManager,
    actor: Actor,
    { id, outcome, grounds }: { id: string; outcome: string; grounds: string },
  ): Promise<void> {
    await tx.query(
      `update staff_change set outcome = $2, grounds = $3, decided_by = $4, decided_at = platform_now()
       where id = $1`,
      [id, outcome, grounds, actor.accountId],
    );
  }
}

const PURPOSES: Readonly<Partial<Record<StaffChangeKind, 'FIRST' | 'PASSWORD' | 'FACTOR'>>> = {
  OPEN: 'FIRST',
  RESET_PASSWORD: 'PASSWORD',
  RESET_FACTOR: 'FACTOR',
};

async function requireFree(tx: EntityManager, login: string): Promise<void> {
  const known: unknown[] = await tx.query('select 1 from account where login = $1', [login]);
  if (known.length > 0) throw refused('staff.login-taken', undefined, 'login');
}
