import { readSecret } from '../secrets/read-secret.js';

/** How the platform sends short messages. */
export type SmsSettings =
  | { readonly form: 'GATEWAY'; readonly url: string; readonly key: string; readonly templates: Templates }
  | { readonly form: 'DEMO_PHONE' }
  | { readonly form: 'NONE' };

/** The gateway's own number of each of our templates. */
type Templates = Readonly<Record<string, string>>;

/**
 * From the surroundings; a demonstration without a gateway has its phone, production without one sends nothing. Throws
 * one clear sentence for what is set halfway or cannot be.
 */
export function readSms(env: NodeJS.ProcessEnv, isProduction: boolean): SmsSettings {
  const url = env['SMS_GATEWAY_URL'];
  const key = readSecret(env, 'SMS_GATEWAY_KEY', isProduction);
  if (!url && !key) return { form: isProduction ? 'NONE' : 'DEMO_PHONE' };
  if (!url) throw new Error('设了 SMS_GATEWAY_KEY，没有设 SMS_GATEWAY_URL，平台没有启动。');
  if (!key)
    throw new Error(
      '设了 SMS_GATEWAY_URL，没有设 SMS_GATEWAY_KEY（或 SMS_GATEWAY_KEY_FILE），平台没有启动。',
    );
  return {
    form: 'GATEWAY',
    url: gatewayUrl(url, isProduction),
    key,
    templates: readTemplates(env['SMS_TEMPLATES']),
  };
}

function gatewayUrl(text: string, isProduction: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isEncrypted = url?.protocol === 'https:';
  if (!url || !(isEncrypted || (url.protocol === 'http:' && !isProduction)))
    throw new Error('SMS_GATEWAY_URL 要是 https:// 开头的完整网址，平台没有启动。');
  return url.href;
}

/** `login-code=SMS_1001;phone-changed=SMS_1002` */
function readTemplates(text = ''): Templates {
  const pairs = text.split(/[;\s]+/).filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, id] = /^([\w.-]{1,60})=([\w.-]{1,80})$/.exec(pair) ?? [];
      if (!name || !id)
        throw new Error(
          `SMS_TEMPLATES 要写成“模板=网关的模板号”，用分号隔开，现在有一段是“${pair}”，平台没有启动。`,
        );
      return [name, id];
    }),
  );
}
