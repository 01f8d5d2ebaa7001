import type { ErrorRow } from './error-row.js';

const WINDOW = '请带身份证到村委会找信息联络员，或到中心窗口办理，不收费。';

/** What the domain says of codes, passwords and logins. */
export const CODE_ERRORS = {
  'password.too-short': {
    status: 422,
    sentence: '密码至少 {min} 位，现在是 {length} 位。长一点的一句话最好记。',
  },
  'password.common': { status: 422, sentence: '这个密码太多人用，别人最先试它。请换一个只有您想得到的。' },
  'password.own-name': { status: 422, sentence: '密码不能和登录名或者手机号一样，请换一个。' },
  'login.bad': {
    status: 422,
    sentence: '登录名要 3 到 30 个字，可以用汉字、字母、数字和 . _ -，不能全是数字。',
  },
  'code.wrong': { status: 422, sentence: '验证码不对，还能试 {left} 次。请用最新一条短信里的 6 位数字。' },
  'code.expired': { status: 422, sentence: '验证码过了 5 分钟，已经作废。请重新获取一条。' },
  'code.used': { status: 422, sentence: '这条验证码已经用过了。请重新获取一条。' },
  'code.dead': { status: 422, sentence: '这条验证码错了 5 次，已经作废。请重新获取一条，用新短信里的数字。' },
} as const satisfies Record<string, ErrorRow>;

/** What the platform says at its door, and of one's own account. */
export const ACCOUNT_ERRORS = {
  'code.not-asked': {
    status: 422,
    sentence: '这条验证码不是在这里为这个手机号获取的。请核对手机号，重新获取一条。',
  },
  'code.crowded': {
    status: 429,
    sentence: '验证码要得太频繁，请 {wait}后再试。已经收到的，5 分钟内还能用。',
  },
  'phone.not-mobile': { status: 422, sentence: '手机号要是 11 位，1 开头，请检查。' },
  'sms.not-configured': {
    status: 503,
    sentence: `平台还没有开通短信。有密码的请用密码登录；没有的${WINDOW}`,
  },
  'sms.failed': { status: 503, sentence: `短信没有发出去，请过几分钟再试。急着办的${WINDOW}` },
  'account.crowded': { status: 429, sentence: '这里注册得太频繁，请 {wait}后再试。' },
  'account.phone-taken': {
    status: 409,
    sentence:
      '这个手机号已经有账号，请直接用验证码登录。原来是别人的号码、现在归您的，请在注册页勾选“我是新机主”。',
  },
  'account.none-for-phone': { status: 409, sentence: '这个手机号还没有账号，请用它注册。' },
  'account.not-by-code': {
    status: 403,
    sentence: '工作人员不用验证码登录，也不用它找回密码。请用密码；忘了密码的请找系统管理员重设。',
  },
  'account.holder-unproved': {
    status: 403,
    sentence: `和登记的不一致，不能用这个手机号进这个账号。您是新机主的，请注册自己的账号并勾选“我是新机主”；是您本人的，${WINDOW}`,
  },
  'account.holder-asked': {
    status: 403,
    sentence:
      '这个账号已经核验过身份，在新设备上还要填登记的证件号码后 6 位。您是新机主的，请注册自己的账号并勾选“我是新机主”。',
  },
  'account.login-taken': { status: 409, sentence: '这个登录名已经有人用，请换一个。' },
  'account.name-fixed': {
    status: 409,
    sentence: '登记过身份的，姓名跟着身份资料走，要改请更正身份资料；工作人员的姓名由系统管理员改。',
  },
  'account.old-password': { status: 403, sentence: '原来的密码不对。忘了的，请退出以后用“忘记密码”。' },
  'limit.search': { status: 429, sentence: '查得太频繁，请 {wait}后再查。' },
  'limit.uploads': { status: 429, sentence: '上传得太频繁，请 {wait}后再传。' },
  'limit.questions': { status: 429, sentence: '提问太频繁，请 {wait}后再问。' },
  'limit.feeds': { status: 429, sentence: '这里打开得太频繁，请 {wait}后再试。' },
} as const satisfies Record<string, ErrorRow>;
