import { type Application, earTagsIn, getPropertyType, isAsked, marksIn, numberKey } from '@helan/domain';

/** What a listing says of the thing it is about, as far as the register of things needs it. */
export interface Ground {
  readonly id: string;
  readonly typeCode: string;
  readonly villageCode: string | null;
  readonly application: Application;
}

/** A thing by the name under which it can be listed once only. */
export interface Subject {
  readonly key: string;
  /** As people know it. */
  readonly name: string;
}

/** Codes of the land survey are unique in the country; other numbers, however they are written, in their type and village. */
export function subjectsOf({ typeCode, villageCode, application }: Ground): Subject[] {
  const { subject } = getPropertyType(typeCode);
  const own = (number: string) => ({ key: `${typeCode}:${villageCode}:${numberKey(number)}`, name: number });
  if (subject.kind === 'ASSET') {
    if (subject.tags !== undefined)
      return [
        ...taggedOf(typeCode, application.attributes?.[subject.tags] ?? ''),
        ...markedIn(typeCode, application).map((mark) => ({ ...own(mark), name: `个体标识 ${mark}` })),
      ];
    const number = subject.identity === null ? undefined : application.attributes?.[subject.identity];
    return number ? [own(number)] : [];
  }
  const codes = (application.parcels ?? []).map((parcel) => parcel.code);
  return codes.map((code) => (subject.pattern ? { key: code, name: code } : own(code)));
}

/** Tags are unique in the country, and name one animal each. */
function taggedOf(typeCode: string, tags: string): Subject[] {
  return earTagsIn(tags).map((tag) => ({ key: `${typeCode}:EAR:${tag}`, name: `耳标 ${tag}` }));
}

/** Marks of animals without tags, where the form asks them. */
function markedIn(typeCode: string, { right, attributes = {} }: Application): readonly string[] {
  const { subject, attributes: questions } = getPropertyType(typeCode);
  const question = questions.find(({ key }) => subject.kind === 'ASSET' && key === subject.marks);
  return question && isAsked(question, { right, attributes }) ? marksIn(attributes[question.key] ?? '') : [];
}

/** SQL on `subject_claim c`: whoever holds the thing of key `$1`, from its owner or by passing it on. */
export const HOLDS_SUBJECT = "(c.subject_key = $1 or starts_with(c.subject_key, $1 || '@'))";
