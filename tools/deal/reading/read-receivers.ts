import type { Receivers } from '@helan/domain';
import type { LotFields } from './real-notice.js';
import { type Said, said, textOf } from './said.js';

/** Who may take part: everybody, natural persons, or organisations. */
export type Applicants = 'ANYONE' | 'NATURAL' | 'ORGANISATIONS';

export interface StatedReceivers {
  readonly receivers: Receivers;
  readonly applicants: Applicants;
}

const OWN_PEOPLE = /本(?:村|组|队|社|集体|经济组织|股份)/;
const OPENED = /非本|不限|优先|不得|除外|均可|也可|都可|外村|以外|或外|区内外|内外/;

/** Members alone where the notice keeps everybody else away; a word for them, or about them, does not. */
export function readReceivers({ qualification }: LotFields): Said<StatedReceivers> | undefined {
  const words = textOf(qualification);
  if (words === '') return undefined;
  const clauses = words.split(/[;；,，。、]/);
  const isMembers = clauses.some((clause) => OWN_PEOPLE.test(clause) && !OPENED.test(clause));
  const isOpened = clauses.some((clause) => /非本|外村|户籍不限/.test(clause) && !/不得|禁止/.test(clause));
  return said(words, {
    receivers: isMembers && !isOpened ? 'MEMBERS' : 'ANYONE',
    applicants: applicantsOf(words),
  });
}

function applicantsOf(words: string): Applicants {
  const positive = words
    .split(/[;；。,，]/)
    .filter((clause) => !/不得|禁止|不接受/.test(clause))
    .join('；');
  const hasPersons = /自然人|个人|村民|户口|户籍|农户|周岁|居民/.test(positive);
  const hasOrganisations = /法人|企业|单位|组织|公司|合作社|农场/.test(positive);
  if (hasPersons === hasOrganisations) return 'ANYONE';
  return hasPersons ? 'NATURAL' : 'ORGANISATIONS';
}
