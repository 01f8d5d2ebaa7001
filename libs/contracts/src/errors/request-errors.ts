import type { ErrorRow } from './error-row.js';

/** What is wrong with a request, whatever it asks for. */
export const REQUEST_ERRORS = {
  'request.invalid': { status: 422, sentence: '填写的内容不对，请看标出的地方。' },
  'request.bad-address': { status: 400, sentence: '地址不完整，或者打错了。请从首页或原来的链接再进来。' },
  'request.bad-place': { status: 422, sentence: '这一页的地址不对，或者列表已经换了。请从第一页看起。' },
  'request.too-large': {
    status: 413,
    sentence: '一次填的内容太多，没有收下。请分几次保存，长的说明放进附件里。',
  },
  'request.too-deep': { status: 422, sentence: '内容的层次太多，没有收下。请刷新页面，重新填。' },
  'request.conflict': { status: 409, sentence: '刚刚有别人也在办，请刷新页面再试。' },
  'request.body-late': {
    status: 408,
    sentence: '内容没有在 {seconds} 秒内传完，没有计入。请检查网络以后再试。',
  },
  'request.too-many': { status: 429, sentence: '操作太快，请稍等一会儿再试。' },
  'request.idempotency-key': { status: 422, sentence: '请求编号要用字母、数字和 - _ . :，最多 80 个。' },
  'request.idempotency-reused': { status: 422, sentence: '这个请求编号已经用过，内容却不同。' },
  'form.saved-meanwhile': {
    status: 409,
    sentence:
      '这份内容在别的页面或者设备上已经改过、存好了，您这里的没有存进去。请对照两边，选定以后再保存。',
  },
} as const satisfies Record<string, ErrorRow>;
