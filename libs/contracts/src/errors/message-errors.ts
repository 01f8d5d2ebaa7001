import type { ErrorRow } from './error-row.js';

export const MESSAGE_ERRORS = {
  'message.no-choice': {
    status: 422,
    sentence: '这一类的消息规定必须通知，不能关闭。',
    rule: '消息目录',
  },
  'message.no-village': {
    status: 409,
    sentence:
      '不知道他在哪个村，交不了信息联络员。请再发一次；用别的办法告诉了他的，写明办法，按“已另行告知，了结”。',
  },
  'message.push-off': {
    status: 409,
    sentence: '平台没有开通浏览器通知。消息会发到这里和您的手机。',
  },
  'message.push-address': {
    status: 422,
    sentence: '浏览器给的通知地址用不了。请刷新页面再开一次。',
  },
} as const satisfies Record<string, ErrorRow>;
