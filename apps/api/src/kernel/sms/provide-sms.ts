import type { DataSource } from 'typeorm';
import { logger } from '../logger.js';
import { DemoPhone } from './demo-phone.js';
import { NoSms } from './no-sms.js';
import { SmsGateway } from './sms-gateway.js';
import type { SmsPort } from './sms-port.js';
import type { SmsSettings } from './sms-settings.js';

/** The form that the place has; that there is none is said once, as the platform starts. */
export function provideSms(settings: SmsSettings, dataSource: DataSource): SmsPort {
  if (settings.form === 'GATEWAY') return new SmsGateway(settings);
  if (settings.form === 'DEMO_PHONE') return new DemoPhone(dataSource);
  logger.warn(
    '没有设 SMS_GATEWAY_URL：短信发不出去，不能用手机号注册、用验证码登录和找回密码。设法见 docs/operations.md。',
  );
  return new NoSms();
}
