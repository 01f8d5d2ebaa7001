import { type Refusal, refusal } from '../../kernel/index.js';

/** One thing in the file of a project: a paper with its hash, or a record that is written out. */
export interface ArchiveItem {
  readonly seq: number;
  readonly group: ArchiveGroup;
  readonly title: string;
  readonly responsible: string;
  readonly date: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Order of a file, and what a completed lease must hold. Source: rules §14; 贺党办〔2022〕110号 四(九). */
export const ARCHIVE_GROUPS = {
  APPLICATION: '申请与权属',
  REVIEW: '核实审核',
  NOTICE: '公告及变更',
  REGISTRATION: '报名资格',
  DEPOSIT: '保证金流水',
  BIDDING: '竞价记录',
  DEAL: '成交确认',
  CONTRACT: '合同',
  SETTLEMENT: '结算',
  CERTIFICATE: '鉴证书',
  OBJECTION: '异议投诉',
} as const;

export type ArchiveGroup = keyof typeof ARCHIVE_GROUPS;

export const RETENTION = { LEASE: '30年' } as const;

/** Why a file cannot be closed: a group without an item, or serial numbers with a gap. */
export function refuseArchive(items: readonly ArchiveItem[]): Refusal[] {
  const groups = Object.keys(ARCHIVE_GROUPS) as ArchiveGroup[];
  const missing = groups.filter((group) => !items.some((item) => item.group === group));
  const faults = missing.map((group) =>
    refusal('archive.incomplete', group, { name: ARCHIVE_GROUPS[group] }),
  );
  const hasGap = items.some((item, index) => item.seq !== index + 1);
  return hasGap ? [...faults, refusal('archive.incomplete', 'seq', { name: '卷内顺序号' })] : faults;
}
