/** One short message. */
export interface SmsMessage {
  /** A mobile number of the mainland, folded. */
  readonly to: string;
  /** The words, with `{name}` where a value goes; without any where they are filled in already. */
  readonly text: string;
  /** Our name of the template: the gateway's own number of it stands in the configuration. */
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
  /** The same message bears the same key at each try, so that a gateway which has it already sends it once. */
  readonly key: string;
}

/**
 * Why a message was not sent. `SILENT` is not known to be unsent: the gateway did not answer in time, or failed on the
 * way; the same message may be tried again under its key.
 */
export type SmsFault =
  'NOT_CONFIGURED' | 'NO_VALUE' | 'NO_TEMPLATE' | 'NO_NUMBER' | 'REFUSED' | 'BUSY' | 'SILENT';

const FOR_GOOD: readonly SmsFault[] = ['NO_VALUE', 'NO_TEMPLATE', 'NO_NUMBER', 'REFUSED'];

/** Holds no number and no text: it is logged as it is. */
export class SmsFailed extends Error {
  constructor(
    readonly fault: SmsFault,
    detail = '',
  ) {
    super(detail ? `${fault}: ${detail}` : fault);
  }

  /** Whether another try may go better. */
  get mayRetry(): boolean {
    return !FOR_GOOD.includes(this.fault);
  }
}

/** Sends short messages, by whatever form the place has. Never called inside of a transaction. */
export abstract class SmsPort {
  /** Whether there is any way to send; where there is none, `send` fails with `NOT_CONFIGURED`. */
  abstract readonly isConfigured: boolean;

  /** Done when the message has been taken over; throws {@link SmsFailed}. */
  abstract send(message: SmsMessage): Promise<void>;
}
