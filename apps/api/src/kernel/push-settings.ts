import { readSecret } from './secrets/read-secret.js';

/** How browsers are sent messages while no page is open: a pair of VAPID keys, and whom a push service may ask. */
export interface PushSettings {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly contact: string;
}

/** Nothing where none is set; throws one clear sentence for what is set halfway. */
export function readPush(env: NodeJS.ProcessEnv, isProduction: boolean): PushSettings | null {
  const publicKey = env['VAPID_PUBLIC_KEY'];
  const privateKey = readSecret(env, 'VAPID_PRIVATE_KEY', isProduction);
  const contact = env['VAPID_CONTACT'];
  if (!publicKey && !privateKey) return null;
  if (!publicKey || !privateKey || !/^(mailto:|https:\/\/)/.test(contact ?? ''))
    throw new Error(
      'VAPID_PUBLIC_KEY、VAPID_PRIVATE_KEY（或 VAPID_PRIVATE_KEY_FILE）、VAPID_CONTACT（mailto: 或 https:// 开头）要一起设，平台没有启动。',
    );
  return { publicKey, privateKey, contact: contact! };
}
