/** What somebody wants to do in a name, before it is asked whether that name is known to be his. */
export type IdentityDoor = 'DRAFT' | 'QUESTION' | 'APPLY' | 'REGISTER' | 'BID' | 'SIGN';

interface VerificationWay {
  readonly name: string;
  /** What is done on this way, for those who choose among them. */
  readonly how: string;
  readonly opens: readonly IdentityDoor[];
}

const EVERYTHING: readonly IdentityDoor[] = ['DRAFT', 'QUESTION', 'APPLY', 'REGISTER', 'BID', 'SIGN'];
const BEGINNINGS: readonly IdentityDoor[] = ['DRAFT', 'QUESTION'];

/**
 * How it becomes known that a name is somebody's own, and what each way opens. Names with their numbers are bought and
 * sold: whoever knows both is not yet the person. Source: rules §5, §16.4.
 */
export const VERIFICATION_WAYS = {
  ISSUER: {
    name: '统一身份认证',
    how: '用“我的宁夏”等统一身份认证登录，已经实人认证的，不用再到窗口',
    opens: EVERYTHING,
  },
  WINDOW: { name: '中心窗口核验', how: '带证件原件到中心窗口，工作人员当面核对', opens: EVERYTHING },
  LIAISON: { name: '村级联络员核验', how: '带证件原件找本村信息联络员，当面核对', opens: EVERYTHING },
  BANK_CARD: {
    name: '银行卡四要素核验',
    how: '填本人银行卡，由银行核对姓名、证件号、卡号和预留手机号是不是同一个人的',
    opens: EVERYTHING,
  },
  NAME_AND_NUMBER: {
    name: '姓名和证件号核对',
    how: '只核对姓名和证件号是不是一致，不能证明是本人在办',
    opens: BEGINNINGS,
  },
} as const satisfies Readonly<Record<string, VerificationWay>>;

export type VerificationWayName = keyof typeof VERIFICATION_WAYS;

/** What lies open before anything is known of a name: to begin, and to ask. */
const OPEN_TO_ALL = BEGINNINGS;

/** Whether a door is open to a name that was verified on these ways. */
export function isOpenTo(door: IdentityDoor, ways: readonly VerificationWayName[]): boolean {
  if (OPEN_TO_ALL.includes(door)) return true;
  return ways.some((way) => VERIFICATION_WAYS[way].opens.includes(door));
}
