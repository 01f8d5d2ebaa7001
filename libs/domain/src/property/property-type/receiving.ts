import { answerInWords, type Condition } from './attribute.js';
import type { PropertyType } from './property-type.js';
import type { TransferMode } from './transfer-mode.js';

/** What a type asks of whoever wants to receive it, beyond what all types ask; each with its source. Source: rules §3.6, §3.10. */
export interface ReceivingRule {
  /** The charter's cap is compared: the answer to this question, in the unit of the lot. */
  readonly holdingCap?: { readonly attribute: string; readonly source: string };
  /** In this mode nobody but the collective itself may receive it. */
  readonly redemption?: { readonly mode: TransferMode; readonly source: string };
  /** Of these rights a household may hold one only. */
  readonly onePerHousehold?: { readonly rights: readonly string[]; readonly source: string };
  /** Who rents it now, what he has said of his priority, and by which answer he has given it up in writing. */
  readonly tenant?: {
    readonly when: Condition;
    readonly name: string;
    readonly stance: string;
    readonly waived: readonly string[];
  };
  /** The answer that names the certificate of fitness that the notice asks for. */
  readonly qualification?: { readonly attribute: string; readonly source: string };
}

/** Whoever rents what is listed. */
export interface Tenant {
  readonly name: string;
  /** What he has said of his priority, in words. */
  readonly stance: string;
  /** He has given his priority up in writing; silence and a claim of his own are no waiver. */
  readonly hasWaived: boolean;
}

/** The tenant whom an application names; nothing where nothing is let, or the form did not ask. Source: rules §3.5. */
export function tenantOf(
  { receiving: { tenant }, attributes: questions }: Pick<PropertyType, 'receiving' | 'attributes'>,
  answers: Readonly<Record<string, string>>,
): Tenant | undefined {
  if (!tenant || !tenant.when.is.includes(answers[tenant.when.attribute] ?? '')) return undefined;
  const [name = '', stance = ''] = [answers[tenant.name], answers[tenant.stance]];
  const question = questions.find(({ key }) => key === tenant.stance)!;
  if (name === '' || stance === '') return undefined;
  return { name, stance: answerInWords(question, stance), hasWaived: tenant.waived.includes(stance) };
}
