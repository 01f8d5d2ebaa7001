import { fillTemplate, isMobilePhone } from '@helan/domain';
import { SmsFailed, type SmsMessage } from './sms-port.js';

/** The text as it goes out; throws before anything is sent where a value or the number is missing. */
export function textOf({ to, text, template, values }: SmsMessage): string {
  if (!isMobilePhone(to)) throw new SmsFailed('NO_NUMBER');
  const filled = fillTemplate(text, values);
  if ('missing' in filled) throw new SmsFailed('NO_VALUE', `${template} ${filled.missing.join(' ')}`);
  return filled.text;
}
