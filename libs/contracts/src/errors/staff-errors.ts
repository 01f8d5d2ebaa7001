import type { StaffRefusal } from '@helan/domain';
import type { ErrorRow } from './error-row.js';

const APART = '三员分立、岗位分离';

/** Why the domain refuses a change of an account. */
export const STAFF_DOMAIN_ERRORS = {
  'staff.no-role': { status: 422, sentence: '请至少选一个工作岗位；办自己的事用办事群众自己的账号。' },
  'staff.separated': {
    status: 422,
    sentence: '“{one}”和“{other}”要由不同的人担任，不能给同一个账号。',
    rule: APART,
  },
  'staff.separated-person': {
    status: 422,
    sentence: '这个人（证件号码相同）已有账号“{login}”，“{one}”和“{other}”要由不同的人担任。',
    rule: APART,
  },
  'staff.second-account': {
    status: 409,
    sentence:
      '这个人（证件号码相同）已有在用的账号“{login}”。一人一个账号，请改那个账号的岗位，或者先停用它。',
    rule: APART,
  },
  'staff.wrong-level': { status: 422, sentence: '“{role}”是{level}一级的岗位，请选{level}一级的辖区。' },
  'staff.department-missing': { status: 422, sentence: '协查部门的账号要写明是哪个部门。' },
  'staff.oneself': {
    status: 403,
    sentence: '自己的账号要由别人来改：不能申请改自己，也不能确认改自己的申请。',
    rule: APART,
  },
  'staff.last-admin': {
    status: 409,
    sentence: '这是最后一个能用的“{role}”账号，不能停用或者改岗。请先开通另一个，等他设好登录再办。',
    rule: APART,
  },
  'staff.not-staff': { status: 409, sentence: '这是办事群众自己的账号，不在这里管。' },
  'staff.nothing-changes': { status: 409, sentence: '账号已经是这样了，没有要改的。' },
} as const satisfies Readonly<Record<StaffRefusal, ErrorRow>>;

/** What accounts of the staff, their links and second factors are refused for besides. */
export const STAFF_ERRORS = {
  'staff.login-taken': { status: 409, sentence: '这个登录名已经有人用了，请换一个。' },
  'staff.login-unfit': {
    status: 422,
    sentence: '登录名用 3 到 40 个小写字母、数字、点、横线，以字母开头。',
  },
  'staff.asked-already': {
    status: 409,
    sentence: '这个账号已经有一份申请在等确认。先等确认，或者请申请人撤回。',
  },
  'staff.decided-already': { status: 409, sentence: '这份申请已经办过了，或者已经撤回。请刷新列表。' },
  'staff.unfit-region': { status: 422, sentence: '没有这个辖区，请从列表里选。' },
  'account.disabled': { status: 403, sentence: '这个账号已经停用。要恢复，请找本单位的系统管理员申请。' },
  'link.void': {
    status: 404,
    sentence:
      '这个链接或者开通码不对、已经用过，或者过了 24 小时。请先照管理员告诉您的开通码再填一次；还是不行的，请找管理员重新发一个。',
  },
  'link.tried-often': { status: 429, sentence: '开通码输错太多次，请 {wait}后再试。' },
  'factor.required': {
    status: 403,
    sentence: '工作人员登录要有动态口令，您的账号还没有。请找系统管理员申请重置动态口令，领一次性链接来设。',
    rule: '工作人员双因素登录',
  },
  'factor.wrong': {
    status: 422,
    sentence: '动态口令不对，或者已经用过。请看手机上现在的六位数字；刚用过的，等下一个。',
  },
  'factor.tried-often': {
    status: 429,
    sentence: '动态口令连续错了太多次，请 {wait}后再试，或者找管理员解除登录限制。',
  },
  'factor.not-begun': { status: 409, sentence: '请先扫二维码，再填手机上的六位数字。' },
  'factor.must-stay': {
    status: 409,
    sentence: '工作人员的动态口令不能停用，只能换新的。',
    rule: '工作人员双因素登录',
  },
  'factor.not-halfway': { status: 401, sentence: '登录没有接上，请回登录页重新输入账号和密码。' },
} as const satisfies Readonly<Record<string, ErrorRow>>;
