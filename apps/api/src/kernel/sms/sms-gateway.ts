import { textOf } from './check-message.js';
import { SmsFailed, type SmsMessage, SmsPort } from './sms-port.js';
import type { SmsSettings } from './sms-settings.js';

/** So long a gateway may take for its whole answer. */
const PATIENCE_MS = 5_000;
const TAKEN_BEFORE = 409;
const LATER = [408, 425, 429];

/**
 * A gateway that takes `POST {to, template, values, text}` under `Authorization: Bearer` and `Idempotency-Key`, and
 * answers with a status alone: 2xx and 409 (it has this key already) are taken over.
 */
export class SmsGateway extends SmsPort {
  readonly isConfigured = true;

  constructor(
    private readonly settings: Extract<SmsSettings, { form: 'GATEWAY' }>,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    super();
  }

  async send(message: SmsMessage): Promise<void> {
    const text = textOf(message);
    const template = this.settings.templates[message.template];
    if (template === undefined) throw new SmsFailed('NO_TEMPLATE', message.template);
    const status = await this.post(message.key, { to: message.to, template, values: message.values, text });
    if ((status >= 200 && status < 300) || status === TAKEN_BEFORE) return;
    if (status >= 500 || LATER.includes(status)) throw new SmsFailed('BUSY', String(status));
    throw new SmsFailed('REFUSED', String(status));
  }

  /** The status; what else the gateway says, however long, is not read. */
  private async post(key: string, body: object): Promise<number> {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${this.settings.key}`,
      'idempotency-key': key,
    };
    try {
      const answer = await fetch(this.settings.url, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(this.patienceMs),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      // Whatever broke on the way: the message may have arrived or not.
      throw new SmsFailed('SILENT');
    }
  }
}
