import { Injectable } from '@nestjs/common';
import { ORDER_FORMS } from '@helan/domain';
import type { BankProfileView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { bankName } from '../payment/index.js';
import { BankProfileEntity, PROFILE_STATES } from './bank-profile.entity.js';

const MOST_VERSIONS = 50;

/** What is in force, what waits for its second person, and what was before. */
@Injectable()
export class BankProfileQueries {
  constructor(private readonly dataSource: DataSource) {}

  async list(actor: Actor): Promise<BankProfileView[]> {
    const rows = await this.dataSource.manager.find(BankProfileEntity, {
      order: { bank: 'ASC', version: 'DESC' },
      take: MOST_VERSIONS,
    });
    const names = await namesOf(this.dataSource, rows);
    return rows.map((row) => toView(row, names, actor));
  }
}

async function namesOf(source: DataSource, rows: readonly BankProfileEntity[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ proposedBy, answeredBy }) => [proposedBy, answeredBy ?? proposedBy]);
  const found: { id: string; name: string }[] = await source.query(
    'select id, display_name as name from account where id = any($1)',
    [[...new Set(ids)]],
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

function toView(
  { content, ...row }: BankProfileEntity,
  names: ReadonlyMap<string, string>,
  { accountId }: Actor,
): BankProfileView {
  return {
    ...content,
    id: row.id,
    bank: row.bank,
    accountTitle: bankName(row.bank),
    version: row.version,
    state: row.state,
    stateName: PROFILE_STATES[row.state],
    orderTitles: content.orderTitles ?? null,
    orderFormName: ORDER_FORMS[content.orderForm],
    reason: row.reason,
    proposerName: names.get(row.proposedBy) ?? '',
    proposedAt: row.proposedAt.toISOString(),
    answererName: row.answeredBy ? (names.get(row.answeredBy) ?? '') : null,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answer: row.answer,
    isMine: row.proposedBy === accountId,
  };
}
