import { labelOf, wordOf } from './copy-words.js';

/** One kind of data in a copy; what is left out says why. */
export interface CopyPart {
  readonly title: string;
  readonly kept: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly left: string | null;
}

export interface PersonalData {
  /** With its zone. */
  readonly madeAt: string;
  readonly parts: readonly CopyPart[];
}

const STYLE = `body{font:16px/1.6 "Noto Sans SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}td,th{border:1px solid #888;padding:.3rem .5rem;text-align:left;
vertical-align:top;overflow-wrap:anywhere}th{width:12rem;font-weight:600}h2{margin-top:2rem}p{margin:.3rem 0}
@media print{h2{break-after:avoid}table{break-inside:avoid}}`;

/** Names of villages by their codes. */
export type VillageNames = ReadonlyMap<string, string>;

/** The copy to be read and printed, in words: a page that needs nothing else. Codes are in the data beside it. */
export function copySheet({ madeAt, parts }: PersonalData, villages: VillageNames): string {
  const sections = parts.map((part) => sectionOf(part, villages)).join('\n');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>我的个人信息</title><style>${STYLE}</style></head><body>
<h1>我的个人信息</h1>
<p>平台记下的您的全部信息，${escaped(timeOf(madeAt))}做成。有错的，在“我的资料”里申请更正，或者带身份证到中心窗口。</p>
${sections}
</body></html>
`;
}

function sectionOf({ title, kept, rows, left }: CopyPart, villages: VillageNames): string {
  const body = left === null ? rowsOf(rows, { title, villages }) : `<p>没有列出：${escaped(left)}。</p>`;
  return `<section><h2>${escaped(title)}</h2><p>留多久：${escaped(kept)}</p>${body}</section>`;
}

interface Place {
  readonly title: string;
  readonly villages: VillageNames;
}

function rowsOf(rows: CopyPart['rows'], place: Place): string {
  if (rows.length === 0) return '<p>没有记录。</p>';
  return rows.map((row) => tableOf(row, place)).join('');
}

function tableOf(row: object, place: Place): string {
  const cells = Object.entries(row)
    .filter(([, value]) => !isNothing(value))
    .map(([key, value]) => {
      const heading = labelOf(key);
      return `<tr><th>${escaped(heading)}</th><td>${cellOf(value, heading, place)}</td></tr>`;
    });
  return `<table>${cells.join('')}</table>`;
}

function isNothing(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** As HTML: a list of words in one line, of whatever has parts a table each. */
function cellOf(value: unknown, heading: string, place: Place): string {
  const whole = typeof value === 'string' ? unfolded(value) : value;
  if (Array.isArray(whole)) {
    const items: unknown[] = whole;
    const isOfParts = items.some((item) => typeof item === 'object' && item !== null);
    return items.map((item) => cellOf(item, heading, place)).join(isOfParts ? '' : '、');
  }
  if (typeof whole === 'object' && whole !== null) return tableOf(whole, place);
  return escaped(textOf(whole, heading, place));
}

/** What was sealed as a whole lies there as its JSON. */
function unfolded(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function textOf(value: unknown, heading: string, { title, villages }: Place): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'string') return String(value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return timeOf(value);
  const village = /村/.test(heading) ? villages.get(value) : undefined;
  return village ?? wordOf(title, heading, value);
}

function timeOf(instant: string): string {
  return new Date(instant).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
