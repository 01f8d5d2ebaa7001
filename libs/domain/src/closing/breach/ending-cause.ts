/** Why a contract ends before its time: both sides want it, one of the four causes of the law, or a decision in force. Source: 农村土地承包法 第四十二条; 民法典 第五百六十二条. */
export const ENDING_CAUSES = {
  AGREED: '双方协议解除',
  OTHER_USE: '受让方擅自改变土地的农业用途',
  ABANDONED: '受让方弃耕抛荒连续两年以上',
  DAMAGED: '受让方给土地造成严重损害或者严重破坏土地生态环境',
  SERIOUS: '受让方其他严重违约行为',
  RULING: '生效的判决、裁定、调解书或者仲裁裁决解除合同',
} as const;
export type EndingCause = keyof typeof ENDING_CAUSES;

/**
 * Whether a cause is the transferee's fault, so that his deposit is forfeited as the notice says; a decision says itself
 * what each side owes. Source: rules §6.9.
 */
export function isFault(cause: EndingCause): boolean {
  return cause !== 'AGREED' && cause !== 'RULING';
}
