import { SmsFailed, SmsPort } from './sms-port.js';

/** Where nobody has configured a gateway. */
export class NoSms extends SmsPort {
  readonly isConfigured = false;

  send(): Promise<void> {
    return Promise.reject(new SmsFailed('NOT_CONFIGURED'));
  }
}
