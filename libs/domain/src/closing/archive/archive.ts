import { type Hash, type Refusal, canonicalJson, refusal } from '../../kernel/index.js';

/** One thing in the file of a project: a paper with its hash, or a record that is written out. */
export interface ArchiveItem {
  readonly seq: number;
  readonly group: ArchiveGroup;
  readonly title: string;
  readonly responsible: string;
  readonly date: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Of a paper: the name of its file; missing in lists from before they were signed. */
  readonly file?: string;
  /** Of data: under which name the archive holds it; missing in lists from before they were signed. */
  readonly record?: ArchiveRecord;
}

/** What the platform signs of a file: everything that lies in it, by its hash. */
export interface ArchiveList {
  readonly no: string;
  readonly lotNo: string;
  readonly retention: string;
  /** ISO with milliseconds. */
  readonly filedAt: string;
  readonly items: readonly ArchiveItem[];
}

/** The text that is signed of a list; `docs/formats/archive-list.md` describes it for checkers in other languages. */
export function archiveListText(list: ArchiveList, sha256: Hash): string {
  return `archive-list|${sha256(canonicalJson(list))}`;
}

/** Order of a file. Source: rules §14; 贺党办〔2022〕110号 四(九). */
export const ARCHIVE_GROUPS = {
  APPLICATION: '申请与权属',
  REVIEW: '核实审核',
  NOTICE: '公告及变更',
  REGISTRATION: '报名资格',
  DEPOSIT: '保证金流水',
  BIDDING: '竞价、协商记录',
  DEAL: '成交确认',
  CONTRACT: '合同',
  SETTLEMENT: '结算',
  CERTIFICATE: '鉴证书',
  OBJECTION: '异议投诉',
} as const;

export type ArchiveGroup = keyof typeof ARCHIVE_GROUPS;

/** Records that are written out as data, with the group that each belongs to. */
export const ARCHIVE_RECORDS = {
  application: { group: 'APPLICATION', title: '转出申请书（数据）' },
  history: { group: 'REVIEW', title: '办理过程' },
  notices: { group: 'NOTICE', title: '公告' },
  registrations: { group: 'REGISTRATION', title: '报名与资格审查' },
  deposits: { group: 'DEPOSIT', title: '保证金' },
  consultations: { group: 'BIDDING', title: '征求双方意见' },
  bids: { group: 'BIDDING', title: '竞价记录' },
  negotiations: { group: 'BIDDING', title: '协商记录' },
  deal: { group: 'DEAL', title: '成交确认' },
  confirmations: { group: 'DEAL', title: '成交确认书签署记录' },
  fallen: { group: 'DEAL', title: '作废的成交结果和递补' },
  signatures: { group: 'CONTRACT', title: '签署记录' },
  appraisal: { group: 'DEAL', title: '成交后的评估' },
  payments: { group: 'SETTLEMENT', title: '付款计划' },
  certificates: { group: 'CERTIFICATE', title: '鉴证书登记' },
  objections: { group: 'OBJECTION', title: '异议和投诉' },
} as const satisfies Readonly<Record<string, { readonly group: ArchiveGroup; readonly title: string }>>;

export type ArchiveRecord = keyof typeof ARCHIVE_RECORDS;

export const RETENTION = { LEASE: '30年' } as const;

/** What a deal was, as far as its file depends on it. */
export interface ArchivedDeal {
  /** How its result came about; null where it was traded elsewhere. */
  readonly manner: 'BIDDING' | 'AGREEMENT' | 'NEGOTIATION' | 'SUCCESSION' | null;
  /** A purchase ends with the contract that the buyer makes himself. */
  readonly isBuying: boolean;
  readonly hasDeposit: boolean;
  readonly hasPrice: boolean;
}

/** Records without a row of which a file is not whole. */
function requiredRecords({ manner, isBuying, hasDeposit, hasPrice }: ArchivedDeal): ArchiveRecord[] {
  const always: ArchiveRecord[] = ['application', 'history', 'notices'];
  if (manner === null) return always;
  const traded = {
    BIDDING: 'bids',
    SUCCESSION: 'bids',
    NEGOTIATION: 'negotiations',
    AGREEMENT: 'consultations',
  } as const;
  return [
    ...always,
    'registrations',
    ...(hasDeposit ? (['deposits'] as const) : []),
    traded[manner],
    'deal',
    'confirmations',
    ...(isBuying ? [] : (['signatures', 'certificates'] as const)),
    ...(isBuying || !hasPrice ? [] : (['payments'] as const)),
  ];
}

/** Groups without a paper of which a file is not whole. */
function requiredPapers({ manner, isBuying }: ArchivedDeal): ArchiveGroup[] {
  const always: ArchiveGroup[] = ['APPLICATION'];
  if (manner === null) return always;
  return [...always, 'DEAL', ...(isBuying ? [] : (['CONTRACT', 'SETTLEMENT', 'CERTIFICATE'] as const))];
}

/** A file as it was brought together: what lies in it, and which of its records hold rows. */
export interface ArchiveContents {
  readonly items: readonly ArchiveItem[];
  readonly records: readonly ArchiveRecord[];
  /** Groups that hold a paper, not data alone. */
  readonly papers: readonly ArchiveGroup[];
}

/**
 * Why a file cannot be closed: a record without a row or a group without a paper that this deal must have, or serial
 * numbers with a gap. What was asked for and not found is missing. Source: rules §6.10 ARCHIVE, §14.
 */
export function refuseArchive({ items, records, papers }: ArchiveContents, deal: ArchivedDeal): Refusal[] {
  const noRecord = requiredRecords(deal).filter((record) => !records.includes(record));
  const noPaper = requiredPapers(deal).filter((group) => !papers.includes(group));
  const faults = [
    ...noRecord.map((record) =>
      refusal('archive.incomplete', record, { name: ARCHIVE_RECORDS[record].title }),
    ),
    ...noPaper.map((group) => refusal('archive.incomplete', group, { name: `${ARCHIVE_GROUPS[group]}文件` })),
  ];
  const hasGap = items.some((item, index) => item.seq !== index + 1);
  return hasGap ? [...faults, refusal('archive.incomplete', 'seq', { name: '卷内顺序号' })] : faults;
}
