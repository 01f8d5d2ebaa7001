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

/** The copy to be read and printed: a page that needs nothing else. */
export function copySheet({ madeAt, parts }: PersonalData): string {
  const sections = parts.map(sectionOf).join('\n');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>我的个人信息</title><style>${STYLE}</style></head><body>
<h1>我的个人信息</h1>
<p>平台记下的您的全部信息，${escaped(timeOf(madeAt))}做成。有错的，在“我的资料”里申请更正，或者带身份证到中心窗口。</p>
${sections}
</body></html>
`;
}

function sectionOf({ title, kept, rows, left }: CopyPart): string {
  const body = left === null ? rowsOf(rows) : `<p>没有列出：${escaped(left)}。</p>`;
  return `<section><h2>${escaped(title)}</h2><p>留多久：${escaped(kept)}</p>${body}</section>`;
}

function rowsOf(rows: CopyPart['rows']): string {
  if (rows.length === 0) return '<p>没有记录。</p>';
  return rows
    .map((row) => {
      const cells = Object.entries(row)
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => `<tr><th>${escaped(name)}</th><td>${escaped(textOf(value))}</td></tr>`);
      return `<table>${cells.join('')}</table>`;
    })
    .join('');
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? timeOf(value) : value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value, null, 1);
}

function timeOf(instant: string): string {
  return new Date(instant).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
