import { answerInWords } from './attribute.js';
import type { PropertyType } from './property-type.js';

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
