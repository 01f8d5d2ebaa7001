export { DemoPhone } from './demo-phone.js';
export { provideSms } from './provide-sms.js';
export { SmsFailed, type SmsFault, type SmsMessage, SmsPort } from './sms-port.js';
