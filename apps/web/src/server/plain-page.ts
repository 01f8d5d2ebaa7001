import type { ServerResponse } from 'node:http';
import type { CenterView } from '@helan/contracts';

const RETRY_AFTER_SECONDS = '5';

const PAGES = {
  incomplete: [400, '这个地址不完整', '地址打错了，或者复制的时候少了一段。请从首页或原来的链接再进来。'],
  unknown: [404, '没有找到这个页面', '地址可能打错了，或者内容已经搬走。'],
  crowded: [503, '现在看的人很多', '请过几秒再试。已经办好的都在。'],
  failed: [503, '页面暂时出不来', '平台正在恢复，请过一会儿再试。已经办好的都在。'],
} as const;

/** A page of a few words, for when no other can be made: it needs neither script nor style. It says whom to call. */
export function sendPlainPage(
  response: ServerResponse,
  kind: keyof typeof PAGES,
  center: CenterView | undefined,
): void {
  const [status, title, words] = PAGES[kind];
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  if (status === 503) response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
  response.end(`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>${title}</h1><p>${words}</p><p><a href="">再试一次</a>　<a href="/">回首页</a></p></main>${contactOf(center)}</body>
</html>
`);
}

function contactOf(center: CenterView | undefined): string {
  if (!center) return '';
  const hotline = inHtml(center.hotline);
  const parts = [
    inHtml(center.name),
    hotline && `电话 <a href="tel:${hotline}">${hotline}</a>`,
    center.address && `地址 ${inHtml(center.address)}`,
  ];
  return `<footer><p>${parts.filter(Boolean).join('　')}</p></footer>`;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
}
