import { Injectable, type OnModuleInit } from '@nestjs/common';
import { smsOf } from '@helan/domain';
import { SmsFailed, SmsPort } from '../../kernel/sms/index.js';
import { Contacts } from './contacts.js';
import { DeliveryWays, type Outgoing, UnreachableError } from './delivery-ways.js';

/** Short messages: whose number it is is asked when it is sent, and kept nowhere. */
@Injectable()
export class SmsWay implements OnModuleInit {
  constructor(
    private readonly ways: DeliveryWays,
    private readonly contacts: Contacts,
    private readonly port: SmsPort,
  ) {}

  onModuleInit(): void {
    this.ways.sendWith('SMS', (outgoing) => this.send(outgoing));
  }

  private async send(outgoing: Outgoing): Promise<void> {
    if (!this.port.isConfigured) throw new UnreachableError('NOT_CONFIGURED');
    const to = await this.contacts.phoneOf(outgoing);
    if (to === null) throw new UnreachableError('NO_NUMBER');
    const { event, facts, key } = outgoing;
    try {
      await this.port.send({ to, template: event, key, ...smsOf(event, facts) });
    } catch (error) {
      if (error instanceof SmsFailed && !error.mayRetry) throw new UnreachableError(error.fault);
      throw error;
    }
  }
}
