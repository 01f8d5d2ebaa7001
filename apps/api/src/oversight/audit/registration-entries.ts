import { DOER_NAMES, type HistoryChangeView, type OwnHistoryEntryView } from '@helan/contracts';
import {
  CERTIFICATE_STATES,
  CONTRACT_STATES,
  DEPOSIT_STATES,
  REGISTRATION_PAPERS,
  REGISTRATION_STATES,
  formatYuan,
  momentInWords,
} from '@helan/domain';
import type { OwnRow } from './own-entries.js';
import { isEmpty } from './value-words.js';

/** A column that is told, and how its value is said. */
interface Told {
  readonly label: string;
  say(value: unknown): string;
}

/** A kind of line: what it is, and which of its columns are told; all others stay where they are. */
interface Kind {
  readonly begun: string;
  readonly changed: string;
  readonly columns: Readonly<Record<string, Told>>;
}

const named = (label: string, names: Readonly<Record<string, string>>): Told => ({
  label,
  say: (value) => names[String(value)] ?? '',
});
const plain = (label: string): Told => ({ label, say: (value) => (typeof value === 'string' ? value : '') });
const yuan = (label: string): Told => ({ label, say: (value) => `¥${formatYuan(BigInt(String(value)))}` });
const moment = (label: string): Told => ({ label, say: (value) => momentInWords(Date.parse(String(value))) });

const PAPER_NAMES = Object.fromEntries(
  Object.entries(REGISTRATION_PAPERS).map(([kind, { name }]) => [kind, name]),
);

const KINDS: Readonly<Record<string, Kind>> = {
  registration: {
    begun: '开始报名',
    changed: '报名有变动',
    columns: {
      state: named('进度', REGISTRATION_STATES),
      form: { label: '报名内容', say: (value) => (isEmpty(value) ? '' : '（已填）') },
      decision_reason: plain('审查意见'),
      correction_items: {
        label: '要补正的',
        say: (value) => (Array.isArray(value) ? value.join('；') : ''),
      },
    },
  },
  registration_document: {
    begun: '交来材料',
    changed: '材料有变动',
    columns: { kind: named('材料', PAPER_NAMES) },
  },
  deposit: {
    begun: '通知缴纳保证金',
    changed: '保证金有变动',
    columns: {
      state: named('保证金', DEPOSIT_STATES),
      amount_fen: yuan('应缴'),
      forfeited_fen: yuan('不予退还'),
      converted_fen: yuan('已转价款'),
      due_at: moment('最晚到账'),
    },
  },
  contract: {
    begun: '发送合同',
    changed: '合同有变动',
    columns: { no: plain('合同编号'), state: named('合同', CONTRACT_STATES) },
  },
  certificate: {
    begun: '草拟鉴证书',
    changed: '鉴证书有变动',
    columns: {
      no: plain('鉴证书编号'),
      state: named('鉴证书', CERTIFICATE_STATES),
      revoked_reason: plain('作废原因'),
    },
  },
};

/** A line as it was written down, in the words of the pages, for the party that has registered. */
export function toRegistrationEntry(row: OwnRow, partyId: string): OwnHistoryEntryView {
  const kind = KINDS[row.table_name]!;
  return {
    seq: Number(row.seq),
    at: row.at.toISOString(),
    isPast: row.actor === null,
    what: row.op === 'DELETE' ? '删除材料' : row.op === 'UPDATE' ? kind.changed : kind.begun,
    who: doerOf(row, partyId),
    changes: Object.entries(kind.columns).flatMap(([column, told]) => tell(row, column, told)),
  };
}

function tell({ before, after }: OwnRow, column: string, told: Told): HistoryChangeView[] {
  const [was, is] = [before, after].map((line) => (line && column in line ? told.say(line[column]) : ''));
  if (was === is && was === '') return [];
  return [{ column: told.label, before: was!, after: was === is ? '（已改）' : is! }];
}

/** Staff by role and name, he himself by his own; of the other side no more than that it was the other side. */
function doerOf({ actor, actor_name, actor_roles, actor_party }: OwnRow, partyId: string): string {
  if (actor === null) return '数据库（不经平台）';
  const roles = (actor_roles ?? []).filter((role) => role !== 'MEMBER');
  if (roles.length > 0) return `${roles.map((role) => DOER_NAMES[role]).join('、')} ${actor_name}`;
  if (actor_name === null) return '平台';
  return actor_party === partyId ? actor_name : '另一方';
}
