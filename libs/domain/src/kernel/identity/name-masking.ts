/** What the public sees of a person: the family name and stars. Organisations are named in full. */
export function maskName(name: string): string {
  const compound = [
    '欧阳',
    '上官',
    '司马',
    '诸葛',
    '司徒',
    '尉迟',
    '夏侯',
    '皇甫',
    '慕容',
    '令狐',
    '长孙',
    '宇文',
  ];
  // A rare character is one, however it is written.
  const characters = [...name];
  const isCompound = characters.length > 2 && compound.includes(characters.slice(0, 2).join(''));
  const family = characters.slice(0, isCompound ? 2 : 1);
  // Two stars at most: a long name's would tell how long it is, and break over lines.
  return family.join('') + '*'.repeat(Math.min(2, Math.max(1, characters.length - family.length)));
}

/** Longer names without a dot within are those of units. */
const LONGEST_PERSONAL_NAME = 4;

/** The name of a person as the public sees it; those of units are public. */
export function maskPerson(name: string): string {
  return isUnitName(name) ? name : maskName(name);
}

export function isUnitName(name: string): boolean {
  return [...name].length > LONGEST_PERSONAL_NAME && !name.includes('·');
}

/** Several names in one text, each as {@link maskPerson} shows it: `张三丰、李四` → `张**、李*`. */
export function maskPersons(names: string): string {
  return names.replace(/[^、，,；;/\s]+/g, (one) => {
    const parts = one.split(/([和与及])/);
    const areNames = parts.every((part, index) => index % 2 === 1 || [2, 3, 4].includes([...part].length));
    return areNames
      ? parts.map((part, index) => (index % 2 === 1 ? part : maskName(part))).join('')
      : maskPerson(one);
  });
}
